package questions_test

import (
	"regexp"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

var undoing = regexp.MustCompile(`/activity/\d+/undo`)

// TestGuestsAreToldWithinWhichBoundsANumberLies: beside the field before they answer, and in their language when they err.
func TestGuestsAreToldWithinWhichBoundsANumberLies(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		host.NoScript = true
		cots := []string{"asks", "How many cots?", "help", "We have five.", "answer_kind", "number", "per", "household"}
		host.Post(page+"/asking", append(cots, "at_least", "6", "at_most", "5")...).Status(422).Says("The largest number is below the smallest.", `value="6"`).Changes()
		host.Post(page+"/asking", append(cots, "at_most", "a few")...).Status(422).Says("Write a whole number up to 999,999,999, or nothing.", "a few").Changes()
		id := asks(w, append(cots, "at_least", "1", "at_most", "5")...)
		host.Get(page).Says("A number from 1 to 5")
		host.Get(page+"/"+string(id)).Says(`name="at_least"`, `value="1"`, `name="at_most"`, `value="5"`)

		guest, field := w.Household(w.Ours.Households[0]), "answer."+string(id)
		guest.Post(home(w, 0)+draft+"/steps", "step", "who", "go", "all").Status(200)
		guest.Get(home(w, 0) + draft + "?step=questions").Says("We have five. A number from 1 to 5.")
		guest.NoScript = true
		come := []string{"page", "page", "reply." + cell(w, 0, 1), "attending", field, ""}
		guest.Post(home(w, 0)+draft+"/sending", append(come, field, "6")...).Status(422).Says("Write a whole number from 1 to 5.").Changes()
		guest.In("de", home(w, 0)+draft+"?step=questions").Says("Eine Zahl von 1 bis 5.")
		guest.Post(home(w, 0)+draft+"/sending", append(come, field, "5")...).Status(303).Change()

		t.Log("two hosts change a bound each: what is left between them is looked at too")
		edit := func(name string, more ...string) webtest.Answer {
			return w.As(name).Post(page+"/"+string(id)+"/details", append(append(cots[:len(cots):len(cots)], "version", "1"), more...)...)
		}
		edit("anna", "at_least", "4", "at_most", "5").Changes(change.QuestionEdited{Question: id})
		edit("ben", "at_least", "1", "at_most", "3").Says("The largest number is below the smallest.").Changes()
		last := edit("ben", "at_least", "1", "at_most", "8")
		last.Changes(change.QuestionEdited{Question: id})
		host.Get(page).Says("A number from 4 to 8")
		host.Post("/e/amara-jonas" + undoing.FindString(last.Text)).Change()
		host.Get(page).Says("A number from 4 to 5")
	})
}
