package db

import "reflect"

// Untouched says whether a created row still is what the change made it: never changed since, or changed back. The
// rules of an undo ask it to keep together what belongs together.
func Untouched[T any](tx *Tx, c RowChange, row *T) (bool, error) {
	s, err := parse(tx.Read, row)
	if err != nil {
		return false, err
	}
	v := reflect.ValueOf(row).Elem()
	values, err := all(tx.Read, s, v)
	if err != nil {
		return false, err
	}
	return tx.untouched(c, idOf(tx.Read, s, v), values)
}
