package db

import (
	"slices"

	"convive/models/change"
)

// Listed is a row with an id of its own, as all have that embed Row, and a place in the list of all.
type Listed[T any] interface {
	RowID() change.ID
	Compare(T) int
}

// allOf is under what the rows of T's table are kept.
type allOf[T any] struct{}

// AllShared returns every row of T in the scope, in the order of the list. All who read the event share them, and after a
// change only the rows that it wrote are read again: of a thousand guests, one. Nobody writes to what it returns.
func AllShared[T Listed[T]](r *Read) ([]T, error) {
	return Once(r, allOf[T]{}, func() ([]T, error) {
		whole := func() ([]T, error) { return sorted(From[T](r)) }
		k, err := r.takeKept(allOf[T]{})
		if k == nil || err != nil {
			return otherwise(whole, err)
		}
		defer k.give()
		was, ok := k.value.([]T)
		if ok && k.holds(r) {
			r.sources.read(k.from)
			return was, nil
		}
		read := whole
		if ids, known := k.missed(r); ok && known {
			read = func() ([]T, error) { return renewed(r, was, ids) }
		}
		rows, from, err := traced(r, read)
		if err == nil {
			k.put(r, rows, from)
		}
		return rows, err
	})
}

// missed are the ids of the rows that were written since a table was read.
func (k *kept) missed(r *Read) (ids []change.ID, known bool) {
	feed := r.scope.Feed()
	head, _ := r.Head(feed)
	if len(k.from.tables) != 1 || k.from.log || head.Seq < k.last {
		return nil, false
	}
	return r.d.sharing.rows(feed, k.last, head, k.from.tables[0])
}

// renewed reads some rows again and leaves the others as they were.
func renewed[T Listed[T]](r *Read, was []T, ids []change.ID) ([]T, error) {
	news, err := From[T](r).In("id", ids).All()
	if err != nil {
		return nil, err
	}
	again := make(map[change.ID]bool, len(ids))
	for _, id := range ids {
		again[id] = true
	}
	rows := make([]T, 0, len(was)+len(news))
	for _, row := range was {
		if !again[row.RowID()] {
			rows = append(rows, row)
		}
	}
	rows = append(rows, news...)
	slices.SortFunc(rows, T.Compare)
	return rows, nil
}

func sorted[T Listed[T]](q Query[T]) ([]T, error) {
	rows, err := q.All()
	slices.SortFunc(rows, T.Compare)
	return rows, err
}
