package imports

import (
	"strconv"
	"strings"

	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// teller compares what the list says of one household or guest with what it said before and with what stands here.
type teller struct {
	known bool // stands here already
	said  map[string]string
	cells *[]Cell
	kept  func(Cell)
}

// says decides one cell and whether it is to be written. A blank one never erases; one that the list has said before
// changes nothing, so that what was changed here since stays.
func (t teller) says(name string, c Cell) bool {
	before, again := t.said[name]
	switch {
	case c.Now == "":
		if again && c.Was != "" {
			t.kept(c)
		}
		return false
	case t.known && again && before == fingerprint(c.Now):
		return false
	}
	t.said[name] = fingerprint(c.Now)
	if c.Was == c.Now {
		return false
	}
	if t.known {
		*t.cells = append(*t.cells, c)
	}
	return true
}

// column is says for a column of the row.
func (t teller) column(set db.Set, column, was, now string, value any) {
	if t.says(column, Cell{Field: column, Was: was, Now: now}) {
		set[column] = value
	}
}

// words is column for a list of words that grows: what stands here stays.
func (t teller) words(set db.Set, column string, was db.Words, now []string) {
	all := append(db.Words{}, was...)
	for _, w := range now {
		if !holds(all, w) {
			all = append(all, w)
		}
	}
	mark := strings.Join(now, ", ")
	if t.known && len(now) > 0 && t.said[column] == fingerprint(mark) || len(now) == 0 {
		return
	}
	t.said[column] = fingerprint(mark)
	if len(all) == len(was) {
		return
	}
	if t.known {
		*t.cells = append(*t.cells, Cell{Field: column, Was: strings.Join(was, ", "), Now: strings.Join(all, ", ")})
	}
	set[column] = all
}

func holds(all []string, w string) bool {
	for _, other := range all {
		if lists.Fold(other) == lists.Fold(w) {
			return true
		}
	}
	return false
}

// sideOf spells a side as the event does; "Host 2" and "Partner 2" are its second.
func sideOf(e events.Event, side string) string {
	fold := lists.Fold(side)
	for i, own := range e.Sides {
		n := strconv.Itoa(i + 1)
		if fold == lists.Fold(own) || fold == "host "+n || fold == "partner "+n {
			return own
		}
	}
	if fold == guests.SideBoth {
		return guests.SideBoth
	}
	return side
}
