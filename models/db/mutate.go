package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"convive/models/access"
	"convive/models/change"
)

// Mutate runs one command in one transaction and returns its entry in the log.
//
// Taking the feed's row is the first statement: one writer per feed at a time, numbers without gaps in commit order,
// and rules that count need no further lock. Then the actor's permission is read again, and a command id that has
// been carried out before answers with its recorded outcome. An error, and change.None, roll everything back, and the
// latter is remembered as the outcome; no Change at all is ErrNoChange.
func (d *DB) Mutate(ctx context.Context, s access.Scope, cmd change.CommandID, fn func(*Tx) (change.Change, error)) (done change.Entry, err error) {
	err = d.bounded(ctx, func(ctx context.Context) error {
		done, err = d.mutate(ctx, s, cmd, fn)
		return err
	})
	return done, err
}

func (d *DB) mutate(ctx context.Context, s access.Scope, cmd change.CommandID, fn func(*Tx) (change.Change, error)) (change.Entry, error) {
	leave, err := d.turn(ctx)
	if err != nil {
		return change.Entry{}, err
	}
	defer leave()
	sqlTx, err := d.begin(ctx, d.writer, nil)
	if err != nil {
		return change.Entry{}, err
	}
	tx := &Tx{Read: d.newRead(ctx, s, sqlTx, d.writes), feed: s.Feed()}
	tx.Read.tx, tx.Read.rule = tx, true
	defer tx.learn(sqlTx)
	if tx.head, err = tx.take(); err != nil {
		return change.Entry{}, err
	}
	tx.heads = map[change.Feed]Head{tx.feed: tx.head}
	if tx.scope, err = tx.authorise(s); err != nil {
		return change.Entry{}, err
	}
	if done, entry, err := tx.replay(cmd); done || err != nil {
		return entry, err
	}
	c, err := fn(tx)
	if err != nil {
		return change.Entry{}, d.translate(err)
	}
	if c == nil {
		return change.Entry{}, ErrNoChange
	}
	entry := change.Entry{Feed: tx.feed, Seq: tx.head.Seq, Epoch: tx.head.Epoch, At: change.At(tx.now), Actor: s.Actor, Change: c}
	if c == change.None {
		entry.Seq--
		if err := sqlTx.Rollback(); err != nil {
			return change.Entry{}, d.translate(err)
		}
		return entry, d.translate(d.remember(ctx, d.writer, tx, cmd, nothing))
	}
	if err := errors.Join(tx.record(entry), tx.writeJournal(), d.remember(ctx, tx.q, tx, cmd, tx.head.Seq)); err != nil {
		return change.Entry{}, d.translate(err)
	}
	if entry.Decides = slices.ContainsFunc(tx.journal, rowChange.decides); entry.Decides {
		if err := tx.markAccess(); err != nil {
			return change.Entry{}, d.translate(err)
		}
	}
	d.beforeCommit()
	if err := sqlTx.Commit(); err != nil {
		return change.Entry{}, d.translate(err)
	}
	d.sharing.note(tx.feed, tx.head, tx.written())
	leave()
	slog.Debug("a change", "feed", tx.feed, "seq", tx.head.Seq, "kind", c.Kind(), "actor", s.Actor)
	d.committed(entry)
	return entry, nil
}

// take moves the feed's number on, which locks the feed until the end.
func (tx *Tx) take() (Head, error) {
	var h Head
	err := tx.q.QueryRowContext(tx.ctx, tx.d.bind("UPDATE feeds SET seq = seq + 1 WHERE id = ? RETURNING seq, epoch"), string(tx.feed)).
		Scan(&h.Seq, &h.Epoch)
	if errors.Is(err, sql.ErrNoRows) {
		return h, ErrNotFound
	}
	return h, err
}

// record writes the log's entry.
func (tx *Tx) record(e change.Entry) error {
	data, err := change.Encode(e.Change)
	if err != nil {
		return err
	}
	about := e.Change.Topics()
	topics, err := json.Marshal(about)
	if err != nil {
		return err
	}
	_, err = tx.q.ExecContext(tx.ctx, tx.d.bind("INSERT INTO changes (feed_id, seq, kind, at, actor_kind, actor_id, topics, data) VALUES ("+places(8)+")"),
		string(e.Feed), e.Seq, string(e.Change.Kind()), int64(e.At), string(e.Actor.Kind), string(e.Actor.ID), string(topics), data)
	if err != nil {
		return err
	}
	return tx.recordHouseholds(e, about)
}

// NewFeed makes the feed of an account, organization or event that this mutation creates.
func (tx *Tx) NewFeed(f change.Feed) error {
	_, err := tx.q.ExecContext(tx.ctx, tx.d.bind("INSERT INTO feeds (id, seq, epoch) VALUES (?, 0, ?)"), string(f), newEpoch())
	return tx.d.translate(err)
}

// actorKey scopes command ids by who sent them.
func actorKey(a change.Actor) string { return fmt.Sprintf("%s:%s", a.Kind, a.ID) }

// replay looks for the recorded outcome of a command id.
func (tx *Tx) replay(cmd change.CommandID) (done bool, e change.Entry, err error) {
	if cmd.ID == "" {
		return false, e, nil
	}
	var body string
	var seq int64
	err = tx.q.QueryRowContext(tx.ctx, tx.d.bind("SELECT body_hash, seq FROM commands WHERE feed_id = ? AND actor = ? AND id = ?"),
		string(tx.feed), actorKey(tx.scope.Actor), cmd.ID).Scan(&body, &seq)
	if errors.Is(err, sql.ErrNoRows) {
		return false, e, nil
	}
	if err != nil {
		return false, e, err
	}
	if body != cmd.Body {
		return false, e, ErrOtherBody
	}
	e = change.Entry{Feed: tx.feed, Seq: tx.head.Seq - 1, Epoch: tx.head.Epoch, At: change.At(tx.now), Actor: tx.scope.Actor, Change: change.None}
	if seq != nothing {
		e, err = tx.entry(tx.feed, seq)
	}
	e.Replayed = true
	return true, e, err
}

// nothing is the number of a command's entry that had nothing to change.
const nothing = 0

// remember keeps the outcome of a command id: the number of its entry, or nothing.
func (d *DB) remember(ctx context.Context, q querier, tx *Tx, cmd change.CommandID, seq int64) error {
	if cmd.ID == "" || seq == nothing && cmd.Derived {
		return nil
	}
	insert := "INSERT INTO commands (feed_id, actor, id, body_hash, seq, at) VALUES (" + places(6) + ")"
	if seq == nothing {
		insert += " ON CONFLICT DO NOTHING" // outside of the transaction: another process may have carried it out since
	}
	_, err := q.ExecContext(ctx, d.bind(insert),
		string(tx.feed), actorKey(tx.scope.Actor), cmd.ID, cmd.Body, seq, int64(change.At(time.Now())))
	return err
}
