package seating_test

import (
	"context"
	"regexp"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// ofProblems is a patch of what is wrong, and of what would mend it: a move sends as many as it changes.
var ofProblems = regexp.MustCompile(`^(selector #problem|elements <[^>]* id="(problem|fix))`)

func TestAMoveAtTheDemoWeddingSendsLittle(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			w := webtest.Wedding(t, engine)
			for _, view := range []string{"?view=room", ""} {
				movesOfTheDemo(w, view)
			}
		})
	}
}

// movesOfTheDemo moves some from table to table, to parking and back while another planner looks on.
func movesOfTheDemo(w *webtest.World, view string) {
	t := w.T
	watch := w.As("planner-2").Open(page + view)
	watch.Converges()
	b := wedding(w)
	move := func(p seating.Person, from, to change.ID) {
		t.Helper()
		before := len(watch.Heard())
		w.As("planner").Post(page+"/moves", "occasion", string(b.Occasion.ID), "guest", seating.Premise{Guest: p.ID, From: from}.String(), "to", string(to)).Change()
		watch.Converges()
		sent := ""
		for _, e := range watch.Heard()[before:] {
			if e.Type == "datastar-patch-elements" && !ofProblems.MatchString(e.Raw) {
				sent += e.Raw
			}
		}
		if len(sent) == 0 || len(sent) > little {
			t.Errorf("%q: from %s to %s, %d bytes were sent\n%s", view, from, to, len(sent), sent)
		}
		b = wedding(w)
	}
	for _, l := range b.Tables[:4] {
		if len(l.People) == 0 {
			continue
		}
		p := l.People[len(l.People)-1]
		to := roomy(t, b, l.ID)
		move(p, l.ID, to)
		move(p, to, seating.Parking)
		move(p, seating.Parking, l.ID)
	}
	for _, h := range b.Parking[:3] {
		to := roomy(t, b, "")
		move(h.People[0], seating.Parking, to)
		move(h.People[0], to, seating.Parking)
	}
	watch.Drop()
}

// wedding is the board of the demo's first occasion with tables.
func wedding(w *webtest.World) (b *seating.Board) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
		seated, err := seating.Occasions(r)
		if err == nil {
			b, err = seating.Of(r, seated[0].ID)
		}
		return err
	}))
	return b
}

// roomy is another table, with a free seat.
func roomy(t testing.TB, b *seating.Board, not change.ID) change.ID {
	for _, l := range b.Tables {
		if l.ID != not && int(l.Places()) > len(l.People)+1 {
			return l.ID
		}
	}
	t.Fatal("every table is full")
	return ""
}
