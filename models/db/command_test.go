package db_test

import (
	"errors"
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

func TestACommandIsForgottenAfterTwoWeeks(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			var clock dbtest.Clock
			config := dbtest.Config(t, engine)
			config.Now = clock.Now
			d := dbtest.Open(t, config)
			s := newEvent(t, d, "ada")
			for _, c := range []struct {
				days  int // since it was sent before
				known bool
			}{{0, false}, {13, true}, {2, false}} {
				clock.Move(time.Duration(c.days) * 24 * time.Hour)
				if err := d.SweepCommands(background); err != nil {
					t.Fatal(err)
				}
				e, err := d.Mutate(background, s, change.CommandID{ID: "c1", Body: "one"}, func(tx *db.Tx) (change.Change, error) {
					o := occasion{Name: "Dinner"}
					err := db.Create(tx, &o)
					return change.OccasionAdded{Occasion: o.ID}, err
				})
				if err != nil || e.Replayed != c.known {
					t.Errorf("%d days later: known %v, %v", c.days, e.Replayed, err)
				}
			}
		})
	}
}
