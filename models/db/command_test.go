package db_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestTheSameCommandTwiceChangesOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		run := func(cmd change.CommandID, s access.Scope) (change.Entry, error) {
			return d.Mutate(background, s, cmd, func(tx *db.Tx) (change.Change, error) {
				o := occasion{Name: "Dinner"}
				err := db.Create(tx, &o)
				return change.OccasionAdded{Occasion: o.ID}, err
			})
		}
		first, err := run(change.CommandID{ID: "c1", Body: "one"}, s)
		if err != nil {
			t.Fatal(err)
		}
		again, err := run(change.CommandID{ID: "c1", Body: "one"}, s)
		if err != nil || !again.Replayed || again.Seq != first.Seq || again.Change != first.Change {
			t.Errorf("again: %+v, %v; first %+v", again, err, first)
		}
		if _, err := run(change.CommandID{ID: "c1", Body: "two"}, s); !errors.Is(err, db.ErrOtherBody) {
			t.Errorf("another body under the same id: %v", err)
		}
		other := s
		other.Actor.ID = "somebody else"
		if e, err := run(change.CommandID{ID: "c1", Body: "one"}, other); err != nil || e.Replayed {
			t.Errorf("the same id of another actor: %+v, %v", e, err)
		}
		if got := names(t, d, s); len(got) != 2 {
			t.Errorf("%d rows, want 2", len(got))
		}
	})
}

func TestTheSameCommandFromEightSendersAtOnceChangesOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		entries, fail := make(chan change.Entry, 8), make(chan error, 8)
		for range 8 {
			go func() {
				e, err := d.Mutate(background, s, change.CommandID{ID: "c1", Body: "one"}, func(tx *db.Tx) (change.Change, error) {
					o := occasion{Name: "Dinner"}
					err := db.Create(tx, &o)
					return change.OccasionAdded{Occasion: o.ID}, err
				})
				entries <- e
				fail <- err
			}()
		}
		first := 0
		for range 8 {
			e, err := <-entries, <-fail
			if err != nil || e.Seq != 1 {
				t.Errorf("%+v, %v", e, err)
			}
			if !e.Replayed {
				first++
			}
		}
		if got := names(t, d, s); first != 1 || len(got) != 1 || heads(t, d, s.Feed()) != 1 {
			t.Errorf("%d were the first, rows %v, the feed stands at %d", first, got, heads(t, d, s.Feed()))
		}
	})
}

func TestARefusalIsJudgedAnew(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		cmd := change.CommandID{ID: "c1", Body: "one"}
		refused := errors.New("not today")
		_, err := d.Mutate(background, s, cmd, func(*db.Tx) (change.Change, error) { return nil, refused })
		if !errors.Is(err, refused) {
			t.Fatal(err)
		}
		e, err := d.Mutate(background, s, cmd, func(tx *db.Tx) (change.Change, error) {
			return change.OccasionAdded{}, db.Create(tx, &occasion{Name: "Dinner"})
		})
		if err != nil || e.Replayed {
			t.Errorf("%+v, %v", e, err)
		}
	})
}

// TestACommandIsForgottenAfterTwoWeeks: real ones; the domain's clock may stand anywhere.
func TestACommandIsForgottenAfterTwoWeeks(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			var clock dbtest.Clock
			config := dbtest.Config(t, engine)
			config.Now = clock.Now
			d := dbtest.Open(t, config)
			s := newEvent(t, d, "ada")
			known := func() bool {
				return mutateAs(t, d, s, change.CommandID{ID: "c1", Body: "one"}).Replayed
			}
			if known() {
				t.Error("known before it was sent")
			}
			clock.Move(10 * 365 * 24 * time.Hour)
			if err := d.SweepCommands(background); err != nil || !known() {
				t.Errorf("forgotten when the domain's clock moved, %v", err)
			}
			for _, c := range []struct {
				days  int // since it was sent
				known bool
			}{{13, true}, {15, false}} {
				err := db.SweepCommandsAt(background, d, time.Now().Add(time.Duration(c.days)*24*time.Hour))
				if got := known(); err != nil || got != c.known {
					t.Errorf("%d days later: known %v, %v", c.days, got, err)
				}
			}
		})
	}
}

// mutateAs runs a command with an id that adds an occasion.
func mutateAs(t *testing.T, d *db.DB, s access.Scope, cmd change.CommandID) change.Entry {
	t.Helper()
	e, err := d.Mutate(background, s, cmd, func(tx *db.Tx) (change.Change, error) {
		o := occasion{Name: "Dinner"}
		err := db.Create(tx, &o)
		return change.OccasionAdded{Occasion: o.ID}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestOldCommandsAreFoundByAnIndex: they are looked for on the one connection that writes.
func TestOldCommandsAreFoundByAnIndex(t *testing.T) {
	var id, parent, unused int
	var plan string
	err := db.Writer(dbtest.New(t, "sqlite")).QueryRow("EXPLAIN QUERY PLAN "+db.CommandsBefore, 0).Scan(&id, &parent, &unused, &plan)
	if err != nil || !strings.Contains(plan, "commands_by_age") {
		t.Errorf("%q, %v", plan, err)
	}
}
