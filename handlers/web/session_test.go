package web_test

import (
	"strings"
	"sync"
	"testing"

	"convive/handlers/webtest"
	"convive/models/accounts"
	"convive/models/change"
)

func TestARequestThatRanWhileItsSessionWasEndedDoesNotBringItBack(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna := w.As("anna")
		anna.NoScript = true
		account, sessions := w.Ours.Accounts["anna"].ID, accounts.Sessions{DB: w.DB}
		var once sync.Once
		w.DB.OnCommit(func(e change.Entry) {
			if e.Feed == change.EventFeed(w.Ours.ID) { // between the command's commit and its answer, which leaves a notice
				once.Do(func() { w.Must(sessions.RemoveAll(t.Context(), account, "")) })
			}
		})
		guest := string(w.Ours.Guests[0].ID)
		a := anna.Post("/e/amara-jonas/guests/side", "guest", guest, "side", "Jonas").Status(303)
		if cookie := strings.Join(a.Header.Values("Set-Cookie"), "\n"); !strings.Contains(cookie, "Max-Age=0") {
			t.Errorf("the cookie stays: %q", cookie)
		}
		anna.Get("/e/amara-jonas/guests").Status(303)
		w.As("anna").Get("/e/amara-jonas/guests").Status(200)
	})
}
