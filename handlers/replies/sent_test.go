package replies_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
)

// typed is what the page's script keeps of a note while it is typed, on a page that was drawn in a round.
func typed(w *webtest.World, note string, round ...string) []string {
	fields := []string{"step", "words", "go", "draft", "asked-note", "1", "note", note}
	for _, r := range round {
		fields = append(fields, "round", r)
	}
	return fields
}

func TestWhatWasOnItsWayWhenTheReplyWasSentIsNotKeptAgain(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		begun := change.ReplyBegun{Household: w.Ours.Households[0].ID}
		steps, sending := home(w, 0)+draft+"/steps", home(w, 0)+draft+"/sending"
		notOffered := func(when string) {
			w.T.Helper()
			if guest.Get(home(w, 0)).Says("Change our reply"); strings.Contains(guest.Get(home(w, 0)).Text, "Go on with your reply") {
				w.T.Errorf("%s: what was sent is offered again", when)
			}
			guest.Get(home(w, 0) + draft + "?step=words").SaysNot("Straggler")
		}

		guest.Post(steps, typed(w, "See you")...).Changes(begun)
		guest.Post(sending, all(w)...).Changes(sent(w))
		w.Clock.Move(time.Minute)
		guest.Post(steps, typed(w, "Straggler")...).Status(204).Changes()
		notOffered("after a reply")

		// Back to the form, which was drawn after the reply: what is typed there counts, until it is sent too.
		guest.Get(home(w, 0) + draft + "?step=words").Says(`name="round" value="1"`)
		guest.Post(steps, typed(w, "Once more", "1")...).Changes(begun)
		guest.Post(steps, typed(w, "Straggler")...).Status(204).Changes()
		guest.Get(home(w, 0) + draft + "?step=words").Says("Once more").SaysNot("Straggler")
		guest.Get(home(w, 0)).Says("Go on with your reply")
		w.Clock.Move(time.Minute)
		guest.Post(sending, append(slices.Clone(all(w)), "round", "1")...).Changes(change.ReplyConfirmed{Household: w.Ours.Households[0].ID})
		w.Clock.Move(time.Minute)
		guest.Post(steps, typed(w, "Straggler", "1")...).Status(204).Changes()
		notOffered("after another")

		// A button is pressed by a person: what they say there stays.
		guest.Post(steps, "step", "words", "go", "next", "asked-note", "1", "note", "By hand").Changes(begun)
		guest.Get(home(w, 0) + draft + "?step=words").Says("By hand")
	})
}

func TestAReplyThatSaysNothingNewEndsItsDraftToo(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		guest := w.Household(w.Ours.Households[0])
		other := strings.Replace(draft, "0001", "0002", 1)
		guest.Post(home(w, 0)+draft+"/sending", all(w)...).Changes(sent(w))
		w.Clock.Move(time.Minute)
		guest.Post(home(w, 0)+other+"/sending", all(w)...).Status(200).Changes()
		guest.Post(home(w, 0)+other+"/steps", typed(w, "Straggler")...).Status(204).Changes()
		guest.Get(home(w, 0)).SaysNot("Go on with your reply")
	})
}
