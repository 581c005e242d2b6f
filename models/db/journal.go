package db

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"gorm.io/gorm/schema"

	"convive/models/access"
	"convive/models/change"
)

// op is what happened to a row.
type op string

const (
	opCreate op = "create"
	opUpdate op = "update"
	opDelete op = "delete"
)

// rowChange is the erasable side of a Change: what one row was and became, in database values. Created rows are kept
// as one entry per table that lists their ids: what they hold stands in the table itself.
type rowChange struct {
	Table   string
	Row     change.ID
	Op      op
	Was     map[string]any
	Became  map[string]any
	Version int64
	Created []change.ID
	Whole   string // Was of a deleted row, written out already
}

func (tx *Tx) note(c rowChange) {
	if !tx.aside {
		tx.journal = append(tx.journal, c)
	}
}

// withoutSecrets keeps passwords out of the log. Inside an event secrets stay, since undo brings rows back whole: what
// is stored of a personal link opens nothing.
func (tx *Tx) withoutSecrets(table string, values ...map[string]any) {
	if tx.scope.Place == access.AtEvent {
		return
	}
	for _, of := range values {
		for name := range of {
			if c, ok := ColumnOf(table, name); ok && c.Class == Secret {
				delete(of, name)
			}
		}
	}
}

func (tx *Tx) noteCreated(s *schema.Schema, rows []reflect.Value) error {
	if s.LookUpField("id") == nil {
		return nil
	}
	ids := make([]change.ID, len(rows))
	for i, row := range rows {
		ids[i] = idOf(tx.Read, s, row)
	}
	tx.note(rowChange{Table: s.Table, Op: opCreate, Created: ids})
	return nil
}

// plain turns a Go value into what the database holds: string, int64, float64, bool or nil.
func plain(v any) (any, error) {
	if valuer, ok := v.(driver.Valuer); ok {
		return valuer.Value()
	}
	rv := reflect.ValueOf(v)
	for rv.Kind() == reflect.Pointer {
		if rv.IsNil() {
			return nil, nil
		}
		rv = rv.Elem()
	}
	switch rv.Kind() {
	case reflect.Invalid:
		return nil, nil
	case reflect.String:
		return rv.String(), nil
	case reflect.Bool:
		return rv.Bool(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return rv.Int(), nil
	case reflect.Float32, reflect.Float64:
		return rv.Float(), nil
	}
	return nil, fmt.Errorf("db: a column can't hold %T", v)
}

// differing compares the row with the values to write.
func differing(r *Read, s *schema.Schema, row reflect.Value, values Set) (was, became map[string]any, err error) {
	was, became = map[string]any{}, map[string]any{}
	for column, value := range values {
		f := s.LookUpField(column)
		if f == nil || f.DBName != column || column == "version" {
			return nil, nil, fmt.Errorf("%w: %s has no column %q to set", ErrWideWrite, s.Table, column)
		}
		old, _ := f.ValueOf(r.ctx, row)
		before, err := plain(old)
		if err != nil {
			return nil, nil, err
		}
		after, err := plain(value)
		if err != nil {
			return nil, nil, err
		}
		if before != after {
			was[column], became[column] = before, after
		}
	}
	return was, became, nil
}

// all is the whole row in database values.
func all(r *Read, s *schema.Schema, row reflect.Value) (map[string]any, error) {
	values := make(map[string]any, len(s.DBNames))
	for _, f := range s.Fields {
		if f.DBName == "" {
			continue
		}
		v, _ := f.ValueOf(r.ctx, row)
		value, err := plain(v)
		if err != nil {
			return nil, err
		}
		values[f.DBName] = value
	}
	return values, nil
}

// writeJournal stores the side rows, several to a statement.
func (tx *Tx) writeJournal() error {
	const columns = 8
	for start := 0; start < len(tx.journal); start += batch {
		part := tx.journal[start:min(start+batch, len(tx.journal))]
		args := make([]any, 0, columns*len(part))
		for i, c := range part {
			was, became := c.written()
			args = append(args, string(tx.feed), tx.head.Seq, int64(start+i), c.Table, string(c.Row), string(c.Op), was, became)
		}
		row := "(" + places(columns) + ")"
		query := "INSERT INTO change_rows (feed_id, seq, n, table_name, row_id, op, was, became) VALUES " +
			strings.TrimSuffix(strings.Repeat(row+", ", len(part)), ", ")
		if _, err := tx.q.ExecContext(tx.ctx, tx.d.bind(query), args...); err != nil {
			return err
		}
	}
	return nil
}

// written is the two texts of a side row.
func (c rowChange) written() (was, became string) {
	was, became = c.Whole, "null"
	if was == "" {
		was = encode(c.Was)
	}
	switch c.Op {
	case opCreate:
		became = encode(c.Created)
	case opUpdate:
		became = encode(withVersion(c.Became, c.Version))
	}
	return was, became
}

func withVersion(values map[string]any, version int64) map[string]any {
	out := make(map[string]any, len(values)+1)
	for k, v := range values {
		out[k] = v
	}
	out["version"] = version
	return out
}

// encode writes the values of a side row; they hold nothing that JSON can't.
func encode(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}
