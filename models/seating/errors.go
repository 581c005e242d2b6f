package seating

import (
	"convive/models/change"
	"convive/models/invalid"
)

// ErrTableFull says that a table has too few free seats. It is shown as a question when whoever asks may seat anyway.
type ErrTableFull struct {
	invalid.Refusal
	Table Table
	Would int // how many would sit there
}

// Unwrap is the sentence that people read.
func (e ErrTableFull) Unwrap() error { return e.Refusal }

// ErrMoved says that a guest is no longer where the mover saw them.
type ErrMoved struct {
	invalid.Refusal
	Guest change.ID
	Now   change.ID // a table, or Parking
}

// Unwrap is the sentence that people read.
func (e ErrMoved) Unwrap() error { return e.Refusal }
