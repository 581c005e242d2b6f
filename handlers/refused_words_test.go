package handlers_test

import (
	"net/http"
	"testing"

	"convive/handlers/webtest"
)

// TestWhatWasTypedStandsOnThePageOfItsRefusal sends forms as a browser without JavaScript does, which leaves them behind.
func TestWhatWasTypedStandsOnThePageOfItsRefusal(t *testing.T) {
	each(t, func(w *webtest.World) {
		t := w.T.(*testing.T)
		guest := "/e/amara-jonas/guests/" + string(w.Ours.Guests[0].ID) + "/edit"
		const words = "Sings <at> the church"
		for who, c := range map[string]struct {
			client *webtest.Client
			path   string
			status int
			says   string
			field  string
		}{
			"signed out":         {w.Anonymous(), guest, http.StatusUnauthorized, "You are signed out.", "note"},
			"of a lesser role":   {w.As("vera"), guest, http.StatusForbidden, "Not allowed", "note"},
			"with an ended link": {w.Anonymous(), "/r/" + "AAAAAAAAAAAAAAAAAAAAAA" + "/page/requests/asking", http.StatusNotFound, "This link opens no invitation.", "words"},
		} {
			c.client.NoScript = true
			t.Run(who, func(*testing.T) {
				c.client.Post(c.path, c.field, words, "name", "ada", "side", "From a list", "seen", "what was shown", "version", "1").
					Status(c.status).Says(c.says, "What you had typed here", words).SaysNot("From a list", "what was shown").Changes()
			})
		}
		short := w.As("vera")
		short.NoScript = true
		short.Post(guest, "name", "ada", "note", "vegan", "version", "1").Says(">ada<", ">vegan<")
		in := w.Anonymous()
		in.NoScript = true
		in.Post("/sign-in", "email", "ada@example.org", "password", "Not The Word").SaysNot("Not The Word")
	})
}
