package autoseat

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// explain is the sentence of a contradiction.
func (p *proofs) explain(rules []Rule) string {
	in := p.in
	widest := 0
	for _, t := range in.Tables {
		widest = max(widest, t.Seats)
	}
	if r := rules[0]; len(rules) == 1 && r.Kind == RuleHousehold && len(r.Guests) > widest {
		return fmt.Sprintf("%s: %d people, and the largest table has %d seats.", in.sentence(r), len(r.Guests), widest)
	}
	if all := apart(rules); len(all) > 2 && len(all) > len(in.Tables) && len(rules) == len(all)*(len(all)-1)/2 {
		return fmt.Sprintf("%s must all sit apart from one another, and there are %d tables.", named(all, in.name, "and"), len(in.Tables))
	}
	var said []string
	for _, r := range rules {
		said = append(said, in.sentence(r))
	}
	if len(said) == 1 {
		return said[0] + ": that is not possible at these tables."
	}
	all := strings.Join(said[:len(said)-1], ", ") + ", and " + said[len(said)-1] + ": that can't be met together"
	if n := len(oneGroup(rules)); n > widest {
		return fmt.Sprintf("%s. They are %d people, and the largest table seats %d.", all, n, widest)
	}
	return all + p.atTheseTables(rules) + "."
}

// oneGroup are the guests of rules that have all of them share one table, or nobody.
func oneGroup(rules []Rule) (all []string) {
	for left := slices.Clone(rules); len(left) > 0; {
		i := slices.IndexFunc(left, func(r Rule) bool {
			return all == nil || slices.ContainsFunc(r.Guests, func(g string) bool { return slices.Contains(all, g) })
		})
		if i < 0 || left[i].Kind != RuleHousehold && left[i].Kind != RuleTogether {
			return nil
		}
		for _, g := range left[i].Guests {
			if !slices.Contains(all, g) {
				all = append(all, g)
			}
		}
		left = slices.Delete(left, i, i+1)
	}
	return all
}

// atTheseTables names the sizes of the tables, where rules can be met together at larger ones.
func (p *proofs) atTheseTables(rules []Rule) string {
	larger := *p
	larger.caps = slices.Repeat([]int32{MaxGuests}, len(p.caps))
	if larger.possible(rules) != yes {
		return ""
	}
	count := map[int]int{}
	for _, t := range p.in.Tables {
		count[t.Seats]++
	}
	var sizes []string
	for _, seats := range slices.Sorted(maps.Keys(count)) {
		if len(p.in.Tables) <= mostNamed {
			sizes = append(sizes, slices.Repeat([]string{fmt.Sprint(seats)}, count[seats])...)
		} else {
			sizes = append(sizes, fmt.Sprintf("%d (%d of them)", seats, count[seats]))
		}
	}
	if len(p.in.Tables) == 1 {
		return " at a table of " + sizes[0] + " seats"
	}
	return " at tables of " + named(sizes, func(s string) string { return s }, "and") + " seats"
}

// apart are the guests of rules that are all about sitting apart, or nobody.
func apart(rules []Rule) (all []string) {
	for _, r := range rules {
		if r.Kind != RuleApart {
			return nil
		}
		for _, g := range r.Guests {
			if !slices.Contains(all, g) {
				all = append(all, g)
			}
		}
	}
	return all
}
