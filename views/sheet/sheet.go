// Package sheet writes tables as CSV and XLSX files. The rule it guards: what people wrote stays text. A spreadsheet
// that opens one of these files runs no formula, whatever a guest called themself.
package sheet

import "time"

// Sheet is one table with its heads. Made is when, in the venue's zone.
type Sheet struct {
	Title   string
	Event   string
	Made    time.Time
	MadeAt  string // the same for people: "Made 29 August 2026, 14:00 (Berlin)"
	Columns []Column
	Rows    [][]Cell // each as long as Columns
	Wide    bool     // is printed across
}

// Column is a head and what stands below it.
type Column struct {
	Head   string
	Number bool
	Moment bool // of the venue's clock
	Yes    bool // true or false
}

// Cell is a text, or in a number's column a number; Blank leaves the place empty.
type Cell struct {
	Text    string
	Number  int
	Amount  float64   // what Text says, where that is a number among texts
	Counted bool      // Amount says something
	Moment  time.Time // its hour and minute count, whatever its zone
	True    bool
	Blank   bool
}
