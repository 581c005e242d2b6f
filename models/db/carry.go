package db

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"convive/models/access"
	"convive/models/change"
)

// ErrContradicts says that rows which were brought break a rule of the schema.
var ErrContradicts = errors.New("db: the rows contradict each other, or a rule of the schema")

// Carried is a table of an event as a file holds it: the columns by their order in the schema's register, and its rows.
type Carried struct {
	Table   string
	Columns []string
	Rows    []map[string]any // in order of their ids; texts, whole numbers, truth values and nil
}

// CarriedColumns are what leaves with a row of a table: all that is registered but secrets, what ties it to its place, and
// its version. A column that is registered tomorrow leaves too.
func CarriedColumns(table string) (names []string) {
	place := tables[table].Event
	for _, c := range Columns() {
		if c.Table == table && c.Class != Secret && c.Name != place && c.Name != "version" && c.Name != "organization_id" {
			names = append(names, c.Name)
		}
	}
	return names
}

// EventTables are the tables with rows of an event, those beside the feeds left out.
func EventTables() (names []string) {
	for name, t := range tables {
		if t.Event != "" && !t.Aside {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TablesBeside are the tables with rows of an event that are written beside the feeds.
func TablesBeside() (names []string) {
	for name, t := range tables {
		if t.Event != "" && t.Aside {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Carry reads all rows of a table of the scope's event, whatever capability they belong to. What may leave by a
// permission is the caller's to judge: it takes every column.
func (r *Read) Carry(table string) (Carried, error) {
	c := Carried{Table: table, Columns: CarriedColumns(table)}
	t, ok := tables[table]
	if !ok || t.Event == "" || r.scope.Place != access.AtEvent || r.scope.Role == access.Household || r.scope.Event == "" {
		return c, fmt.Errorf("%w: %s", ErrUnscoped, table)
	}
	columns, order := c.Columns, "id"
	kinds, err := r.kinds(table)
	if err != nil {
		return c, r.d.translate(err)
	}
	rows, err := r.q.QueryContext(r.ctx, r.d.bind("SELECT "+strings.Join(columns, ", ")+" FROM "+table+" WHERE "+t.Event+" = ? ORDER BY "+order), string(r.scope.Event))
	if err != nil {
		return c, r.d.translate(err)
	}
	err = scanRows(rows, func(columns []string, values []any) {
		row := make(map[string]any, len(columns))
		for i, column := range columns {
			row[column] = values[i]
			if n, ok := values[i].(int64); ok && kinds[column] == Truth {
				row[column] = n != 0
			}
		}
		c.Rows = append(c.Rows, row)
	})
	return c, r.d.translate(err)
}

// Holds is what a column holds.
type Holds int

// What columns hold.
const (
	Texts Holds = iota
	Whole       // a whole number
	Truth
)

// kinds tells what the columns of a table hold, by the schema.
func (r *Read) kinds(table string) (map[string]Holds, error) {
	rows, err := r.q.QueryContext(r.ctx, "SELECT * FROM "+table+" WHERE 1 = 0")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		return nil, err
	}
	kinds := map[string]Holds{}
	for _, t := range types {
		switch name := strings.ToUpper(t.DatabaseTypeName()); {
		case strings.HasPrefix(name, "BOOL"):
			kinds[t.Name()] = Truth
		case strings.Contains(name, "INT"):
			kinds[t.Name()] = Whole
		default:
			kinds[t.Name()] = Texts
		}
	}
	return kinds, rows.Err()
}

// Kinds tells what the columns of a table hold, for who checks what is brought.
func (r *Read) Kinds(table string) (map[string]Holds, error) { return r.kinds(table) }

// Settle writes rows that were brought into the scope's event, in their order, each with version 1. It takes columns by
// what the rows say; others have the schema's default. ErrContradicts when the schema refuses them: the transaction is of
// no more use. Nothing is noted in the journal: a whole event is undone by deleting it.
func (tx *Tx) Settle(table string, rows []map[string]any) error {
	place, at, err := tx.placeOf(table)
	if err != nil || len(rows) == 0 {
		return err
	}
	if tables[table].Event == "id" || tx.scope.Place != access.AtEvent {
		return fmt.Errorf("%w: %s", ErrUnscoped, table)
	}
	columns := slices.Sorted(maps.Keys(rows[0]))
	for part := range slices.Chunk(rows, perStatement(len(columns)+2)) {
		var args []any
		for _, row := range part {
			for _, column := range columns {
				args = append(args, row[column])
			}
			args = append(args, string(at), int64(1))
		}
		one := "(" + places(len(columns)+2) + ")"
		query := "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ", " + place + ", version) VALUES " + strings.TrimSuffix(strings.Repeat(one+", ", len(part)), ", ")
		if err := tx.exec(query, args...); err != nil {
			if tx.d.engine.violated(err) != "" {
				return fmt.Errorf("%w: %s", ErrContradicts, table)
			}
			return err
		}
	}
	return nil
}

// Typed makes a struct of a row as a file or the database holds it.
func Typed[T any](r *Read, row map[string]any) (T, error) {
	var out T
	s, err := parse(r, &out)
	if err != nil {
		return out, err
	}
	v := reflect.ValueOf(&out).Elem()
	for column, value := range row {
		if f := s.LookUpField(column); f != nil && f.DBName == column && value != nil {
			if err := f.Set(r.ctx, v, value); err != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// IDs are new ids in order, for rows that are brought.
func IDs(n int) []change.ID {
	all := make([]change.ID, n)
	for i := range all {
		all[i] = NewID()
	}
	return all
}
