// Package db is the only room that sees GORM and SQL drivers. Everything is read under a Scope through Read, and
// written through Mutate, which turns the Change that a rule returns into the log's entry, in the same transaction as
// the rows. It guards four of the design's five rules: the returned Change is the emission, scope comes first, anything
// may be sent twice, and a page is read from one state.
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"convive/models/change"
)

// Config says which database to open.
type Config struct {
	// URL of a PostgreSQL database; empty for SQLite in the file Path.
	URL  string
	Path string
	// Now is the domain's clock; nil for the real one. Sessions and limits never use it.
	Now func() time.Time
}

// DB is one database of either engine. It keeps no state that matters: kill the process and nothing acknowledged is lost.
type DB struct {
	engine engine
	writer *sql.DB // SQLite: one connection, so that writers queue here and not in the busy handler
	reader *sql.DB
	looks  *sql.DB // one connection, so that a look waits for nobody's reading
	gorm   *gorm.DB
	now    func() time.Time

	turns         chan struct{} // SQLite's: who writes
	reads, writes *prepared     // SQLite's
	sharing       sharing

	statements atomic.Int64
	notify     *notifier
	heartbeat  time.Duration // of listeners

	mu        sync.Mutex
	listeners []func(change.Entry)
	faults    Faults
}

// Open connects and prepares the database; it doesn't migrate.
func Open(ctx context.Context, c Config) (*DB, error) {
	d := &DB{now: c.Now, heartbeat: heartbeat}
	if d.now == nil {
		d.now = func() time.Time { return time.Now().Round(0) } // as the clock on the wall: it may be turned back
	}
	d.engine = sqliteEngine{path: c.Path}
	if c.URL != "" {
		d.engine = postgresEngine{url: c.URL}
	}
	var err error
	if d.writer, d.reader, err = d.engine.open(ctx); err != nil {
		return nil, fmt.Errorf("open the database: %w", err)
	}
	if d.looks, err = d.engine.one(); err != nil {
		d.closePools()
		return nil, err
	}
	d.gorm, err = gorm.Open(d.engine.dialector(d.writer), &gorm.Config{
		SkipDefaultTransaction: true, DisableAutomaticPing: true, AllowGlobalUpdate: true,
		Logger: logger.Discard, TranslateError: false,
	})
	if err != nil {
		d.closePools()
		return nil, err
	}
	if err := guard(d.gorm); err != nil {
		d.closePools()
		return nil, err
	}
	if d.engine.name() == "sqlite" {
		d.turns = make(chan struct{}, 1)
		d.reads, d.writes = newPrepared(d.reader), newPrepared(d.writer)
	}
	d.notify = newNotifier(d)
	return d, nil
}

// Close ends the notifier and both pools.
func (d *DB) Close() error {
	d.notify.stop()
	d.reads.close()
	d.writes.close()
	return d.closePools()
}

func (d *DB) closePools() error {
	err := d.writer.Close()
	for _, pool := range []*sql.DB{d.reader, d.looks} {
		if pool != nil && pool != d.writer {
			err = errors.Join(err, pool.Close())
		}
	}
	return err
}

// Engine names the engine: "sqlite" or "postgres".
func (d *DB) Engine() string { return d.engine.name() }

// Readers is how many may read at once.
func (d *DB) Readers() int { return d.reader.Stats().MaxOpenConnections }

// Now is the domain's clock.
func (d *DB) Now() time.Time { return d.now() }

// Statements counts the statements sent since the start; tests use the difference.
func (d *DB) Statements() int64 { return d.statements.Load() }

// OnCommit has f called after each commit of this process, with what was committed. It must not block.
func (d *DB) OnCommit(f func(change.Entry)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.listeners = append(d.listeners, f)
}

func (d *DB) committed(e change.Entry) {
	d.mu.Lock()
	listeners := d.listeners
	d.mu.Unlock()
	for _, f := range listeners {
		f(e)
	}
	d.notify.send(e.Feed, e.Seq)
}

// Faults are switched on by the tests that prove what the mechanism rests on.
type Faults struct {
	LoseNotifications bool          // PostgreSQL: commits are not announced to other processes
	SlowCommit        time.Duration // how long a mutation stands still when all but its commit is done
	NoSharing         bool          // every read reads for itself: what shared ones are measured by, and compared with
}

// SetFaults switches faults on and off.
func (d *DB) SetFaults(f Faults) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults = f
}

func (d *DB) sharesNot() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.faults.NoSharing
}

// beforeCommit is where a mutation may be made to stand still.
func (d *DB) beforeCommit() {
	d.mu.Lock()
	pause := d.faults.SlowCommit
	d.mu.Unlock()
	if pause > 0 {
		time.Sleep(pause)
	}
}

// bind writes the engine's placeholders for the question marks of a statement.
func (d *DB) bind(query string) string {
	if d.engine.name() == "sqlite" {
		return query
	}
	var b strings.Builder
	n := 0
	for _, r := range query {
		if r == '?' {
			n++
			fmt.Fprintf(&b, "$%d", n)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
