package guests

import (
	"net/url"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// MaxPasted is how many cells one column may bring at once.
const MaxPasted = 500

// Pasting is a column of a spreadsheet on its way into the list. Nothing is written by it: it is looked at first.
type Pasting struct {
	Column string   `form:"column"`
	By     string   `form:"by"`   // ByName, or in the order of Rows
	Rows   []string `form:"rows"` // ids of guests with spaces between
	Text   string
}

// fewestDigits is what a phone number has at the least; words in such a column are no number, and stay where they were.
const fewestDigits = 3

// ByName is how lines find their guests when each begins with a name and a tab.
const ByName = "name"

// PasteColumns are the columns that take what is pasted, beside those of meals.
var PasteColumns = []string{"name", "side", "tags", "age", "email", "phone", "diets", "note"}

// Fill reads the text as it was pasted: lines that are blank at its beginning are cells too.
func (p *Pasting) Fill(values url.Values) {
	p.Text = strings.ReplaceAll(strings.ReplaceAll(values.Get("text"), "\r\n", "\n"), "\r", "\n")
}

func (p Pasting) rows() [][]string { return pastedRows(strings.TrimRight(p.Text, "\n")) }

// Beyond is how many columns of what was pasted are not read: those behind the value in which anything stands.
func (p Pasting) Beyond() int {
	read, beyond := 1, map[int]bool{}
	if p.By == ByName {
		read = 2
	}
	for _, cells := range p.rows() {
		for i := read; i < len(cells); i++ {
			if strings.TrimSpace(cells[i]) != "" {
				beyond[i] = true
			}
		}
	}
	return len(beyond)
}

// Validate finds what can't be looked at.
func (p Pasting) Validate() (wrong invalid.Fields) {
	_, meals := mealsAt(p.Column)
	wrong.Check(meals || slices.Contains(PasteColumns, p.Column), "column", "Choose a column that takes what is pasted.")
	wrong.Check(strings.TrimSpace(p.Text) != "", "text", "Paste at least one line.")
	wrong.Check(len(p.rows()) <= MaxPasted, "text", "Paste at most {n} lines at once.", "n", MaxPasted)
	return wrong
}

// Pasted is what would become of one line.
type Pasted struct {
	Line   int
	Called string // how the line names its guest, if it does
	Guest  Guest  // zero when there is none for it
	At     int64  // the version of what would be written
	Old    string // as the form for the guest holds it; of a meal its id
	New    string
	Said   string         // the words of the line, "" of a blank one
	Wrong  *invalid.Field // why it can't be taken
}

// Changes says whether the line would change anything.
func (p Pasted) Changes() bool { return p.Wrong == nil && p.Guest.ID != "" && p.New != p.Old }

// LookAtColumn reads a column line by line: for whom it is, what is there and what would be. Blank cells leave everything as it
// is.
func LookAtColumn(r *db.Read, p Pasting) ([]Pasted, error) {
	l, err := Everybody(r)
	if err != nil {
		return nil, err
	}
	looking := looking{p: p, find: p.finder(l), lines: map[change.ID]int{}}
	if occasion, ok := mealsAt(p.Column); ok {
		looking.read, err = mealsRead(r, l, occasion)
	} else {
		looking.read, err = p.fieldRead(r)
	}
	if err != nil {
		return nil, err
	}
	for i, cells := range p.rows() {
		looking.row(i+1, cells)
	}
	return looking.found, nil
}

type looking struct {
	p     Pasting
	find  func(n int, name string) (Guest, *invalid.Field)
	read  func(out *Pasted, value string)
	lines map[change.ID]int // in which each guest has got a value
	found []Pasted
}

func (l *looking) row(n int, cells []string) {
	out := Pasted{Line: n}
	value := cells[0]
	if l.p.By == ByName {
		out.Called, value = lists.Line(cells[0]), ""
		if len(cells) > 1 {
			value = cells[1]
		}
		if out.Called == "" {
			return
		}
	}
	out.Guest, out.Wrong = l.find(n, out.Called)
	value = strings.TrimSpace(value)
	out.Said = value
	if first, again := l.lines[out.Guest.ID]; again && out.Wrong == nil && value != "" {
		out.Wrong = &invalid.Field{Message: "{name} is in line {n} already; that one is taken.", Args: []any{"name", out.Guest.Name, "n", first}}
	}
	if out.Wrong == nil {
		l.read(&out, value)
	} else {
		out.New = value
	}
	if out.Wrong == nil && value != "" {
		l.lines[out.Guest.ID] = n
	}
	l.found = append(l.found, out)
}

// fieldRead reads the values of a guest's own field.
func (p Pasting) fieldRead(r *db.Read) (func(*Pasted, string), error) {
	if _, err := (Cell{Field: p.Column}).columnsOf(r, guestCells); err != nil {
		return nil, err
	}
	e, err := events.Current(r)
	return func(out *Pasted, value string) { p.read(out, value, e.Sides) }, err
}

func (p Pasting) read(out *Pasted, value string, sides []string) {
	out.At, out.Old = out.Guest.Version, valueOf(EditOfGuest(out.Guest, nil), p.Column)
	if out.New = out.Old; value == "" {
		return
	}
	c := Cell{Field: p.Column, Value: value, Version: out.Guest.Version}
	if c.Field == "side" {
		c.Value = sideCalled(value, append(slices.Clone(sides), out.Guest.Side))
	}
	d, err := c.ofGuest(out.Guest)
	if err == nil && c.Field == "side" && c.Value == "" {
		err = invalid.Fields{{Name: "side", Message: "{side} is no side of this event. Choose one of the menu, or add it under Settings.", Args: []any{"side", value}}}
	}
	if err == nil && c.Field == "phone" && len(lists.Digits(value)) < fewestDigits {
		err = invalid.Fields{{Name: "phone", Message: "“{words}” is no phone number.", Args: []any{"words", value}}}
	}
	if wrong, ok := err.(invalid.Fields); ok {
		out.New, out.Wrong = value, &wrong[0]
		return
	}
	out.New = valueOf(d, c.Field)
}

// valueOf is a field of the form as it is compared and sent.
func valueOf(d GuestEdit, field string) string {
	switch field {
	case "name":
		return lists.Line(d.Name)
	case "side":
		return d.Side
	case "tags":
		return joined(Words(d.Tags))
	case "email":
		return lists.Line(d.Email)
	case "phone":
		return lists.Line(d.Phone)
	case "note":
		return lists.Clean(d.Note)
	case "diets":
		return joined(Diets(d.Diets))
	}
	return orElse(d.AgeYears, string(d.Age))
}

// sideCalled finds a side by how people write it: "amara", "Amara’s side", "both sides"; "" when it is none of them.
func sideCalled(typed string, sides []string) string {
	s := lists.Fold(strings.NewReplacer("’s", "", "'s", "").Replace(typed))
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, " sides"), " side"))
	for _, side := range append(sides, SideBoth) {
		if side != "" && lists.Fold(side) == s {
			return side
		}
	}
	return ""
}

// finder finds the guest of a line: the n-th of the rows, or the one of that name.
func (p Pasting) finder(l *Listing) func(int, string) (Guest, *invalid.Field) {
	if p.By == ByName {
		return calledAs(l)
	}
	byID := map[change.ID]Guest{}
	l.each(func(p Person) { byID[p.ID] = p.Guest })
	rows := Chosen{Groups: p.Rows}.ids()
	return func(n int, _ string) (Guest, *invalid.Field) {
		if n > len(rows) {
			return Guest{}, &invalid.Field{Message: "There is no guest left for this line."}
		}
		g, there := byID[rows[n-1]]
		if !there {
			return g, &invalid.Field{Message: "This guest has been removed meanwhile."}
		}
		return g, nil
	}
}

func calledAs(l *Listing) func(int, string) (Guest, *invalid.Field) {
	all := map[string][]Guest{}
	l.each(func(p Person) {
		if !p.Unnamed {
			all[lists.Fold(p.Name)] = append(all[lists.Fold(p.Name)], p.Guest)
		}
	})
	return func(_ int, name string) (Guest, *invalid.Field) {
		switch found := all[lists.Fold(name)]; len(found) {
		case 0:
			return Guest{}, &invalid.Field{Message: "Nobody on the list is called {name}.", Args: []any{"name", name}}
		case 1:
			return found[0], nil
		}
		return Guest{}, &invalid.Field{Message: "Several guests are called {name}. Change them on their own pages.", Args: []any{"name", name}}
	}
}
