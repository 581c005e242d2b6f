package db

import (
	"fmt"
	"reflect"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/schema"

	"convive/models/change"
)

// Tx is a mutation's transaction: the rule reads and writes through it and returns the Change.
type Tx struct {
	*Read
	feed    change.Feed
	head    Head
	journal []rowChange
	adrift  []RowRef
	ended   bool // sessions were removed
}

// Set names the columns that an update writes, with their new values.
type Set map[string]any

// Seq is the number that this mutation will have in its feed.
func (tx *Tx) Seq() int64 { return tx.head.Seq }

// Wrote says whether any row has been written; a rule that wrote nothing answers change.None.
func (tx *Tx) Wrote() bool { return len(tx.journal) > 0 }

// batch keeps one statement under the engines' limits on parameters.
const batch = 400

// perStatement is how many rows with so many columns one statement writes.
func perStatement(columns int) int { return max(1, batch*16/columns) }

// Create writes new rows. It gives them the scope's place, an id where there is none, the time and version 1.
func Create[T any](tx *Tx, rows ...*T) error {
	if len(rows) == 0 {
		return nil
	}
	s, err := parse(tx.Read, rows[0])
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := prepare(tx, s, reflect.ValueOf(row).Elem()); err != nil {
			return err
		}
	}
	if err := tx.orm().CreateInBatches(rows, perStatement(len(s.DBNames))).Error; err != nil {
		return tx.d.translate(err)
	}
	return tx.noteCreated(s, rows2values(rows))
}

func rows2values[T any](rows []*T) []reflect.Value {
	values := make([]reflect.Value, len(rows))
	for i, row := range rows {
		values[i] = reflect.ValueOf(row).Elem()
	}
	return values
}

// prepare fills what every row has.
func prepare(tx *Tx, s *schema.Schema, row reflect.Value) error {
	for column, value := range map[string]any{"id": string(NewID()), "created_at": int64(change.At(tx.now)), "version": int64(1)} {
		f := s.LookUpField(column)
		if f == nil {
			continue
		}
		if _, zero := f.ValueOf(tx.ctx, row); zero {
			if err := f.Set(tx.ctx, row, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// Update writes the columns that differ, where the row still has the version that the caller saw; it moves the
// version on and fills the row with the new values. ErrStale says that the row has changed meanwhile; a Set in which
// nothing differs writes nothing.
func Update[T any](tx *Tx, row *T, values Set) error {
	s, err := parse(tx.Read, row)
	if err != nil {
		return err
	}
	v := reflect.ValueOf(row).Elem()
	was, became, err := differing(tx.Read, s, v, values)
	if err != nil || len(became) == 0 {
		return err
	}
	id, version := idOf(tx.Read, s, v), versionOf(tx.Read, s, v)
	columns := make(map[string]any, len(became)+1)
	for column := range became {
		columns[column] = values[column]
	}
	q := tx.orm().Model(new(T)).Where("id = ?", string(id))
	if s.LookUpField("version") != nil {
		columns["version"] = version + 1
		q = q.Where("version = ?", version)
	}
	done := q.Updates(columns)
	if done.Error != nil {
		return tx.d.translate(done.Error)
	}
	if done.RowsAffected != 1 {
		return ErrStale{s.Table, id}
	}
	for column, value := range columns {
		if err := s.LookUpField(column).Set(tx.ctx, v, value); err != nil {
			return err
		}
	}
	tx.withoutSecrets(s.Table, was, became)
	tx.note(rowChange{Table: s.Table, Row: id, Op: opUpdate, Was: was, Became: became, Version: version + 1})
	return nil
}

// With is a copy of a row with other values in some columns, written nowhere.
func With[T any](tx *Tx, row T, values Set) (T, error) {
	s, err := parse(tx.Read, &row)
	if err != nil {
		return row, err
	}
	v := reflect.ValueOf(&row).Elem()
	for column, value := range values {
		f := s.LookUpField(column)
		if f == nil {
			return row, fmt.Errorf("%w: %s has no column %q to set", ErrWideWrite, s.Table, column)
		}
		if err := f.Set(tx.ctx, v, value); err != nil {
			return row, err
		}
	}
	return row, nil
}

// Delete removes a row that still has the version that the caller saw. ErrStillUsed says that something points at it.
func Delete[T any](tx *Tx, row *T) error {
	s, err := parse(tx.Read, row)
	if err != nil {
		return err
	}
	v := reflect.ValueOf(row).Elem()
	id, version := idOf(tx.Read, s, v), versionOf(tx.Read, s, v)
	was, err := all(tx.Read, s, v)
	if err != nil {
		return err
	}
	q := tx.orm().Where("id = ?", string(id))
	if s.LookUpField("version") != nil {
		q = q.Where("version = ?", version)
	}
	done := q.Delete(new(T))
	if done.Error != nil {
		return tx.d.translate(done.Error)
	}
	if done.RowsAffected != 1 {
		return ErrStale{s.Table, id}
	}
	tx.note(rowChange{Table: s.Table, Row: id, Op: opDelete, Was: was, Version: version})
	return nil
}

func parse(r *Read, row any) (*schema.Schema, error) {
	stmt := &gorm.Statement{DB: r.d.gorm}
	if err := stmt.Parse(row); err != nil {
		return nil, fmt.Errorf("db: not a row: %w", err)
	}
	return stmt.Schema, nil
}

func idOf(r *Read, s *schema.Schema, row reflect.Value) change.ID {
	f := s.LookUpField("id")
	if f == nil {
		return ""
	}
	v, _ := f.ValueOf(r.ctx, row)
	return change.ID(fmt.Sprint(v))
}

func versionOf(r *Read, s *schema.Schema, row reflect.Value) int64 {
	f := s.LookUpField("version")
	if f == nil {
		return 0
	}
	v, _ := f.ValueOf(r.ctx, row)
	n, _ := v.(int64)
	return n
}

// Within runs fn in the same transaction under the scope of an event that this mutation has just made, so that a
// creation can fill what it creates. The rows belong to this mutation's Change.
func (tx *Tx) Within(organization, event change.ID, fn func(*Tx) error) error {
	inner := *tx
	inner.Read = tx.AtEvent(organization, event)
	inner.Read.tx = &inner
	inner.journal = nil
	if err := fn(&inner); err != nil {
		return err
	}
	tx.journal = append(tx.journal, inner.journal...)
	return nil
}

// Elapsed since the domain's time t.
func (r *Read) Elapsed(t change.Instant) time.Duration { return r.now.Sub(t.Time()) }
