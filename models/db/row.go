package db

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"convive/models/change"
)

// Row is embedded by every row of an event. ID, event and version are set by Create and kept by Update.
type Row struct {
	EventID   change.ID `gorm:"primaryKey"`
	ID        change.ID `gorm:"primaryKey"`
	CreatedAt change.Instant
	Version   int64
}

// RowID is the row's id.
func (r Row) RowID() change.ID { return r.ID }

// Compare orders rows by their ids.
func (r Row) Compare(other Row) int { return strings.Compare(string(r.ID), string(other.ID)) }

// NewID makes an id: UUIDv7, so that rows are in order of their making.
func NewID() change.ID { return change.ID(uuid.Must(uuid.NewV7()).String()) }

// Words is a list of short texts in one column, as JSON.
type Words []string

// Value writes the JSON; an empty list is "[]".
func (w Words) Value() (driver.Value, error) {
	if len(w) == 0 {
		return "[]", nil
	}
	data, err := json.Marshal([]string(w))
	return string(data), err
}

// Scan reads the JSON.
func (w *Words) Scan(v any) error {
	*w = nil
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		return json.Unmarshal([]byte(v), (*[]string)(w))
	case []byte:
		return json.Unmarshal(v, (*[]string)(w))
	}
	return fmt.Errorf("db: a list of words from %T", v)
}
