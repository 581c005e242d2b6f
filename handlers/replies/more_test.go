package replies_test

import (
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/questions"
)

// askedLater has the first household answer, and asks it a question since.
func askedLater(w *webtest.World) (guest *webtest.Client, field string) {
	guest = w.Household(w.Ours.Households[0])
	guest.Post(home(w, 0)+draft+"/sending", all(w)...).Changes(sent(w))
	w.Clock.Move(time.Minute)
	q := questions.Draft{Asks: "Where do you stay?", AnswerKind: questions.Text, Per: questions.Household}
	id := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return questions.Add(tx, q) }).Change.(change.QuestionAdded).Question
	w.Clock.Move(time.Minute)
	return guest, "answer." + string(id)
}

func TestAQuestionOfLaterThatIsSentBlankIsNotAskedAgainAndTheWholeReplyCanBeChanged(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest, field := askedLater(w)
		guest.NoScript = true
		guest.Get(home(w, 0)).Says("Answer one more question")
		page, step, _ := strings.Cut(guest.Get(home(w, 0)+"/reply?step=more").Status(303).Header.Get("Location"), "?")
		if step != "step=more" {
			t.Fatalf("the question stands at %s", step)
		}
		guest.Post(page+"/sending", "page", "more", field, "").Status(303).Changes(change.ReplyConfirmed{Household: w.Ours.Households[0].ID})
		guest.Get(home(w, 0)).Says("Change our reply").SaysNot("Answer one more question", "Go on with your reply")
		if to := guest.Get(home(w, 0) + "/reply").Status(303).Header.Get("Location"); !strings.HasSuffix(to, "?step=who") {
			t.Errorf("a change of the reply begins at %s", to)
		}
	})
}

func TestWhoTypedAnAnswerOfLaterAloneReachesTheWholeReply(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest, field := askedLater(w)
		guest.NoScript = true
		page, _, _ := strings.Cut(guest.Get(home(w, 0)+"/reply?step=more").Status(303).Header.Get("Location"), "?")
		guest.Post(page+"/steps", "page", "more", "go", "draft", field, "At the inn").Status(204)
		guest.Get(page+"?step=more").Says("Change our reply", page+"?step=who", "At the inn")
		for asked, step := range map[string]string{"": "who", "?step=more": "more", "?step=all": "all"} {
			if to := guest.Get(home(w, 0) + "/reply" + asked).Status(303).Header.Get("Location"); to != page+"?step="+step {
				t.Errorf("%q leads to %s", asked, to)
			}
		}
		guest.Get(page + "?step=questions").Says("At the inn")
		w.Clock.Move(time.Second)
		begun(w, guest, "?anew=1", "attending")
		guest.Get(home(w, 0)).Says("Go on with an earlier reply", page+"?step=who").SaysNot(page + "?step=more")
	})
}
