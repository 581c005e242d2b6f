package db

import (
	"fmt"
	"reflect"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// guard puts the scope on all six of GORM's processors, so that a statement without one can't run.
func guard(g *gorm.DB) error {
	cb := g.Callback()
	for _, err := range []error{
		cb.Create().Before("gorm:create").Register("convive:create", guardCreate),
		cb.Query().Before("gorm:query").Register("convive:query", guardCondition),
		cb.Row().Before("gorm:row").Register("convive:row", guardCondition),
		cb.Update().Before("gorm:update").Register("convive:update", guardUpdate),
		cb.Delete().Before("gorm:delete").Register("convive:delete", guardDelete),
		cb.Raw().Before("gorm:raw").Register("convive:raw", guardRaw),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// scoped returns the read that a statement runs under and its table; it refuses a statement without a scope, without
// a schema, on another table than its schema's or joined with one, or beside the feeds on a table that isn't listed for that.
func scoped(g *gorm.DB) (*Read, Table, bool) {
	stmt := g.Statement
	r, ok := stmt.Context.Value(scopeKey{}).(*Read)
	if !ok || stmt.Schema == nil || stmt.TableExpr != nil || len(stmt.Joins) > 0 || stmt.Table != stmt.Schema.Table || stmt.SQL.Len() > 0 {
		g.AddError(ErrUnscoped)
		return nil, Table{}, false
	}
	t, ok := tables[stmt.Table]
	if !ok {
		g.AddError(fmt.Errorf("%w: table %q is not in the registry", ErrUnscoped, stmt.Table))
		return nil, Table{}, false
	}
	if r.aside && !t.Aside {
		g.AddError(fmt.Errorf("%w: table %q is not written beside the feeds", ErrUnscoped, stmt.Table))
		return nil, Table{}, false
	}
	return r, t, true
}

// guardCondition wraps what the caller asked for in one AND group before it adds the scope: a plain added condition
// leaks through Or.
func guardCondition(g *gorm.DB) {
	if r, t, ok := scoped(g); ok {
		addScope(g, r, t)
		if g.Error == nil { // it will be sent
			r.sources.table(g.Statement.Table)
		}
	}
}

// group writes its conditions in parentheses, always: GORM sets them only where it finds " OR " with spaces around it,
// so that an OR at the end of a line would have let the scope apply to one side alone.
type group struct{ conditions []clause.Expression }

func (p group) Build(b clause.Builder) {
	b.WriteByte('(')
	clause.Where{Exprs: p.conditions}.Build(b)
	b.WriteByte(')')
}

func addScope(g *gorm.DB, r *Read, t Table) {
	conditions, err := t.conditions(r.scope)
	if err != nil {
		g.AddError(err)
		return
	}
	if c, ok := g.Statement.Clauses["WHERE"]; ok {
		if where, ok := c.Expression.(clause.Where); ok && len(where.Exprs) > 0 {
			where.Exprs = []clause.Expression{group{where.Exprs}}
			c.Expression = where
			g.Statement.Clauses["WHERE"] = c
		}
	}
	if len(conditions) > 0 {
		g.Statement.AddClause(clause.Where{Exprs: conditions})
	}
}

// guardDelete also refuses a delete that names nothing: the scope alone would be the whole event.
func guardDelete(g *gorm.DB) {
	r, t, ok := scoped(g)
	if !ok {
		return
	}
	if !hasCondition(g) {
		g.AddError(fmt.Errorf("%w: a delete without a condition", ErrWideWrite))
		return
	}
	if err := t.mayWrite(r.scope); err != nil {
		g.AddError(err)
		return
	}
	r.sources.writes(g.Statement.Table)
	addScope(g, r, t)
}

func hasCondition(g *gorm.DB) bool {
	where, ok := g.Statement.Clauses["WHERE"].Expression.(clause.Where)
	return ok && len(where.Exprs) > 0
}

// guardUpdate lets through updates that name their columns in a map: Updates(struct) skips zero values, Save and
// Select("*") write what nobody named, and a row never moves to another place.
func guardUpdate(g *gorm.DB) {
	r, t, ok := scoped(g)
	if !ok {
		return
	}
	columns, isMap := g.Statement.Dest.(map[string]any)
	if !isMap || len(g.Statement.Selects) > 0 || !hasCondition(g) {
		g.AddError(fmt.Errorf("%w: an update names its columns in a map and has a condition", ErrWideWrite))
		return
	}
	if err := t.mayWrite(r.scope); err != nil {
		g.AddError(err)
		return
	}
	for column := range columns {
		if err := t.mayUpdate(g.Statement.Schema, column, r.scope); err != nil {
			g.AddError(err)
			return
		}
	}
	r.sources.writes(g.Statement.Table)
	addScope(g, r, t)
}

// guardCreate writes the scope's own ids into the rows, refuses rows of another place, upserts and associations.
func guardCreate(g *gorm.DB) {
	r, t, ok := scoped(g)
	if !ok {
		return
	}
	if _, upsert := g.Statement.Clauses["ON CONFLICT"]; upsert || len(g.Statement.Schema.Relationships.Relations) > 0 {
		g.AddError(fmt.Errorf("%w: an upsert or an association", ErrWideWrite))
		return
	}
	if !ofStructs(g.Statement.ReflectValue.Type()) {
		g.AddError(fmt.Errorf("%w: a row is created from its struct", ErrWideWrite))
		return
	}
	r.sources.writes(g.Statement.Table)
	if err := t.stamp(g.Statement, r.scope); err != nil {
		g.AddError(err)
	}
}

// ofStructs says whether a value is a row or a list of rows, not a map.
func ofStructs(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Array {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct
}

// guardRaw refuses SQL text: nothing can be added to it.
func guardRaw(g *gorm.DB) { g.AddError(fmt.Errorf("%w: raw SQL", ErrUnscoped)) }
