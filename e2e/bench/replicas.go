package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/demo"
)

// kit is what the test kit of databases asks for; what it would clean up is run at the bench's end.
type kit struct {
	testing.TB
	bench *bench
}

func (k kit) Helper()           {}
func (k kit) Cleanup(f func())  { k.bench.after = append(k.bench.after, f) }
func (k kit) Fatal(args ...any) { panic(fmt.Sprint(args...)) }
func (k kit) Log(...any)        {}
func (k kit) TempDir() string   { return filepath.Join(k.bench.dir, "kit") }

// onPostgres is a PostgreSQL database with the demo in it.
func (b *bench) onPostgres() (url string, err error) {
	c := dbtest.Config(kit{bench: b}, "postgres")
	past := &demo.Clock{}
	d, err := db.Open(background, db.Config{URL: c.URL, Now: past.Now})
	if err != nil {
		return "", err
	}
	defer d.Close()
	return c.URL, errors.Join(d.Migrate(background), demo.Seed(background, d, past, secret, time.Now()))
}

// onEngine is a server of the demo on an engine, with so many people who will watch.
func (b *bench) onEngine(engine string, people int) (*side, error) {
	if engine == "sqlite" {
		c, err := b.child(appServer)
		if err != nil {
			return nil, err
		}
		return b.watched(c, streamsPath, people)
	}
	url, err := b.onPostgres()
	if err != nil {
		return nil, err
	}
	return b.replica(url, people)
}

func (b *bench) replica(url string, people int) (*side, error) {
	c, err := b.child(replica, databaseVariable+"="+url)
	if err != nil {
		return nil, err
	}
	return b.watched(c, streamsPath, people)
}

// across is how many watch at each of the two replicas.
const across = 1000

// replicas measures the last of a thousand streams at another process than the one that commits, beside the last of a
// thousand at the same one: both on one PostgreSQL.
func (b *bench) replicas() error {
	url, err := b.onPostgres()
	if err != nil {
		return err
	}
	here, err := b.replica(url, across/streamsPerSession)
	if err != nil {
		return err
	}
	defer here.end()
	there, err := b.replica(url, 0)
	if err != nil {
		return err
	}
	defer there.end()
	there.cookies = here.cookies
	var took [2]times
	n := 0
	for block := range 4 {
		s := []*side{here, there}[block%2]
		if err := s.grow(across); err != nil {
			return err
		}
		for round := range 12 {
			n++
			last, err := s.commitAt(here, n)
			if err != nil {
				return err
			}
			if round > 0 {
				took[block%2] = append(took[block%2], last)
			}
		}
		s.leave()
	}
	name := fmt.Sprintf("live.across.%d", across)
	figure(name+".one_node.p50", took[0].median(), "ms")
	figure(name+".two_nodes.p50", took[1].median(), "ms")
	ratio(name+".two_nodes_to_one", took[1].median(), took[0].median(), "<= 1.15")
	return nil
}

// commitAt has another server commit and returns how long it took until the last stream here had it.
func (s *side) commitAt(other *side, n int) (time.Duration, error) {
	if err := s.quiet(settle); err != nil {
		return 0, err
	}
	s.awaits = []byte(mark(n))
	other.told(fmt.Sprint("send ", n))
	last, err := s.watchers.last()
	if err != nil {
		return 0, err
	}
	s.awaits = nil
	began, err := other.answer()
	return time.Duration(last - began), err
}
