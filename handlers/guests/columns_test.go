package guests_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

func TestColumnsAreKeptForWhoChoseThemAndLiveInTheAddress(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, ben := w.As("anna"), w.As("ben")
		anna.NoScript = true
		anna.Post(page+"/columns?q=lawson", "col", "email", "col", "side", "place.email", "2", "place.side", "1", "width.email", "220").Status(303).Changes()

		t.Log("a plain address leads her to her columns, with what else it asks for; nobody else")
		for plain, to := range map[string]string{page: page + "?cols=name_side_email~220", page + "?q=ada&view=people": page + "?cols=name_side_email~220&q=ada&view=people"} {
			if got := anna.Get(plain).Status(303).Header.Get("Location"); got != to {
				w.T.Errorf("%s leads to %s", plain, got)
			}
		}
		ben.Get(page).Status(200).Says("Tags")
		w.As("anna").Get("/e/amara-jonas/households").Status(303)
		own := anna.Get(page+"?cols=name_side_email~220").Status(200).Says(w.Ours.Guests[0].Email, `data-cell="email"`, `width="220"`).SaysNot(`data-cell="tags"`)
		same := ben.Get(page + "?cols=name_side_email~220").Status(200)
		for _, id := range []string{"guests-head", "guests-rows", "guests-columns"} {
			if a, b := part(own.Text, id), part(same.Text, id); a == "" || a != b {
				w.T.Errorf("#%s differs from person to person:\n%s\n%s", id, a, b)
			}
		}
		w.As("vera").Get(page+"?cols=name_side_email_note_diets_list_code_address_phone").Status(200).SaysNot(w.Ours.Guests[0].Email, `data-cell="email"`, `data-cell="list"`, "OURS-")

		t.Log("the usual columns again")
		anna.Post(page+"/columns?cols=name_side", "usual", "1").Status(303).Changes()
		anna.Get(page).Status(200).Says("Tags")
	})
}

// part is the page from an element's id to the next one's.
func part(text, id string) string {
	_, rest, _ := strings.Cut(text, `id="`+id+`"`)
	rest, _, _ = strings.Cut(rest, "</thead>")
	rest, _, _ = strings.Cut(rest, "</tbody>")
	rest, _, _ = strings.Cut(rest, "</dialog>")
	return rest
}

func TestColumnsAreForWhoMaySeeTheList(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		for name, status := range map[string]int{"anna": 303, "vera": 303, "dora": 403, "carl": 403} {
			c := w.As(name)
			c.NoScript = true
			c.Post(page+"/columns", "cols", "name_side").Status(status).Changes()
		}
		w.Stranger().Post(page+"/columns", "cols", "name_side").Status(404)
		w.Anonymous().Post(page+"/columns", "cols", "name_side").Status(401)
		w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
			rows, err := db.From[guests.ListView](r).All()
			if len(rows) != 2 {
				w.T.Errorf("%d choices are kept", len(rows))
			}
			return err
		}))
	})
}

func TestAnOccasionThatComesLaterIsShownBesideTheOthersOfWhoKeptTheirColumns(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		first, all := string(w.Ours.Occasions[0].ID), w.As("anna")
		all.NoScript = true
		keep := func(cols ...string) {
			fields := []string{}
			for _, col := range cols {
				fields = append(fields, "col", col)
			}
			all.Post(page+"/columns", append(fields, "width.reply."+first, "96")...).Status(303).Changes()
		}
		keep("reply."+first, "tags")
		w.Clock.Move(time.Minute)
		brunch := events.Occasion{Name: "Brunch", Position: 9}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			err := db.Create(tx, &brunch)
			return change.OccasionAdded{Occasion: brunch.ID}, err
		})
		if got, want := all.Get(page).Status(303).Header.Get("Location"), page+"?cols=name_reply."+first+"~96_reply."+string(brunch.ID)+"_tags"; got != want {
			w.T.Errorf("leads to %s, want %s", got, want)
		}
		t.Log("left out since, it stays out; and so it does for who shows no replies")
		w.Clock.Move(time.Minute)
		keep("reply."+first, "tags")
		if got := all.Get(page).Status(303).Header.Get("Location"); strings.Contains(got, string(brunch.ID)) {
			w.T.Errorf("left out, it came back: %s", got)
		}
		keep("tags")
		w.Clock.Move(time.Minute)
		late := events.Occasion{Name: "Late", Position: 10}
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			err := db.Create(tx, &late)
			return change.OccasionAdded{Occasion: late.ID}, err
		})
		if got := all.Get(page).Status(303).Header.Get("Location"); got != page+"?cols=name_tags" {
			w.T.Errorf("who shows no replies is led to %s", got)
		}
	})
}
