package db

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"convive/models/change"
)

// Conflict is one field that two people changed to different values.
type Conflict struct {
	Column string
	From   any // what the form started from
	Mine   any // what the form says
	Theirs any // what the row holds
	By     change.Actor
	At     change.Instant
}

// ErrConflict says that a form and somebody else changed the same fields differently; nothing has been saved.
type ErrConflict struct {
	Table   string
	Row     change.ID
	Version int64  // the row's version now: what a chosen answer states
	What    string // how the row is called, where its form doesn't say; "" for as the form says
	Fields  []Conflict
	// Theirs is what the row holds in the columns that only somebody else changed: an answer to the conflict, which
	// starts from Version, has to say it again.
	Theirs map[string]any
	// Follows are columns among them that are made anew of what is answered, so that nobody is told how they stand.
	Follows []string
	// Says is what the form says, field by field, where that isn't as it was typed.
	Says map[string]string
}

func (e ErrConflict) Error() string {
	return fmt.Sprintf("db: %d fields of %s were changed by somebody else meanwhile", len(e.Fields), e.Table)
}

// Merge works out what a form that started from an older version still has to write. What the form started from is
// read from the log. Fields that only one side changed are taken from that side; a field that both changed to
// different values is a conflict, and then nothing is to be written.
func Merge[T any](tx *Tx, row *T, since int64, values Set) (Set, error) {
	s, err := parse(tx.Read, row)
	if err != nil {
		return nil, err
	}
	v := reflect.ValueOf(row).Elem()
	id, version := idOf(tx.Read, s, v), versionOf(tx.Read, s, v)
	if version == since {
		return values, nil
	}
	if since > version || since < 1 {
		return nil, ErrStale{s.Table, id}
	}
	log, err := tx.movedSince(s.Table, id, since)
	if err != nil {
		return nil, err
	}
	if log.steps != version-since {
		return nil, ErrStale{s.Table, id} // the log no longer tells: somebody's data was erased
	}
	now, mine, err := differing(tx.Read, s, v, values)
	if err != nil {
		return nil, err
	}
	merged, conflict := Set{}, ErrConflict{Table: s.Table, Row: id, Version: version, Theirs: map[string]any{}}
	for column := range mine {
		from, moved := log.base[column]
		switch {
		case !moved || same(from, now[column]):
			merged[column] = values[column]
		case same(from, mine[column]):
			conflict.Theirs[column] = now[column] // only they changed it
		default:
			by, err := tx.entry(tx.feed, log.last[column])
			if err != nil {
				return nil, err
			}
			conflict.Fields = append(conflict.Fields, Conflict{column, from, mine[column], now[column], by.Actor, by.At})
		}
	}
	if len(conflict.Fields) > 0 {
		slices.SortFunc(conflict.Fields, func(a, b Conflict) int { return strings.Compare(a.Column, b.Column) })
		return nil, conflict
	}
	return merged, nil
}
