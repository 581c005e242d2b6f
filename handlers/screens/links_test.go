package screens_test

import (
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/screens"
)

func TestAScreensLinkIsRevoked(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		list := w.As("ben").Open(at)
		path, made := link(w, "anna")
		list.Shows("screen-links", "Foyer")
		list.Shows("screen-links", `aria-label="Revoke Foyer"`)
		list.Shows("screen-links", `aria-label="Show the link of Foyer"`)
		watch := w.Anonymous().Open(path)
		stranger := w.Stranger().Open("/e/other-wedding/seating/screens")

		revocation := at + "/" + string(made) + "/revocation"
		w.As("pia").Post(revocation, "version", "7").Refused("This was changed by somebody else a moment ago.").Changes()
		w.As("cora").Post(revocation, "version", "1").Status(403).Changes()
		w.Stranger().Post("/e/other-wedding/seating/screens/"+string(made)+"/revocation", "version", "1").Status(404).Changes()
		w.As("pia").Post(revocation, "version", "1").Changes(change.ScreenRevoked{Screen: made, Occasion: reception(w)})
		watch.Ended(time.Second)
		if !watch.Saw("This screen’s link has ended.") {
			t.Error("the screen doesn't say that its link has ended")
		}
		list.Shows("screen-links", "revoked")
		list.Converges()
		w.Anonymous().Get(path).Status(404).Says("This screen’s link has ended.")
		w.As("pia").Post(revocation, "version", "2").Refused("This link was revoked.").Changes()
		stranger.SawNothing()
	})
}

func TestAScreensLinkEndsByItself(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, made := link(w, "anna")
		var s screens.Screen
		w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
			s, err = db.Find[screens.Screen](r, made)
			return err
		}))
		starts, ok := w.Ours.Occasions[1].StartsAt(w.Ours.Location())
		last := s.ExpiresAt.Time().In(w.Ours.Location())
		if want := starts.AddDate(0, 0, 2).Format(time.DateOnly) + " 00:00"; !ok || last.Format(time.DateOnly+" 15:04") != want {
			t.Errorf("it ends at %v, want %s", last, want)
		}
		watch := w.Anonymous().Open(path)
		list := w.As("anna").Open(at)
		for _, name := range []string{"First", "Second", "Third"} { // each is read under authority that was known before
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				o, err := db.Find[events.Occasion](tx.Read, reception(w))
				if err != nil {
					return nil, err
				}
				return change.OccasionEdited{Occasion: o.ID}, db.Update(tx, &o, db.Set{"name": name})
			})
			watch.Shows("screen-head", name)
		}
		w.Clock.Move(s.ExpiresAt.Time().Sub(w.Clock.Now()) - time.Second)
		w.Anonymous().Get(path).Status(200)
		w.Clock.Move(time.Second)
		w.Anonymous().Get(path).Status(404).Says("This screen’s link has ended.")
		w.Mutate(w.Ours, func(*db.Tx) (change.Change, error) { return change.EventTouched{Event: w.Ours.ID}, nil }) // the clock of tests wakes nobody
		watch.Ended(time.Second)
		list.Shows("screen-links", "expired")
		w.As("anna").Post(at+"/"+string(made)+"/revocation", "version", "1").Refused("This link has ended by itself.").Changes()
	})
}

func TestWhoSetsUpScreens(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		draft := []string{"label", "Bar", "occasion", string(reception(w))}
		for name, want := range map[string]int{"owner": 200, "anna": 200, "pia": 200, "cora": 403, "vera": 403, "dora": 403, "carl": 403} {
			w.As(name).Get(at).Status(want)
			if want == 403 {
				w.As(name).Post(at, draft...).Status(403).Changes()
			}
		}
		w.Stranger().Get(at).Status(404)
		w.Stranger().Post(at, draft...).Status(404).Changes()
		w.As("anna").Post(at, "label", "", "occasion", string(reception(w))).Says("Write where the screen stands.").Changes()
		w.As("anna").Post(at, "label", "Bar", "occasion", string(w.Theirs.Occasions[1].ID)).Says("Choose the occasion.").Changes()
		w.As("anna").Post(at, append(draft, "until", "2020-01-01")...).Says("Choose a day that is not over.").Changes()
		w.As("anna").Post(at, append(draft, "until", "2099-01-01")...).Says("Choose a day within 400 days.").Changes()
		w.As("anna").Post(at, append(draft, "until", "soon")...).Says("Choose a day.").Changes()

		again := append(draft, "command", string(db.NewID()))
		maker := w.As("anna")
		maker.NoScript = true
		a := maker.Post(at, again...).Status(303)
		token := screens.Token(webtest.Secret, a.Change().(change.ScreenMade).Screen)
		maker.Post(at, again...).Status(303).Changes()
		maker.Get(a.Header.Get("Location")).Status(200).Says(w.Server.URL + "/w/amara-jonas/screen/" + token)
		maker.Get(at).Status(200).SaysNot(token)
		w.As("cora").Get(a.Header.Get("Location")).Status(403).SaysNot(token)
		w.Stranger().Get(strings.Replace(a.Header.Get("Location"), "amara-jonas", "other-wedding", 1)).Status(200).SaysNot(token, "Bar")
	})
}

func TestAScreensLinkOpensNothingElse(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, _ := link(w, "anna")
		screen := w.Anonymous()
		a := screen.Get(path).Status(200)
		for name, want := range map[string]string{"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex", "Cache-Control": "no-store"} {
			if got := a.Header.Get(name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		screen.Get(strings.Replace(path, "amara-jonas", "other-wedding", 1)).Status(404)
		screen.Get("/e/amara-jonas/seating").Status(303)
		screen.Get(at).Status(303)
		screen.Post(at, "label", "Mine", "occasion", string(reception(w))).Status(401).Changes()
	})
}

func TestALinkIsShownAgainWhileItIsGoodAndSaysWhenItWasLastUsed(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, made := link(w, "anna")
		pia := w.As("pia")
		pia.Get(at).Status(200).Says("Show the link", "not used yet").SaysNot(path)
		pia.Get(at + "?link=" + string(made)).Status(200).Says(w.Server.URL + path)
		list := w.As("ben").Open(at + "?link=" + string(made))
		w.Anonymous().Get(path).Status(200)
		pia.Get(at).Says("not used yet") // it was fetched, perhaps by a chat that shows what a link leads to
		screen := w.Anonymous()
		screen.Open(path).Shows("screen-head", "Reception")
		pia.Get(at).SaysNot("not used yet").Says("29 Aug", "14:00")
		w.Clock.Move(4 * time.Minute)
		screen.Open(path).Shows("screen-head", "Reception")
		pia.Get(at).Says("14:00")
		w.Clock.Move(2 * time.Minute)
		screen.Open(path).Shows("screen-head", "Reception")
		pia.Get(at).Says("14:06").SaysNot("14:00")
		pia.Post(at+"/"+string(made)+"/revocation", "version", "1").Change()
		pia.Get(at+"?link="+string(made)).Status(200).SaysNot(path, "14:06")
		w.Anonymous().Get(path).Status(404)
		list.Converges()
		if list.Saw(path) {
			t.Error("the link was sent to a page that is open")
		}
	})
}
