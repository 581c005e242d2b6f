package db

import (
	"context"
	"fmt"
	"reflect"

	"convive/models/access"
)

// Aside writes what is no Change: sessions, failure counters, claims of jobs, drafts of replies. It takes no feed row,
// may touch only the tables listed for it, and no fragment shows what is in them; that there is something a Change says.
func (d *DB) Aside(ctx context.Context, s access.Scope, fn func(*Tx) error) error {
	return d.bounded(ctx, func(ctx context.Context) error { return d.aside(ctx, s, fn) })
}

func (d *DB) aside(ctx context.Context, s access.Scope, fn func(*Tx) error) error {
	leave, err := d.turn(ctx)
	if err != nil {
		return err
	}
	defer leave()
	sqlTx, err := d.begin(ctx, d.writer, nil)
	if err != nil {
		return err
	}
	tx := &Tx{Read: d.newRead(ctx, s, sqlTx, d.writes)}
	tx.Read.tx, tx.Read.rule = tx, true
	defer tx.learn(sqlTx)
	tx.Read.aside = true
	if err := fn(tx); err != nil {
		return d.translate(err)
	}
	if tx.ended {
		if err := tx.markAccess(); err != nil {
			return d.translate(err)
		}
	}
	return d.translate(sqlTx.Commit())
}

// Put replaces the rows that the condition names by one row. It is for tables beside the feeds only.
func Put[T any](tx *Tx, row *T, condition string, args ...any) error {
	if err := Remove[T](tx, condition, args...); err != nil {
		return err
	}
	return Lay(tx, row)
}

// Lay makes a row of a table beside the feeds. A mutation may do so too, as it may rewrite them (Rewrite); its undo leaves
// the row.
func Lay[T any](tx *Tx, row *T) error {
	s, err := parse(tx.Read, row)
	if err != nil {
		return err
	}
	if !tables[s.Table].Aside {
		return fmt.Errorf("%w: a row that nobody is told of is for tables beside the feeds", ErrWideWrite)
	}
	if err := prepare(tx, s, reflect.ValueOf(row).Elem()); err != nil {
		return err
	}
	return tx.d.translate(tx.orm().Create(row).Error)
}

// Remove deletes the rows that a condition names. It is for tables beside the feeds only: their rows have no history. A mutation
// may do so too, but for sessions, and its undo brings nothing back.
func Remove[T any](tx *Tx, condition string, args ...any) error {
	s, err := parse(tx.Read, new(T))
	if err != nil {
		return err
	}
	if !tx.aside && (!tables[s.Table].Aside || s.Table == "sessions") {
		return fmt.Errorf("%w: a removal by condition is for tables beside the feeds", ErrWideWrite)
	}
	done := tx.orm().Where(condition, args...).Delete(new(T))
	tx.ended = tx.ended || done.RowsAffected > 0 && done.Statement.Table == "sessions"
	return tx.d.translate(done.Error)
}

// Rewrite changes the rows that a condition names where there are any, and says whether there were. It makes none, and it
// is one statement: a removal at the same moment comes before it, or after it and takes what was rewritten. It is for
// tables beside the feeds only; a mutation may write them too, and its undo leaves them.
func Rewrite[T any](tx *Tx, set Set, condition string, args ...any) (found bool, err error) {
	s, err := parse(tx.Read, new(T))
	if err != nil {
		return false, err
	}
	if !tables[s.Table].Aside {
		return false, fmt.Errorf("%w: an update by condition is for tables beside the feeds", ErrWideWrite)
	}
	done := tx.orm().Model(new(T)).Where(condition, args...).Updates(map[string]any(set))
	return done.RowsAffected > 0, tx.d.translate(done.Error)
}
