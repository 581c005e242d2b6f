package db

import (
	"errors"
	"fmt"

	"convive/models/change"
)

// Errors that rules and the web layer tell apart.
var (
	// ErrNotFound says that a row is absent, or foreign: the two look the same.
	ErrNotFound = errors.New("db: not found")
	// ErrNoChange says that a mutation returned no Change; it has been rolled back.
	ErrNoChange = errors.New("db: a mutation must return its Change, or change.None")
	// ErrOtherBody says that a command id came again with another body.
	ErrOtherBody = errors.New("db: this command id was already used for something else")
	// ErrUnscoped says that a statement has no scope, no schema, or reaches beyond its scope.
	ErrUnscoped = errors.New("db: a statement outside its scope")
	// ErrWideWrite says that a statement would write more than it names: Save, upsert, association, no condition.
	ErrWideWrite = errors.New("db: a write that does not name what it writes")
	// ErrTaken says that a value which must be unique is taken already.
	ErrTaken = errors.New("db: already taken")
	// ErrStillUsed says that something still points at the row.
	ErrStillUsed = errors.New("db: still in use")
	// ErrUnreachable says that the database could not be reached, or went away before it had answered. A command may have
	// been carried out or not: it is sent again with the same id.
	ErrUnreachable = errors.New("db: the database doesn't answer")
	// ErrNewerSchema says that the database was migrated by a newer version of Convive.
	ErrNewerSchema = errors.New("db: the database belongs to a newer version of Convive; start that version")
)

// ErrStale says that a row has moved on since the caller saw it.
type ErrStale struct {
	Table string
	Row   change.ID
}

func (e ErrStale) Error() string { return fmt.Sprintf("db: %s has changed since it was read", e.Table) }

// translate gives the engine's constraint errors their common names.
func (d *DB) translate(err error) error {
	if err == nil {
		return nil
	}
	switch d.engine.violated(err) {
	case "unique", "overlap":
		return fmt.Errorf("%w: %w", ErrTaken, err)
	case "foreign key":
		return fmt.Errorf("%w: %w", ErrStillUsed, err)
	}
	return err
}
