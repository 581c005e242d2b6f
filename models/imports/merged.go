package imports

import (
	"cmp"
	"slices"

	"convive/models/imports/lists"
)

// Somebody may stand in a list twice, or under two names, and be one person here, whom hosts have merged. Then both
// lines mean that person: the line that brought the one who stays speaks for them, as ever, and the other brings nobody.

// away is who went, by one of the ways in which a list knows them.
type away[R any] struct {
	key  key
	name string
	into R
}

// goneFrom collects who went, and how many there are under each name that the list knows, by main key.
func goneFrom[R any](list string, rows []R, keyOf func(R) key, name func(lists.Match) string) (gone []away[R], there map[string]int, by map[string]R) {
	there, by = map[string]int{}, map[string]R{}
	for _, row := range rows {
		k := keyOf(row)
		if k.List == list {
			there[name(k.Match)]++
		}
		for _, also := range k.also {
			switch {
			case also.Was != "":
				by[also.Was] = row
			case list != "" && also.List == list:
				gone = append(gone, away[R]{also, name(also.Match), row})
			}
		}
	}
	return gone, there, by
}

// choose finds which of the list's lines mean those who went. Where one who is there is called the same, one line is
// left for them: of several lines those that are likeliest go first, else the last.
func choose[R any](gone []away[R], there map[string]int, lines []string, likely func(line int, k key) bool) map[int]R {
	chosen, open := map[int]R{}, map[string][]int{}
	if len(gone) == 0 {
		return chosen
	}
	for i, name := range lines {
		open[name] = append(open[name], i)
	}
	for _, g := range gone {
		name := g.name
		of := open[name]
		if len(of) <= there[name] {
			continue
		}
		at := len(of) - 1
		if i := slices.IndexFunc(of, func(line int) bool { return likely(line, g.key) }); i >= 0 {
			at = i
		}
		chosen[of[at]] = g.into
		open[name] = slices.Delete(of, at, at+1)
	}
	return chosen
}

// mergedAway finds the lines of those who went, people before households.
func (p *Plan) mergedAway(s *state) {
	var people []*person
	for _, h := range s.households {
		people = append(people, h.people...)
	}
	var guests []*Guest
	var lines []string
	each(p, func(_ *Household, g *Guest) { guests, lines = append(guests, g), append(lines, who(g.from.Match)) })
	gone, there, by := goneFrom(p.list, people, func(row *person) key { return row.key }, who)
	for i, row := range choose(gone, there, lines, func(line int, k key) bool { return cmp.Or(k.Email, "-") == guests[line].from.Match.Email }) {
		guests[i].row, guests[i].merged = row, true
	}
	for _, g := range guests {
		if row := by[g.from.Ref]; row != nil {
			g.row, g.merged = row, true
		}
	}
	p.mergedHouseholds(s)
}

func (p *Plan) mergedHouseholds(s *state) {
	called := func(m lists.Match) string { return cmp.Or(m.Party, m.Name) } // its people may have become more
	lines := make([]string, len(p.Households))
	for i, h := range p.Households {
		lines[i] = called(h.from.Match)
	}
	gone, there, by := goneFrom(p.list, s.households, func(row *household) key { return row.key }, called)
	nobody := func(line int, _ key) bool {
		return !slices.ContainsFunc(p.Households[line].Guests, func(g Guest) bool { return !g.merged })
	}
	for i, row := range choose(gone, there, lines, nobody) {
		p.Households[i].row, p.Households[i].merged = row, true
	}
	for i := range p.Households {
		if h := &p.Households[i]; by[h.from.Ref] != nil {
			h.row, h.merged = by[h.from.Ref], true
		}
	}
}

// takeMerged says of everybody whom a line means that the list holds them still.
func (p *Plan) takeMerged() {
	for i := range p.Households {
		h := &p.Households[i]
		if h.merged {
			h.row.taken = true
		}
		for _, g := range h.Guests {
			if g.merged {
				g.row.taken = true
			}
		}
	}
}
