package replies_test

import (
	"regexp"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
)

// TestAReplyThatComesTooLateWithoutAScriptIsKept stands at 3 September, three days after the last.
func TestAReplyThatComesTooLateWithoutAScriptIsKept(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		household := w.Ours.Households[0]
		guest, at := w.Household(household), home(w, 0)
		guest.NoScript = true
		w.Clock.Move(5 * 24 * time.Hour)
		hosts, stranger := w.As("ben").Open("/e/amara-jonas/replies?show=all"), w.Stranger().Open("/e/other-wedding/replies")
		form := []string{"page", "all", cell(w, "reply", 0, 0), "declined", cell(w, "reply", 1, 0), "attending", "asked-note", "1", "note", "We are so sorry"}
		guest.Post(at+draft+"/sending", form...).Status(422).Says("You could reply until", "what you filled in is kept").SaysNot("<form").
			Changes(change.ReplyBegun{Household: household.ID})
		guest.Post(at+draft+"/sending", form...).Status(422).Says("what you filled in is kept").Changes()
		guest.Post(at+draft+"/steps", "step", "words", "go", "next", "asked-note", "1", "note", "We are very sorry").Status(409).
			Says("You could reply until", "what you filled in is kept").SaysNot("<form").Changes()
		guest.Get(at + draft).SaysNot("what you filled in is kept")
		hosts.Converges()
		stranger.SawNothing()

		w.As("anna").Post("/e/amara-jonas/households/"+string(household.ID)+"/reopening", "version", "1", "reopened_until", "2026-09-04").
			Changes(change.HouseholdReopened{Household: household.ID, Until: "2026-09-04"})
		guest.Get(at).Says("Go on with your reply")
		if to := guest.Get(at + "/reply").Header.Get("Location"); to != at+draft+"?step=words" {
			t.Errorf("it goes on at %s", to)
		}
		page := guest.Get(at + draft + "?step=all").Status(200).Says("We are very sorry").Text
		for field, value := range map[string]string{cell(w, "reply", 0, 0): "declined", cell(w, "reply", 1, 0): "attending"} {
			if !regexp.MustCompile(`<input[^>]*name="` + field + `"[^>]*value="` + value + `"[^>]*\schecked`).MatchString(page) {
				t.Errorf("%s is not %s in %s", field, value, page)
			}
		}
	})
}
