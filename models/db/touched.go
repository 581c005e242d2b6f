package db

import (
	"reflect"

	"convive/models/change"
)

// Touched reads those rows of a creation that are not any more what it made them: changed since, and not changed back.
// The rules of an undo ask for them to keep together what belongs together.
func Touched[T any](tx *Tx, c RowChange) ([]T, error) {
	s, err := parse(tx.Read, new(T))
	if err != nil {
		return nil, err
	}
	// A few are asked for by their ids; of many, those whose version has moved on are the fewer.
	moved := From[T](tx.Read).Where("version > ?", c.firstVersion()).Order("id")
	if len(c.Created) <= batch {
		moved = moved.In("id", c.Created)
	}
	rows, err := moved.All()
	if err != nil {
		return nil, err
	}
	created := make(map[change.ID]bool, len(c.Created))
	for _, id := range c.Created {
		created[id] = true
	}
	values := map[change.ID]map[string]any{}
	for i := range rows {
		v := reflect.ValueOf(&rows[i]).Elem()
		if id := idOf(tx.Read, s, v); created[id] {
			if values[id], err = all(tx.Read, s, v); err != nil {
				return nil, err
			}
		}
	}
	is, err := tx.touched(c.Table, c.firstVersion(), values)
	var touched []T
	for i := range rows {
		if is[idOf(tx.Read, s, reflect.ValueOf(&rows[i]).Elem())] {
			touched = append(touched, rows[i])
		}
	}
	return touched, err
}
