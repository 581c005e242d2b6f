package lists

import (
	"fmt"
	"strconv"
	"strings"
)

// details puts what the line says on its people: what holds for each on each, what belongs to one
// on the first. forHousehold does the rest.
func (b *builder) details(l line, people []Guest) {
	replies := b.replies(l)
	side, tags := b.sideAndTags(l)
	for i := range people {
		g := &people[i]
		g.Row, g.Side, g.Tags, g.Table = l.row, side, tags, l.word(Table)
		g.Language = b.language(l)
		g.Replies = replies
		if i > 0 { // no two guests share a map
			g.Replies = make(map[string]Reply, len(replies))
			for o, r := range replies {
				g.Replies[o] = r
			}
		}
	}
	g := &people[0]
	g.Fields, g.Phone, g.Email, g.Ref = l.others(), l.word(Phone), b.email(l), l.get(GuestRef)
	if len(people) == 1 || onePerson(people) {
		g.Diet, g.DietNote, g.Note = l.word(Diet), l.word(DietNote), unsaid(l.get(Note))
		if l.product.own {
			g.DietNote = l.get(DietNote) // as it was written, on several lines
		}
		b.age(l, g)
	}
}

// onePerson tells a line about one named guest, with or without unnamed companions.
func onePerson(people []Guest) bool {
	if people[0].Unnamed {
		return false
	}
	for _, g := range people[1:] {
		if !g.Unnamed {
			return false
		}
	}
	return true
}

// forHousehold takes what a line says of its household; what an earlier line said stays.
func (b *builder) forHousehold(l line, h *Household, people []Guest) {
	g := people[0]
	b.standing(l, h)
	if l.product.own { // what a person has is their own
		keep(&h.Language, g.Language)
		b.address(l, h)
		return
	}
	keep(&h.Side, g.Side)
	keep(&h.Email, g.Email)
	keep(&h.Phone, g.Phone)
	keep(&h.Language, g.Language)
	if len(h.Tags) < 4*maxTags {
		h.Tags = union(h.Tags, g.Tags)
	}
	if len(people) > 1 && !onePerson(people) {
		diet := l.word(Diet)
		if note := l.word(DietNote); note != "" && diet != "" {
			diet += "; " + note
		} else {
			keep(&diet, note)
		}
		keep(&h.Diet, diet)
		keep(&h.Note, unsaid(l.get(Note)))
	}
	b.address(l, h)
}

// address gives a household the first address that one of its lines has.
func (b *builder) address(l line, h *Household) {
	a := l.address()
	if h.Address == (Address{}) {
		h.Address = a
	} else if a != (Address{}) && a != h.Address {
		b.problem(l.row, b.sheet.header(Street), fmt.Sprintf("This address differs from the one that the household has on line %d, which was kept.", h.Row))
	}
}

// keep fills a blank text; it never replaces one.
func keep(to *string, s string) {
	if *to == "" {
		*to = s
	}
}

func union(a, b []string) []string {
next:
	for _, s := range b {
		for _, t := range a {
			if s == t {
				continue next
			}
		}
		a = append(a, s)
	}
	return a
}

// email drops what can't be written to, and says so.
func (b *builder) email(l line) string {
	s := strings.TrimPrefix(l.word(Email), "mailto:")
	if s == "" || IsEmail(s) {
		return s
	}
	b.problem(l.row, b.sheet.header(Email), fmt.Sprintf("“%s” is no e-mail address; it was left out.", short(s)))
	return ""
}

// sideAndTags spells each side and tag as the file first does: "groom" is "Groom".
func (b *builder) sideAndTags(l line) (side string, tags []string) {
	side = l.word(Side)
	all := l.get(Tags)
	if rel := l.word(Relation); rel != "" {
		if s, t, ok := zolaSide(rel); ok {
			keep(&side, s)
			rel = t
		}
		all += "," + rel
	}
	for _, t := range strings.FieldsFunc(all, b.divides) {
		if len(tags) == maxTags {
			b.problem(l.row, b.sheet.header(Tags), fmt.Sprintf("This line has more than %d tags; the rest was left out.", maxTags))
			break
		}
		if t = unsaid(oneLine(t)); t != "" {
			tags = union(tags, []string{b.spelled("tag", t)})
		}
	}
	return b.spelled("side", side), tags
}

func (b *builder) spelled(kind, s string) string {
	k := kind + " " + key(s)
	if first, ok := b.tags[k]; ok {
		return first
	}
	b.tags[k] = s
	return s
}

// divides tells the signs between tags; in a tag of Convive's own a stroke is a letter like others.
func (b *builder) divides(r rune) bool {
	return strings.ContainsRune(",;\n", r) || r == '|' && !b.sheet.product.own
}

// zolaSide takes "Partner 1 Family" apart into a side and a tag.
func zolaSide(s string) (side, tag string, ok bool) {
	for _, p := range []string{"Partner 1", "Partner 2", "Both"} {
		if rest, ok := strings.CutPrefix(s, p); ok && (rest == "" || rest[0] == ' ') {
			return p, strings.TrimSpace(rest), true
		}
	}
	return "", "", false
}

// age reads an age group, a number of years, or a tick in a column of children.
func (b *builder) age(l line, g *Guest) {
	s := l.word(AgeGroup)
	if c := l.word(IsChild); s == "" && c != "" {
		if r, ok := answer(c); ok && r.State == Attending {
			s = string(Child)
		} else if ok {
			s = string(Adult)
		} else {
			s = c
		}
	}
	if s == "" {
		return
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < 130 {
		g.AgeYears, g.Age = &n, ageOf(n)
		return
	}
	a, ok := ageWords[strings.ReplaceAll(Fold(s), " ", "")]
	if !ok {
		b.problem(l.row, b.sheet.header(AgeGroup), fmt.Sprintf("“%s” is no age we know; it was left out.", short(s)))
	}
	g.Age = a
}

// ageOf groups years as caterers do: under 2 an infant, under 13 a child.
func ageOf(years int) Age {
	switch {
	case years < 2:
		return Infant
	case years < 13:
		return Child
	}
	return Adult
}
