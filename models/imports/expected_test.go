package imports_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/imports/lists"
)

type expectation struct {
	Households int
	Guests     int
	Unnamed    int
	SubEvents  int `json:"sub_events"`
	Answers    struct {
		Attending, Declined, Maybe int
		NoResponse                 int `json:"no_response"`
		NotInvited                 int `json:"not_invited"`
	}
	Outcome string
}

func (e expectation) count() lists.Count {
	a := e.Answers
	return lists.Count{Households: e.Households, Guests: e.Guests, Unnamed: e.Unnamed, Occasions: e.SubEvents,
		Answers: lists.Answers{Attending: a.Attending, Declined: a.Declined, Maybe: a.Maybe, Pending: a.NoResponse, NotInvited: a.NotInvited}}
}

func expectations(t *testing.T) map[string]expectation {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("lists", "testdata", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Files map[string]expectation }
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	return all.Files
}

// stored counts what stands in the event.
func (w *world) stored() (c lists.Count) {
	w.t.Helper()
	w.must(w.d.Read(background, w.scope, func(r *db.Read) error {
		occasions, err := events.Occasions(r)
		if err != nil {
			return err
		}
		people, err := db.All[guests.Guest](r, "id")
		if err != nil {
			return err
		}
		households, err := db.From[guests.Household](r).Count()
		if err != nil {
			return err
		}
		invitations, err := db.All[guests.Invitation](r, "id")
		c.Households, c.Guests, c.Occasions = int(households), len(people), len(occasions)
		for _, g := range people {
			if g.Unnamed {
				c.Unnamed++
			}
		}
		for _, in := range invitations {
			switch {
			case in.Waiting:
				c.Answers.Waiting++
			case in.Reply == guests.Attending:
				c.Answers.Attending++
			case in.Reply == guests.Declined:
				c.Answers.Declined++
			case in.Maybe:
				c.Answers.Maybe++
			default:
				c.Answers.Pending++
			}
		}
		c.Answers.NotInvited = len(people)*len(occasions) - len(invitations)
		return err
	}))
	return c
}

// envelopes are the names of households that a preview shows.
func envelopes(p imports.Plan) (names []string) {
	for _, h := range p.Households {
		if h.New {
			names = append(names, h.Name)
		}
	}
	slices.Sort(names)
	return names
}

// envelopes are those that stand in the event.
func (w *world) envelopes() (names []string) {
	for _, h := range where[guests.Household](w, "host = ?", false) {
		names = append(names, h.EnvelopeName)
	}
	slices.Sort(names)
	return names
}

func TestEveryFileLeavesTheExpectedNumbersInTheEventAndComesASecondTimeInVain(t *testing.T) {
	for name, e := range expectations(t) {
		if e.Outcome != "accept" || name == "reimport.csv" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			each(t, func(w *world) {
				l := read(w.t, name)
				p := w.plan(l)
				if p.Result.Count != e.count() {
					w.t.Errorf("planned %+v\nwant    %+v", p.Result.Count, e.count())
				}
				entry := w.apply(l)
				want := change.GuestsImported{File: "list.csv", Created: e.Guests}
				if entry.Change != want {
					w.t.Errorf("change %+v, want %+v", entry.Change, want)
				}
				if shown, written := envelopes(p), w.envelopes(); !slices.Equal(shown, written) {
					w.t.Errorf("the preview names %q\nthe guest list %q", shown, written)
				}
				if got := w.stored(); got != e.count() {
					w.t.Errorf("stored %+v\nwant   %+v", got, e.count())
				}
				p = w.plan(l)
				if p.Result.Count != e.count() || p.Result.Unchanged != e.Guests || !p.Nothing() || len(p.Missing)+len(p.Kept) > 0 {
					w.t.Errorf("again: %+v, %d missing, %v kept", p.Result, len(p.Missing), p.Kept)
				}
				if again := w.apply(l); again.Change != change.None {
					w.t.Errorf("again: %+v", again.Change)
				}
			})
		})
	}
}
