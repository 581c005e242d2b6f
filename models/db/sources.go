package db

import "slices"

// sources are what a result was read from.
type sources struct {
	tables     []string
	log        bool // statements of our own: every change alters what they find
	unnumbered bool // rows that change without a number of the event's log
}

// trace notes the sources of all that a read reads. The copies of a read under other scopes have the same one.
type trace struct {
	open      []*sources // of the results that are being read, one within the other
	announced bool       // the next statement is the guard's, whose table is known
	wrote     map[string]bool
}

// traced runs fn and returns what it read besides its result; whatever it is a part of has read that too.
func traced[T any](r *Read, fn func() (T, error)) (value T, from sources, err error) {
	t := r.sources
	t.open = append(t.open, &from)
	defer func() {
		t.open = t.open[:len(t.open)-1]
		t.read(from)
	}()
	value, err = fn()
	return value, from, err
}

// read adds what a finished result was read from to the one that is being read.
func (t *trace) read(from sources) {
	if len(t.open) == 0 {
		return
	}
	into := t.open[len(t.open)-1]
	into.log = into.log || from.log
	into.unnumbered = into.unnumbered || from.unnumbered
	for _, table := range from.tables {
		if !slices.Contains(into.tables, table) {
			into.tables = append(into.tables, table)
		}
	}
}

// table announces the guard's statement on a table.
func (t *trace) table(name string) {
	t.announced = true
	of := tables[name]
	t.read(sources{tables: []string{name}, unnumbered: of.Aside || of.Shared || of.Event == ""})
}

// statement notes each statement; one that nobody announced is our own.
func (t *trace) statement() {
	if !t.announced {
		t.read(sources{log: true})
	}
	t.announced = false
}

// writes notes the table of a write.
func (t *trace) writes(table string) {
	if t.wrote == nil {
		t.wrote = map[string]bool{}
	}
	t.wrote[table] = true
}
