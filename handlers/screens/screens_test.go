package screens_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/guests"
	"convive/models/screens"
	"convive/models/seating"
)

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
