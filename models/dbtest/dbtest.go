// Package dbtest gives each test a fresh, migrated database of its own, on either engine. PostgreSQL runs as a private
// cluster on a unix socket, started from the installed binaries by a user who isn't root, and a template database is
// copied per test.
package dbtest

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"convive/models/db"
)

var background = context.Background()

// Start is where the domain's clock of tests stands: 29 August 2026, 14:00 in Berlin.
var Start = time.Date(2026, 8, 29, 12, 0, 0, 0, time.UTC)

// Clock is a domain clock that a test moves by hand; it begins at Start. A server's goroutines may read it meanwhile.
type Clock struct{ moved atomic.Int64 }

// Now is where the clock stands.
func (c *Clock) Now() time.Time { return Start.Add(time.Duration(c.moved.Load())) }

// Move turns the clock on.
func (c *Clock) Move(by time.Duration) { c.moved.Add(int64(by)) }

// Each runs a test on both engines.
func Each(t *testing.T, test func(t *testing.T, d *db.DB)) {
	t.Helper()
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) { test(t, New(t, engine)) })
	}
}

// New is a fresh database with the clock standing at Start.
func New(t testing.TB, engine string) *db.DB {
	t.Helper()
	return Open(t, Config(t, engine))
}

// Config names a fresh, migrated database; several processes may open it.
func Config(t testing.TB, engine string) db.Config {
	t.Helper()
	return bare[engine].Config(t, engine)
}

// EmptyConfig names a database without any schema.
func EmptyConfig(t testing.TB, engine string) db.Config {
	t.Helper()
	if engine == "postgres" {
		c := postgres(t)
		return config(c.url(c.create(t, "template1")), "")
	}
	dir, err := os.MkdirTemp(memory(), "convive-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return config("", filepath.Join(dir, "convive.db"))
}

func config(url, path string) db.Config {
	return db.Config{URL: url, Path: path, Now: func() time.Time { return Start }}
}

// Open opens and migrates a database and closes it when the test ends.
func Open(t testing.TB, c db.Config) *db.DB {
	t.Helper()
	ctx := context.Background()
	d, err := db.Open(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if err := d.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
	return d
}

// At names a PostgreSQL database by its URL.
func At(url string) db.Config { return config(url, "") }
