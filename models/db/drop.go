package db

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"convive/models/change"
)

// DropEvent deletes every row of an event and its feed with the log: nothing of it is left, and nothing can be taken
// back. It runs in the organization's scope. The event's feed is locked second, as a child's always is, so that no
// command is under way in it; every stream of the event finds its feed gone and ends.
//
// Which table rests on which is the schema's to know: tables are emptied in rounds, and what a foreign key still
// holds waits for the next one.
func (tx *Tx) DropEvent(organization, event change.ID) error {
	if tx.feed != change.OrganizationFeed(organization) {
		return fmt.Errorf("%w: an event is deleted by its organization", ErrUnscoped)
	}
	feed := change.EventFeed(event)
	if err := tx.lock(feed); err != nil {
		return err
	}
	left := map[string]string{}
	for name, t := range tables {
		if t.Event != "" {
			left[name] = t.Event
		}
	}
	for len(left) > 0 {
		before := len(left)
		for _, name := range slices.Sorted(maps.Keys(left)) {
			query := "DELETE FROM " + name + " WHERE " + left[name] + " = ?"
			ok, err := tx.attempt(func() error { return tx.exec(query, string(event)) })
			if err != nil {
				return err
			}
			if ok {
				delete(left, name)
			}
		}
		if len(left) == before {
			return fmt.Errorf("%w: %v", ErrStillUsed, slices.Sorted(maps.Keys(left)))
		}
	}
	for _, query := range []string{"DELETE FROM change_rows WHERE feed_id = ?", "DELETE FROM change_households WHERE feed_id = ?", "DELETE FROM changes WHERE feed_id = ?",
		"DELETE FROM commands WHERE feed_id = ?", "DELETE FROM feeds WHERE id = ?"} {
		if err := tx.exec(query, string(feed)); err != nil {
			return err
		}
	}
	return nil
}

// lock takes the row of a further feed until the end; ErrNotFound when there is none.
func (tx *Tx) lock(f change.Feed) error {
	var seq int64
	err := tx.q.QueryRowContext(tx.ctx, tx.d.bind("UPDATE feeds SET seq = seq + 1 WHERE id = ? RETURNING seq"), string(f)).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

func (tx *Tx) exec(query string, args ...any) error {
	_, err := tx.q.ExecContext(tx.ctx, tx.d.bind(query), args...)
	return err
}
