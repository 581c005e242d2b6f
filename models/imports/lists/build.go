package lists

import (
	"fmt"
	"strings"
)

// builder collects the lines of a sheet into households.
type builder struct {
	*List
	sheet    *sheet
	byParty  map[string]int     // household by its key in the file
	byPerson map[string]place   // line by name and e-mail, for duplicates
	hosts    map[string][]place // named guests by folded name, in order of rows
	tags     map[string]string  // the first spelling of each side and tag
	guests   int
	unlisted int // problems beyond maxProblems
}

// place is where the people of one line stand.
type place struct{ household, first, count, row int }

func (b *builder) problem(row int, column, message string) {
	if len(b.Problems) == maxProblems {
		b.unlisted++
		return
	}
	b.Problems = append(b.Problems, Problem{row, column, message})
}

// build reads the body of a sheet into the list.
func (l *List) build(s *sheet, body []record, watch Watch) error {
	b := &builder{List: l, sheet: s, byParty: map[string]int{}, byPerson: map[string]place{}, hosts: map[string][]place{}, tags: map[string]string{}}
	var companions []line // read last, when their hosts are known wherever they stand
	for i, r := range body {
		if err := watch.at(i, len(body)); err != nil {
			return err
		}
		ln := s.line(r)
		if why, skip := ln.skip(); skip {
			b.skip(ln, why)
		} else if ln.host != "" && ln.get(Party) == "" {
			companions = append(companions, ln)
		} else {
			b.add(ln)
		}
		if b.guests > maxGuests {
			return Refusal{r.row, fmt.Sprintf("The file has more than %s guests. Split it into several files.", grouped(maxGuests))}
		}
	}
	for _, ln := range companions { // one guest each, so that the limit of lines holds for them
		b.add(ln)
	}
	b.finish()
	return nil
}

func (b *builder) skip(l line, why Why) {
	var filled []string
	for _, c := range l.cells {
		if c != "" {
			filled = append(filled, c)
		}
	}
	b.Skipped = append(b.Skipped, Skip{l.row, why, short(strings.Join(filled, " "))})
}

// add takes one line's people into their household, or says why not.
func (b *builder) add(l line) {
	if ref := l.get(HouseholdRef); l.product.homes && ref != "" {
		b.home(l, ref)
		return
	}
	people, review := b.read(l)
	if len(people) == 0 {
		b.skip(l, NoName)
		return
	}
	b.wide(l)
	b.details(l, people)
	if was, ok := b.repeated(l, people); ok {
		b.merge(l, was, people)
		return
	}
	at, host := b.householdFor(l, people)
	h := &b.Households[at]
	first := len(h.Guests)
	for i := range people {
		if host >= 0 && i == 0 {
			people[i].PlusOneOf = host
		} else if people[i].PlusOneOf == companion && i > 0 {
			people[i].PlusOneOf = alone
			if k := firstNamed(people); k != i && !people[k].Unnamed {
				people[i].PlusOneOf = first + k
			}
		}
	}
	b.remember(l, people, place{at, first, len(people), l.row})
	h.Guests = append(h.Guests, people...)
	b.guests += len(people)
	b.forHousehold(l, h, people)
	if h.Review == "" {
		h.Review = review
	}
}

// read is line.people with the plus-ones of the line and the limits of a name.
func (b *builder) read(l line) ([]Guest, string) {
	who := l.who
	if who == "" {
		b.problem(l.row, b.NameHeader(), "This line has no name; it was left out.")
		return nil, ""
	}
	if len(who) > maxWho {
		b.problem(l.row, b.NameHeader(), fmt.Sprintf("The name on this line is longer than %d bytes; the line was left out.", maxWho))
		return nil, ""
	}
	people, review := l.people()
	if len(people) == 0 {
		b.problem(l.row, b.NameHeader(), fmt.Sprintf("“%s” is no name; the line was left out.", short(who)))
		return nil, ""
	}
	people = append(people, b.plusOnes(l)...)
	for i := range people {
		b.checkName(l, &people[i])
	}
	return people, review
}

func (b *builder) checkName(l line, g *Guest) {
	if r := []rune(g.Name); len(r) > MaxName {
		g.Name = strings.TrimSpace(string(r[:MaxName]))
		b.problem(l.row, b.NameHeader(), fmt.Sprintf("A name on this line is longer than %d characters; it was cut.", MaxName))
	}
	if strings.ContainsRune(g.Name, '\uFFFD') {
		b.problem(l.row, b.NameHeader(), fmt.Sprintf("“%s” has a character that couldn't be read.", short(g.Name)))
	}
}

func (b *builder) plusOnes(l line) []Guest {
	s := l.word(PlusOnes)
	n, name := plusOnes(s)
	switch {
	case name != "" && len(name) <= maxWho:
		g := person(remarked(name))
		g.PlusOneOf = companion
		return []Guest{g}
	case n < 0 || n > maxPlus:
		b.problem(l.row, b.sheet.header(PlusOnes), fmt.Sprintf("“%s” can't be a number of plus-ones; none was made.", short(s)))
		return nil
	}
	return nobody(n, companion)
}

// wide reports cells beyond the last header: most often an unquoted comma.
func (b *builder) wide(l line) {
	for i := len(l.cols); i < len(l.cells); i++ {
		if l.cells[i] != "" {
			b.problem(l.row, "", fmt.Sprintf("This line has more cells than the header; “%s” was left out.", short(l.cells[i])))
			return
		}
	}
}

func firstNamed(people []Guest) int {
	for i, g := range people {
		if !g.Unnamed {
			return i
		}
	}
	return 0
}
