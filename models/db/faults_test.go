package db_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/dbtest/cable"
)

// endBackends ends every connection of the database but the one that asks.
const endBackends = `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`

func TestNobodyNoticesThatTheServerEndedEveryConnection(t *testing.T) {
	c := dbtest.Config(t, "postgres")
	d, other := dbtest.Open(t, c), dbtest.Open(t, c)
	s := newEvent(t, d, "ada")
	for _, use := range []func() error{
		func() error { return d.Read(background, s, func(*db.Read) error { return nil }) },
		func() error { _, err := d.Heads(background, []change.Feed{s.Feed()}); return err },
		func() error { addOccasion(t, d, s, "Dinner"); return nil },
		func() error { return d.Aside(background, s, func(*db.Tx) error { return nil }) },
	} {
		fill(t, d)
		var n int
		if err := db.Writer(other).QueryRow(endBackends).Scan(&n); err != nil || n < 5 {
			t.Fatalf("ended %d connections, %v", n, err)
		}
		if err := use(); err != nil {
			t.Error(err)
		}
	}
}

// fill leaves as many connections in the pool as it keeps.
func fill(t *testing.T, d *db.DB) {
	t.Helper()
	for range 8 {
		conn, err := db.Writer(d).Conn(background)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
}

func TestACommandThatStandsStillHoldsOthersUpForTenSecondsAtMost(t *testing.T) {
	t.Parallel()
	c := dbtest.Config(t, "postgres")
	paused, other := dbtest.Open(t, c), dbtest.Open(t, c)
	s := newEvent(t, paused, "ada")
	holds, goOn := make(chan struct{}), make(chan struct{})
	done := make(chan error)
	go func() {
		_, err := paused.Mutate(background, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
			close(holds)
			<-goOn
			o := occasion{Name: "Lost"}
			return change.OccasionAdded{Occasion: o.ID}, db.Create(tx, &o)
		})
		done <- err
	}()
	<-holds
	began := time.Now()
	addOccasion(t, other, s, "Dinner")
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("the other command waited for %v", took)
	}
	close(goOn)
	if err := <-done; !errors.Is(err, db.ErrUnreachable) {
		t.Errorf("a command whose lock was taken away is answered %v", err)
	}
	if seq := heads(t, other, s.Feed()); seq != 1 {
		t.Errorf("the feed stands at %d", seq)
	}
}

func TestAListenerWhoseLineIsDeadNoticesAndComesBack(t *testing.T) {
	c := dbtest.Config(t, "postgres")
	writer := dbtest.Open(t, c)
	s := newEvent(t, writer, "ada")
	line := cable.New(t, socketOf(c.URL))
	host, port, _ := strings.Cut(line.Addr, ":")
	c.URL = strings.Replace(c.URL, "host="+folderOf(c.URL), "host="+host+" port="+port, 1)
	far := dbtest.Open(t, c)
	db.SetHeartbeat(far, 100*time.Millisecond)
	l := listen(t, far, s.Feed())
	soon(t, l.lost) // it listens
	line.Stall()
	addOccasion(t, writer, s, "Dinner")
	soon(t, l.lost) // it has noticed
	line.Mend()
	for {
		soon(t, l.lost)
		if heads(t, far, s.Feed()) == 1 {
			break
		}
	}
	addOccasion(t, writer, s, "Brunch")
	for seq := soon(t, l.heard); seq != 2; seq = soon(t, l.heard) {
		t.Logf("heard %d", seq)
	}
}

// folderOf is where a test cluster's socket is; PostgreSQL names the socket after its default port.
func folderOf(url string) string {
	_, rest, _ := strings.Cut(url, "host=")
	folder, _, _ := strings.Cut(rest, " ")
	return folder
}

func socketOf(url string) string { return folderOf(url) + "/.s.PGSQL.5432" }

func TestTheClockIsTheOneOnTheWall(t *testing.T) {
	d, err := db.Open(background, db.Config{Path: t.TempDir() + "/convive.db"})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if now := d.Now(); now != now.Round(0) {
		t.Error("its times are compared by a clock that nobody can turn back")
	}
}
