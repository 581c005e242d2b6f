package db

import (
	"context"
	"database/sql"
	"time"

	"gorm.io/gorm"

	"convive/models/access"
	"convive/models/change"
)

// Read is one state of the database, seen under one scope. A Tx is a Read, so that rules can ask too.
type Read struct {
	d       *DB
	ctx     context.Context
	q       counted
	scope   access.Scope
	heads   map[change.Feed]Head
	now     time.Time
	aside   bool // a write beside the feeds: only the listed tables
	tx      *Tx  // set when this is a write
	once    map[any]had
	rule    bool // a rule writes meanwhile, under whatever scope this reads
	sources *trace
}

// Read runs fn in one read-only transaction that sees a single state. The numbers of the scope's feed, and of the
// further feeds named, are its first statement: what is read later is never older than them.
func (d *DB) Read(ctx context.Context, s access.Scope, fn func(*Read) error, feeds ...change.Feed) error {
	return d.bounded(ctx, func(ctx context.Context) error { return d.read(ctx, s, fn, feeds) })
}

func (d *DB) read(ctx context.Context, s access.Scope, fn func(*Read) error, feeds []change.Feed) error {
	sqlTx, err := d.begin(ctx, d.reader, d.engine.readOptions())
	if err != nil {
		return err
	}
	r := d.newRead(ctx, s, sqlTx, d.reads)
	defer r.learn(sqlTx)
	if r.heads, err = heads(ctx, r.q, d, append([]change.Feed{s.Feed()}, feeds...)); err != nil {
		return err
	}
	return d.translate(fn(r))
}

func (d *DB) newRead(ctx context.Context, s access.Scope, tx *sql.Tx, known *prepared) *Read {
	t := &trace{}
	return &Read{d: d, ctx: ctx, q: counted{tx, d, tx, known, new([]string), t}, scope: s, now: d.now(), sources: t}
}

// learn ends the transaction and prepares what it used and is worth it.
func (r *Read) learn(tx *sql.Tx) {
	_ = tx.Rollback()
	if len(*r.q.wanted) > 0 {
		r.q.known.learn(r.ctx, *r.q.wanted)
	}
}

// Scope is under whose authority this reads.
func (r *Read) Scope() access.Scope { return r.scope }

// Context ends when the request does.
func (r *Read) Context() context.Context { return r.ctx }

// Now is the domain's clock when this began.
func (r *Read) Now() time.Time { return r.now }

// Head is how far a feed had come when this began; ok is false for a feed that doesn't exist or wasn't asked for.
func (r *Read) Head(f change.Feed) (h Head, ok bool) {
	h, ok = r.heads[f]
	return h, ok
}

// AtInstallation is the same state under Convive's own scope: accounts, organizations, the list of events. Only the
// capabilities that own those tables call it (arch_test lists them).
func (r *Read) AtInstallation() *Read { return r.under(access.Installation(r.scope.Actor)) }

// AtEvent is the same state under Convive's own scope in one event, for the rows that decide about access.
func (r *Read) AtEvent(organization, event change.ID) *Read {
	return r.under(access.SystemAt(organization, event, r.scope.Actor))
}

func (r *Read) under(s access.Scope) *Read {
	other := *r
	other.scope = s
	other.tx = nil
	other.once = nil
	return &other
}

// orm is GORM on this transaction and under this scope.
func (r *Read) orm() *gorm.DB {
	g := r.d.gorm.Session(&gorm.Session{NewDB: true, Context: context.WithValue(r.ctx, scopeKey{}, r)})
	g.Statement.ConnPool = r.q
	return g
}

type scopeKey struct{}
