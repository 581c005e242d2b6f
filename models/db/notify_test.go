package db_test

import (
	"context"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// listener collects what one process hears of the others.
type listener struct {
	heard chan int64
	lost  chan struct{}
}

func listen(t *testing.T, d *db.DB, f change.Feed) listener {
	l := listener{make(chan int64, 100), make(chan struct{}, 100)}
	ctx, cancel := context.WithCancel(background)
	done := make(chan struct{})
	go func() {
		defer close(done)
		d.Listen(ctx, func(feed change.Feed, seq int64) {
			if feed == f {
				l.heard <- seq
			}
		}, func() { l.lost <- struct{}{} })
	}()
	t.Cleanup(func() { cancel(); <-done })
	return l
}

// soon waits for what must come.
func soon[T any](t *testing.T, c <-chan T) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(20 * time.Second):
		t.Fatal("nothing came")
	}
	return v
}

func TestAnotherProcessHearsACommitAndComesBackAfterALoss(t *testing.T) {
	c := dbtest.Config(t, "postgres")
	writer, other := dbtest.Open(t, c), dbtest.Open(t, c)
	s := newEvent(t, writer, "ada")
	l := listen(t, other, s.Feed())
	soon(t, l.lost) // it listens now
	addOccasion(t, writer, s, "Dinner")
	if seq := soon(t, l.heard); seq != 1 {
		t.Errorf("heard %d", seq)
	}
	cutListeners(t, writer)
	soon(t, l.lost) // it knows that it missed something
	soon(t, l.lost) // and listens again
	addOccasion(t, writer, s, "Brunch")
	if seq := soon(t, l.heard); seq != 2 {
		t.Errorf("heard %d after the loss", seq)
	}
}

func cutListeners(t *testing.T, d *db.DB) {
	t.Helper()
	var n int
	err := db.Writer(d).QueryRow(`SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%') ended`).Scan(&n)
	if err != nil || n != 1 {
		t.Fatalf("ended %d listeners, %v", n, err)
	}
}

func TestLostNotificationsAreSwitchedOffForTests(t *testing.T) {
	c := dbtest.Config(t, "postgres")
	writer, other := dbtest.Open(t, c), dbtest.Open(t, c)
	s := newEvent(t, writer, "ada")
	l := listen(t, other, s.Feed())
	soon(t, l.lost)
	writer.SetFaults(db.Faults{LoseNotifications: true})
	addOccasion(t, writer, s, "Dinner")
	other.SetFaults(db.Faults{})
	addOccasion(t, other, s, "Brunch") // announced, so that what was lost would have come before it
	if seq := soon(t, l.heard); seq != 2 {
		t.Errorf("heard %d", seq)
	}
}

func TestTheDataVersionMovesWhenAnotherProcessWrites(t *testing.T) {
	c := dbtest.Config(t, "sqlite")
	mine, other := dbtest.Open(t, c), dbtest.Open(t, c)
	s := newEvent(t, mine, "ada")
	version := func() int64 {
		v, err := mine.DataVersion(background)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	before := version()
	addOccasion(t, mine, s, "Dinner")
	if version() != before {
		t.Error("it moved by this process's own write")
	}
	addOccasion(t, other, s, "Brunch")
	if version() == before {
		t.Error("it did not move")
	}
	if got := heads(t, mine, s.Feed()); got != 2 {
		t.Errorf("the feed stands at %d", got)
	}
}

func TestListeningOnSQLiteOnlyWaits(t *testing.T) {
	d := dbtest.New(t, "sqlite")
	ctx, cancel := context.WithCancel(background)
	cancel()
	d.Listen(ctx, func(change.Feed, int64) { t.Error("heard something") }, func() { t.Error("lost something") })
}
