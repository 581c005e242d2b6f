package questions_test

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"convive/handlers/webtest"
	"convive/models/change"
)

func TestAnswersLeaveAsFilesAndStandOnTheHouseholdsPageForWhoMayReadHealthNotes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		id, stay := bus(w), asks(w, "asks", "Where do you stay?", "answer_kind", "text", "per", "household")
		one := "/e/amara-jonas/households/" + string(w.Ours.Households[0].ID)
		host, viewer := w.As("anna").Open(one), w.As("vera").Open(one)
		person := "answer." + string(id) + "." + string(w.Ours.Guests[0].ID)
		w.Household(w.Ours.Households[0]).Post(home(w, 0)+draft+"/sending", "reply."+cell(w, 0, 1), "attending", person, "", person, "Late",
			"answer."+string(stay), "", "answer."+string(stay), "=Inn by the lake", "asked-songs", "1", "songs", "Waterloo", "asked-note", "1", "note", "So glad").Change()
		host.Shows("household-answers", "=Inn by the lake")
		host.Converges()
		viewer.Converges()
		w.As("anna").Get(one).Says("What they answered", "Which bus?", "Late", "Where do you stay?", "Waterloo", "So glad")
		w.As("vera").Get(one).Status(200).SaysNot("Which bus?", "Inn by the lake", "Waterloo", "So glad")

		const file = "/e/amara-jonas/reports/answers"
		got := w.As("anna").Get(file + "/csv").Status(200).Text
		for _, line := range []string{"Question,Occasion,Name,Household,Answer", "Which bus?,Reception OURS,Ada Lawson OURS,The household of Ada Lawson OURS,Late", "Where do you stay?,,,The household of Ada Lawson OURS,'=Inn by the lake"} {
			if !strings.Contains(got, line) {
				t.Errorf("%s\nlacks %s", got, line)
			}
		}
		w.As("anna").Get(file + "/xlsx").Status(200)
		w.As("anna").Get(file).Says("Which bus?", "Late")
		for _, name := range []string{"vera", "carl", "dora"} {
			w.As(name).Get(file + "/csv").Status(403)
			w.As(name).Get(file).Status(403)
		}
		w.As("anna").Post(page+"/"+string(stay)+"/removal", "version", "1").Changes(change.QuestionRemoved{Question: stay, Answers: 1})
		host.Converges()
		host.ShowsNot("household-answers", "Where do you stay?") // the history below still tells that it was answered
	})
}

func TestANumberThatWasAnsweredIsOneInAWorkbookAndStaysAsWrittenInTheRest(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		cots := asks(w, "asks", "How many cots?", "answer_kind", "number", "per", "household")
		litres := asks(w, "asks", "How much milk?", "answer_kind", "number", "per", "household")
		w.Household(w.Ours.Households[0]).Post(home(w, 0)+draft+"/sending", "reply."+cell(w, 0, 1), "attending", "answer."+string(cots), "", "answer."+string(cots), "2",
			"answer."+string(litres), "", "answer."+string(litres), "1,5").Change()
		const file = "/e/amara-jonas/reports/answers"
		w.As("anna").Get(file+"/csv").Says("How many cots?,,,The household of Ada Lawson OURS,2,", `OURS,"1,5",`)
		f, err := excelize.OpenReader(strings.NewReader(w.As("anna").Get(file + "/xlsx").Status(200).Text))
		w.Must(err)
		defer f.Close()
		name, held := f.GetSheetName(0), map[string]string{}
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		w.Must(err)
		for i, row := range rows[1:] {
			at, _ := excelize.CoordinatesToCellName(5, i+2)
			kind, err := f.GetCellType(name, at)
			w.Must(err)
			if kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
				t.Errorf("%s is of type %v", row[0], kind)
			}
			held[row[0]] = row[4]
		}
		if held["How many cots?"] != "2" || held["How much milk?"] != "1.5" {
			t.Errorf("the workbook holds %v", held)
		}
	})
}
