package main

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/requests"
)

// writers are how many write at once, and perWriter how often each of them does.
const (
	writers   = 8
	perWriter = 60
)

// write carries out n commands by eight writers at once, each on a row of its own, and returns how long that took.
func (s *site) write(n int) (int64, error) {
	rows, err := s.rows()
	if err != nil {
		return 0, err
	}
	began := time.Now()
	_, err = atOnce(n/writers, func(w, i int) error {
		_, err := s.change(&rows[w], fmt.Sprint("words ", w, " ", i))
		return err
	})
	return time.Since(began).Nanoseconds(), err
}

// rows are as many requests as there are writers.
func (s *site) rows() (rows []requests.GuestRequest, err error) {
	err = s.db.Read(background, s.system(), func(r *db.Read) (err error) {
		rows, err = db.From[requests.GuestRequest](r).Order("id").Limit(writers).All()
		return err
	})
	if err == nil && len(rows) < writers {
		err = errors.New("too few requests")
	}
	return rows, err
}

func (s *site) change(row *requests.GuestRequest, words string) (change.Entry, error) {
	return s.db.Mutate(background, s.system(), change.CommandID{ID: string(db.NewID()), Body: "bench"}, func(tx *db.Tx) (change.Change, error) {
		done := change.RequestReopened{Request: row.ID, Household: row.HouseholdID}
		return done, db.Update(tx, row, db.Set{"words": words})
	})
}

// atOnce has every writer do something n times and returns how long each time took.
func atOnce(n int, do func(writer, i int) error) (times, error) {
	var all sync.WaitGroup
	took, failed := make([]times, writers), make([]error, writers)
	for w := range writers {
		all.Go(func() {
			for i := range n {
				failed[w] = errors.Join(failed[w], took[w].timed(func() error { return do(w, i) }))
			}
		})
	}
	all.Wait()
	var together times
	for _, t := range took {
		together = append(together, t...)
	}
	return together, errors.Join(failed...)
}

// commands measures how many commands one event takes on each engine while a hundred watch, and how long eight writers
// wait, beside eight who write the same rows by prepared statements behind one mutex.
func (b *bench) commands() error {
	for _, engine := range []string{"sqlite", "postgres"} {
		if err := b.perSecond(engine); err != nil {
			return fmt.Errorf("%s: %w", engine, err)
		}
	}
	return b.eightWriters()
}

func (b *bench) perSecond(engine string) error {
	app, err := b.onEngine(engine, 100/streamsPerSession)
	if err != nil {
		return err
	}
	defer app.end()
	if err := app.grow(100); err != nil {
		return err
	}
	stop, done := make(chan struct{}), make(chan error, 1)
	go func() { done <- app.readUntil(stop) }()
	var best float64
	for range 3 {
		const n = writers * perWriter
		took, err := app.ask(fmt.Sprint("write ", n))
		if err != nil {
			return err
		}
		best = max(best, n/time.Duration(took).Seconds())
	}
	close(stop)
	figure("live.commands_per_second."+engine, best, "1/s")
	return <-done
}

// readUntil takes what comes until it is told to stop.
func (w *watchers) readUntil(stop chan struct{}) error {
	for {
		select {
		case <-stop:
			return nil
		default:
		}
		if _, _, err := w.read(20 * time.Millisecond); err != nil {
			return err
		}
	}
}

// eightWriters compares SQLite's, in this process.
func (b *bench) eightWriters() error {
	s, err := b.home()
	if err != nil {
		return err
	}
	rows, err := s.rows()
	if err != nil {
		return err
	}
	bare, err := dbtest.OpenBare(background, s.path)
	if err != nil {
		return err
	}
	defer bare.Close()
	var measured, baseline times
	for range 4 { // in turn, so that both see the same load
		took, err := atOnce(perWriter/2, func(w, i int) error {
			_, err := s.change(&rows[w], fmt.Sprint("words ", w, " ", i))
			return err
		})
		if err != nil {
			return err
		}
		measured = append(measured, took...)
		seq, err := s.newest()
		if err != nil {
			return err
		}
		bareTook, err := s.bareWriters(bare, seq)
		if err != nil {
			return err
		}
		baseline = append(baseline, bareTook...)
	}
	figure("live.eight_writers.p50", measured.median(), "ms")
	figure("live.eight_writers.p99", measured.at(0.99), "ms")
	figure("live.eight_writers.bare.p99", baseline.at(0.99), "ms")
	ratio("live.eight_writers.p99_to_bare", measured.at(0.99), baseline.at(0.99), "<= 1.5")
	return s.find() // one of the rows is what other parts change
}

// bareWriters write the rows of an entry again, one at a time behind a mutex.
func (s *site) bareWriters(bare *dbtest.Bare, seq int64) (times, error) {
	var entry []db.RowChange
	err := s.db.Read(background, s.system(), func(r *db.Read) (err error) {
		entry, err = r.RowChanges(seq)
		return err
	})
	if err != nil {
		return nil, err
	}
	var one sync.Mutex
	return atOnce(perWriter/2, func(int, int) error {
		one.Lock()
		defer one.Unlock()
		write, err := bare.Prepare(background, s.event.ID, entry)
		if err != nil {
			return err
		}
		return write(background)
	})
}
