package screens_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/screens"
	"convive/models/seating"
)

const at = "/e/amara-jonas/seating/screens"

// reception is our event's one occasion with tables.
func reception(w *webtest.World) change.ID { return w.Ours.Occasions[1].ID }

// link makes a link as somebody, and returns what it opens.
func link(w *webtest.World, by string) (path string, made change.ID) {
	w.T.Helper()
	c := w.As(by).Post(at, "label", "Foyer", "occasion", string(reception(w))).Change().(change.ScreenMade)
	if want := (change.ScreenMade{Screen: c.Screen, Occasion: reception(w)}); c != want {
		w.T.Errorf("%+v, want %+v", c, want)
	}
	return "/w/amara-jonas/screen/" + screens.Token(webtest.Secret, c.Screen), c.Screen
}

// seat puts a guest of ours at a table.
func seat(w *webtest.World, g guests.Guest, from, to change.ID) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.Move(tx, seating.Moving{Occasion: reception(w), Guests: []string{seating.Premise{Guest: g.ID, From: from}.String()}, To: string(to)})
	})
}

func lay(w *webtest.World) []change.ID {
	w.T.Helper()
	return w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: reception(w), Count: 2, Seats: 8, Shape: seating.Round})
	}).Change.(change.TablesAdded).Tables
}

func reply(w *webtest.World, g guests.Guest, r guests.Reply) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(g.ID), string(reception(w))).First()
		if err != nil {
			return nil, err
		}
		return change.GuestsEdited{What: "invitations", Guests: []change.ID{g.ID}, Households: []change.ID{g.HouseholdID}}, db.Update(tx, &in, db.Set{"reply": r})
	})
}

func TestAScreenFollowsTheRoom(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		tables := lay(w)
		first, second := w.Ours.Guests[0], w.Ours.Guests[1]
		seat(w, first, seating.Parking, tables[0])
		path, _ := link(w, "pia")
		screen := w.Anonymous()
		spaced := func(name string) string { return strings.ReplaceAll(name, " ", "\u00a0") }
		screen.Get(path).Status(200).Says(spaced(first.Name), first.Name+", Table 1, seat 1").
			SaysNot(second.Name, spaced(second.Name), string(first.ID), string(first.HouseholdID), `data-state="attending"`, ", attending", "not replied")
		watch := screen.Open(path)
		seat(w, first, tables[0], tables[1])
		watch.Shows("list-"+string(tables[1]), spaced(first.Name))
		watch.ShowsNot("list-"+string(tables[0]), spaced(first.Name))
		seat(w, second, seating.Parking, tables[1])
		watch.Shows("list-"+string(tables[1]), spaced(second.Name))

		t.Log("who declines goes from the screen, though not yet from the chair")
		reply(w, first, guests.Declined)
		watch.Converges()
		watch.ShowsNot("list-"+string(tables[1]), spaced(first.Name))
		watch.ShowsNot("seating-room", first.Name)
		for _, secret := range []string{"not replied", "attending", "declined", string(first.ID), string(second.ID)} {
			if watch.Saw(secret) {
				t.Errorf("the screen was sent %q", secret)
			}
		}
	})
}

func TestAScreensLinkIsRevoked(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		list := w.As("ben").Open(at)
		path, made := link(w, "anna")
		list.Shows("screen-links", "Foyer")
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

func TestAScreenShowsThePictureBehindItsRoomAndNoOther(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		lay(w)
		path, made := link(w, "anna")
		screen := w.Anonymous()
		screen.Get(path).SaysNot("<image")
		screen.Get(path + "/picture").Status(404)
		watch := screen.Open(path)
		var file bytes.Buffer
		w.Must(png.Encode(&file, image.NewGray(image.Rect(0, 0, 40, 20))))
		i, err := seating.ReadPicture(file.Bytes())
		w.Must(err)
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.LayPicture(tx, seating.Laying{Occasion: reception(w), Version: 1}, i)
		})
		watch.Shows("room-walls", `href="`+path+`/picture?v=`)
		watch.Converges()
		if a := screen.Get(path + "/picture?v=any").Status(200); a.Header.Get("Content-Type") != "image/jpeg" || len(a.Text) == 0 {
			t.Errorf("it is handed out as %s", a.Header.Get("Content-Type"))
		}
		screen.Get(strings.Replace(path, "amara-jonas", "other-wedding", 1) + "/picture").Status(404)
		w.As("anna").Post(at+"/"+string(made)+"/revocation", "version", "1").Change()
		screen.Get(path + "/picture").Status(404)
	})
}

func TestManyScreensWithOneLinkComeAtOnceAndNoneIsRefused(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, made := link(w, "anna")
		errs := make([]error, 16)
		var ready, all sync.WaitGroup
		ready.Add(len(errs))
		for i := range errs {
			all.Go(func() {
				ready.Done()
				ready.Wait()
				errs[i] = screens.Use(t.Context(), w.DB, w.System(w.Ours), made)
			})
		}
		all.Wait()
		for _, err := range errs {
			if err != nil {
				t.Error(err)
			}
		}
		w.As("pia").Get(at).SaysNot("not used yet").Says("29 Aug", "14:00")

		t.Log("and where it can't be written down, the screen shows its room all the same")
		dbtest.Drop(t, w.Config, "screen_uses")
		w.Anonymous().Open(path).Shows("screen-head", "Reception")
	})
}
