package reports_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/imports/lists"
	"convive/models/reports"
)

func TestAReportThatIsNoGuestListIsRefusedByTheImportWithTheOneToTake(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		newParty(w)
		read := map[reports.Name]bool{reports.Guests: true, reports.Addresses: true}
		counts := map[reports.Name]bool{reports.Headcount: true, reports.Meals: true} // they name nobody
		for _, name := range reports.Names() {
			for _, kind := range []string{"csv", "xlsx"} {
				a := w.As("anna").Get(desk + "/" + string(name) + "/" + kind).Status(200)
				_, err := lists.Read(string(name)+"."+kind, []byte(a.Text), lists.Options{})
				switch {
				case read[name] && err != nil:
					w.T.Errorf("%s as %s: %v", name, kind, err)
				case counts[name] && err == nil, !read[name] && !counts[name] && (err == nil || !strings.Contains(err.Error(), "This is Convive's report “")):
					w.T.Errorf("%s as %s is read: %v", name, kind, err)
				}
			}
		}
	})
}

func TestSomebodysOwnListWithTheHeadingsOfASeatingIsRead(t *testing.T) {
	l, err := lists.Read("own.csv", []byte("Occasion,Name,Household,Table,Seat\nDinner,Ana Silva,Silva,4,1\n"), lists.Options{})
	if err != nil || l.Count().Guests != 1 {
		t.Errorf("%+v %v", l.Count(), err)
	}
}
