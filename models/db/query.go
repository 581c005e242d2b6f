package db

import (
	"errors"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"convive/models/change"
)

// Query collects the rows of one table under the read's scope. Conditions are constant SQL with question marks; what
// people typed goes into the arguments.
type Query[T any] struct {
	r *Read
	g *gorm.DB
}

// From starts a query on T's table.
func From[T any](r *Read) Query[T] { return Query[T]{r, r.orm().Model(new(T))}.with(nil) }

// with continues on a copy: GORM's own chains write into the statement that they started from, so that a query used
// twice would have carried the conditions of both.
func (q Query[T]) with(add func(*gorm.DB) *gorm.DB) Query[T] {
	g := q.g
	if add != nil {
		g = add(g)
	}
	return Query[T]{q.r, g.Session(&gorm.Session{})}
}

// Where adds a condition; several are joined by AND.
func (q Query[T]) Where(condition string, args ...any) Query[T] {
	return q.with(func(g *gorm.DB) *gorm.DB { return g.Where("("+condition+")", args...) })
}

// In keeps the rows whose column holds one of the ids, however many; no ids, no rows.
func (q Query[T]) In(column string, ids []change.ID) Query[T] {
	among, list := q.r.d.engine.among("?", texts(ids))
	of := clause.Column{Table: clause.CurrentTable, Name: column}
	return q.with(func(g *gorm.DB) *gorm.DB { return g.Where(clause.Expr{SQL: among, Vars: []any{of, list}}) })
}

// Order sorts by constant columns, as "position, id". A list without an order has none.
func (q Query[T]) Order(columns string) Query[T] {
	return q.with(func(g *gorm.DB) *gorm.DB { return g.Order(columns) })
}

// Limit takes the first n.
func (q Query[T]) Limit(n int) Query[T] {
	return q.with(func(g *gorm.DB) *gorm.DB { return g.Limit(n) })
}

// All returns the rows.
func (q Query[T]) All() ([]T, error) {
	var rows []T
	err := q.g.Find(&rows).Error
	return rows, q.r.d.translate(err)
}

// First returns the first row, ErrNotFound when there is none.
func (q Query[T]) First() (T, error) {
	var row T
	err := q.g.Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return row, ErrNotFound
	}
	return row, q.r.d.translate(err)
}

// Count counts the rows.
func (q Query[T]) Count() (int64, error) {
	var n int64
	err := q.g.Count(&n).Error
	return n, q.r.d.translate(err)
}

// Into reads chosen columns or aggregates, with constant SQL, into a slice of structs or values; group may be "".
func (q Query[T]) Into(dest any, columns, group string) error {
	g := q.g.Select(columns)
	if group != "" {
		g = g.Group(group)
	}
	return q.r.d.translate(g.Find(dest).Error)
}

// Find returns a row by its id. Absent and foreign look the same: ErrNotFound.
func Find[T any](r *Read, id change.ID) (T, error) {
	return From[T](r).Where("id = ?", string(id)).First()
}

// All returns every row of T in the scope, in the given order.
func All[T any](r *Read, order string) ([]T, error) { return From[T](r).Order(order).All() }
