package lists

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// sheet is a table whose columns are understood.
type sheet struct {
	cols    []Column
	at      map[Meaning]int // the first column of each meaning
	fields  []string        // the names of columns in Guest.Fields: no two are the same
	product product
}

func newSheet(cols []Column, p product) *sheet {
	s := &sheet{cols: cols, at: map[Meaning]int{}, product: p}
	used := map[string]bool{}
	for i, c := range cols {
		if _, ok := s.at[c.Meaning]; !ok {
			s.at[c.Meaning] = i
		}
		name := c.Header
		if name == "" || used[name] {
			name = oneLine(fmt.Sprintf("%s (column %d)", name, i+1))
		}
		used[name] = true
		s.fields = append(s.fields, name)
	}
	return s
}

func (s *sheet) has(m Meaning) bool { _, ok := s.at[m]; return ok }

// header is the header over a meaning, for problems.
func (s *sheet) header(m Meaning) string {
	if i, ok := s.at[m]; ok {
		return s.cols[i].Header
	}
	return ""
}

// line is one record of a sheet with cleaned cells.
type line struct {
	*sheet
	row   int
	cells []string
	who   string // the text that names its people
	host  string // whose unnamed companion it is, or ""
}

func (s *sheet) line(r record) line {
	cells := make([]string, len(r.cells))
	for i, c := range r.cells {
		cells[i] = unguard(clean(c))
	}
	l := line{sheet: s, row: r.row, cells: cells}
	l.who = l.whoText()
	l.host = l.hostText()
	return l
}

func (l line) cell(i int) string {
	if i < len(l.cells) {
		return l.cells[i]
	}
	return ""
}

func (l line) get(m Meaning) string {
	if i, ok := l.at[m]; ok {
		return l.cell(i)
	}
	return ""
}

// word is a cell that stands on one line and where a dash says nothing.
func (l line) word(m Meaning) string { return unsaid(oneLine(l.get(m))) }

func (l line) address() Address {
	a := Address{l.word(Street), l.word(Street2), l.word(City), l.word(Region), l.word(Postcode), l.word(Country)}
	if first, rest, _ := strings.Cut(l.get(FullAddress), "\n"); a == (Address{}) {
		a.Street, a.Street2 = unsaid(oneLine(first)), oneLine(rest)
	}
	return a
}

func (l line) whoText() string {
	if l.product.own && l.get(GuestRef) != "" {
		return oneLine(l.get(Name))
	}
	if s := oneLine(l.get(Given) + " " + l.get(FamilyName)); s != "" {
		return s
	}
	if s := oneLine(l.get(Name)); s != "" {
		return s
	}
	if l.has(Given) || l.has(FamilyName) || l.has(Name) {
		return "" // an envelope name doesn't replace the missing name of one guest
	}
	return oneLine(l.get(Envelope))
}

var totals = set(`total totals subtotal sum totalguests grandtotal summe gesamt insgesamt gesamtzahl gesamtsumme totale totaux suma totalinvitados`)

var rule = regexp.MustCompile(`^[-=*_#~–—>•]{2,}`)

// skip tells the lines that hold no guest: "--- Family ---" and "TOTAL;;;41".
func (l line) skip() (Why, bool) {
	if l.get(HostPlace) != "" {
		return HostLine, true
	}
	if l.get(GuestRef) != "" {
		return "", false
	}
	filled, first := 0, ""
	for _, c := range l.cells {
		if c == "" {
			continue
		}
		if filled++; first == "" {
			first = c
		}
	}
	switch {
	case filled == 1 && rule.MatchString(first):
		return Section, true
	case len(first) < maxHeader && totals[strings.ReplaceAll(Fold(first), " ", "")] && l.get(Email) == "":
		return Total, true
	}
	return "", false
}

// plusOnes reads "2", "yes", "+1" or the name of the one who comes along.
func plusOnes(s string) (n int, name string) {
	t := strings.TrimSpace(strings.TrimPrefix(s, "+"))
	if k, err := strconv.Atoi(t); err == nil {
		return k, ""
	}
	if r, ok := answer(s); ok {
		if r.State == Attending {
			return 1, ""
		}
		return 0, ""
	}
	if !hasLetter(s) {
		return 0, ""
	}
	if unnamed(s) {
		return 1, ""
	}
	return 0, s
}
