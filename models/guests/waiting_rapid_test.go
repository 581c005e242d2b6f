package guests_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

// TestWhateverHappensPlacesAreFilledInOrderAndNeverOver plays invitations, waiting, answers, removals, capacities, moves
// and undos, and has places filled after each: what is filled is the head of the queue as it stood, as far as it fits and
// no further.
func TestWhateverHappensPlacesAreFilledInOrderAndNeverOver(t *testing.T) {
	each(t, func(k kit) {
		rapid.Check(k.T, func(t *rapid.T) {
			g := &game{T: t, k: k}
			for range 4 {
				g.home()
			}
			for range rapid.IntRange(1, 14).Draw(t, "steps") {
				g.step()
				g.fill()
			}
			g.clear()
		})
	})
}

// game is one run, with the households that are in it.
type game struct {
	*rapid.T
	k     kit
	homes []*guests.NewHousehold
	log   []change.Entry
}

func (g *game) home() {
	people := []string{"x", "xy", "xyz"}[rapid.IntRange(0, 2).Draw(g.T, "people")]
	list := []guests.List{guests.ListA, guests.ListB, guests.ListB}[rapid.IntRange(0, 2).Draw(g.T, "list")]
	g.homes = append(g.homes, g.k.uninvited(list, "H", people))
}

// try runs a command that may be refused, with a reason that people are told; nothing else may go wrong.
func (g *game) try(fn func(*db.Tx) (change.Change, error)) {
	e, err := g.k.d.Mutate(context.Background(), g.k.scope, change.CommandID{}, fn)
	var refused invalid.Refusal
	var wrong invalid.Fields
	var stale db.ErrStale
	switch {
	case err == nil && e.Change != change.None:
		g.log = append(g.log, e)
	case err == nil, errors.Is(err, db.ErrNotFound), errors.As(err, &refused), errors.As(err, &wrong), errors.As(err, &stale):
	default:
		g.Fatal(err)
	}
}

func (g *game) step() {
	h := g.homes[rapid.IntRange(0, len(g.homes)-1).Draw(g.T, "who")]
	dinner := g.k.occasions[0]
	switch rapid.SampledFrom([]string{"home", "invite", "invite", "wait", "withdraw", "answer", "answer", "remove", "limit", "limit", "move", "give", "undo", "undo"}).Draw(g.T, "what") {
	case "home":
		g.home()
	case "invite":
		g.try(func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: idsOf(h), Invite: dinner})
		})
	case "wait":
		g.try(func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: idsOf(h), Wait: dinner})
		})
	case "withdraw":
		g.try(func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: idsOf(h)[:1], Withdraw: dinner})
		})
	case "answer":
		reply := rapid.SampledFrom([]guests.Reply{guests.Attending, guests.Declined, guests.Declined}).Draw(g.T, "reply")
		g.k.answer(reply, idsOf(h)[rapid.IntRange(0, len(h.People)-1).Draw(g.T, "guest")])
	case "remove":
		g.try(func(tx *db.Tx) (change.Change, error) {
			return guests.Remove(tx, guests.Removal{Guests: idsOf(h)})
		})
	case "limit":
		g.k.limit(int64(rapid.IntRange(0, 8).Draw(g.T, "places")))
	case "move":
		if queue := g.k.places().Queue; len(queue) > 1 {
			w := queue[len(queue)-1]
			g.try(func(tx *db.Tx) (change.Change, error) {
				return guests.MoveWaiting(tx, w.Household.ID, guests.Way{Version: w.At, Occasion: dinner, To: "up"})
			})
		}
	case "give":
		if queue := g.k.places().Queue; len(queue) > 0 {
			w := queue[len(queue)-1]
			g.try(func(tx *db.Tx) (change.Change, error) {
				return guests.GivePlace(tx, w.Household.ID, guests.Turn{Version: w.At, Occasion: dinner})
			})
		}
	case "undo":
		if len(g.log) > 0 {
			seq := g.log[rapid.IntRange(0, len(g.log)-1).Draw(g.T, "which")].Seq
			g.try(func(tx *db.Tx) (change.Change, error) {
				_, err := db.Revert(tx, seq, nil)
				return change.Undone{Seq: seq}, err
			})
		}
	}
}

// fill has the free places given away and compares with what should have happened, counted by hand.
func (g *game) fill() {
	before := g.k.places()
	free, fits := int(before.Capacity)-g.held(), 0
	for _, w := range before.Queue {
		if before.Capacity == 0 || len(w.Guests) > free {
			break
		}
		free -= len(w.Guests)
		fits++
	}
	done, _ := g.k.fill().(change.PlacesFilled)
	after := g.k.places()
	if len(done.Households) != fits {
		g.Fatalf("%d households got a place, %d were due", len(done.Households), fits)
	}
	for i, w := range before.Queue {
		if got := slices.Contains(done.Households, w.Household.ID); got != (i < fits) {
			g.Fatalf("number %d of the queue got a place: %v", i+1, got)
		}
	}
	if fits > 0 && g.held() > int(after.Capacity) {
		g.Fatalf("%d hold %d places", g.held(), after.Capacity)
	}
	listed, counted := g.k.crowded()
	if !slices.Equal(listed, counted) {
		g.Fatalf("the list is over by %v, the database by %v", listed, counted)
	}
	if len(after.Queue) != len(before.Queue)-fits {
		g.Fatalf("%d wait, %d waited before", len(after.Queue), len(before.Queue))
	}
}

// held counts one by one.
func (g *game) held() (n int) {
	for _, group := range g.k.list().Households {
		for _, p := range group.People {
			if in, ok := p.Invitations[g.k.occasions[0]]; ok && !in.Waiting && in.Reply != guests.Declined {
				n++
			}
		}
	}
	return n
}

// clear leaves nobody behind for the next run.
func (g *game) clear() {
	var all []change.ID
	for _, group := range g.k.list().Households {
		for _, p := range group.All {
			all = append(all, p.ID)
		}
	}
	if len(all) > 0 {
		g.try(func(tx *db.Tx) (change.Change, error) {
			return guests.Remove(tx, guests.Removal{Guests: all})
		})
	}
}
