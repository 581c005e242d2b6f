package autoseat

import (
	"fmt"
	"slices"
	"strings"
)

// RuleKind says what a hard rule asks.
type RuleKind string

// The kinds of hard rules.
const (
	RuleSeat      RuleKind = "seat"      // everybody has a seat
	RuleHousehold RuleKind = "household" // a household shares a table
	RuleTogether  RuleKind = "together"
	RuleApart     RuleKind = "apart"
	RuleNear      RuleKind = "near"
	RuleAt        RuleKind = "at"
	RuleNotAt     RuleKind = "not at"
	RuleLock      RuleKind = "lock"  // somebody stays where they are
	RuleKnown     RuleKind = "known" // somebody knows enough people at their table
)

// Rule is one hard rule, with those it is about.
type Rule struct {
	Kind   RuleKind
	Guests []string
	Tables []string
	Wish   string // its id, if a wish says so
}

// rules are all hard rules that name somebody, in a fixed order: locks, households, wishes.
func (in *Input) rules() (all []Rule) {
	locked := map[string]bool{}
	for _, t := range in.Tables {
		locked[t.ID] = t.Locked
	}
	for _, g := range in.Guests {
		if g.Locked || locked[g.Table] {
			all = append(all, Rule{Kind: RuleLock, Guests: []string{g.ID}, Tables: []string{g.Table}})
		}
	}
	if in.Preferences.Households == KeepMust {
		for _, h := range households(in) {
			r := Rule{Kind: RuleHousehold}
			for _, g := range h {
				r.Guests = append(r.Guests, in.Guests[g].ID)
			}
			all = append(all, r)
		}
	}
	for _, w := range in.Wishes {
		if !w.Must {
			continue
		}
		r := Rule{Kind: RuleKind(w.Kind), Guests: []string{w.Guest}, Wish: w.ID}
		if w.Kind == At || w.Kind == NotAt {
			r.Tables = w.Tables
		} else {
			r.Guests = append(r.Guests, w.Other)
		}
		all = append(all, r)
	}
	return all
}

// same says whether two rules are one.
func (r Rule) same(o Rule) bool {
	return r.Kind == o.Kind && r.Wish == o.Wish && slices.Equal(r.Guests, o.Guests) && slices.Equal(r.Tables, o.Tables)
}

// mostNamed is how many names a sentence lists of those whom somebody knows.
const mostNamed = 5

// knows names those whom a wish would have at a guest's table.
func (in *Input) knows(guest string) string {
	index := index(in)
	var ids []string
	for _, f := range acquaintances(in, index)[index[guest]] {
		ids = append(ids, in.Guests[f].ID)
	}
	switch n := len(ids); {
	case n == 0:
		return "there is nobody"
	case n > mostNamed+1:
		return fmt.Sprintf("%s and %d others", strings.Join(mapped(ids[:mostNamed], in.name), ", "), n-mostNamed)
	}
	return named(ids, in.name, "or")
}

// unseated is the rule that everybody has a seat, with those who have none.
func (r *reckoner) unseated() Rule {
	rule := Rule{Kind: RuleSeat}
	for g, t := range r.at {
		if t < 0 {
			rule.Guests = append(rule.Guests, r.in.Guests[g].ID)
		}
	}
	return rule
}

// acquainted counts whom a guest knows at their table.
func (r *reckoner) acquainted(g int32, friends []int32) (n int) {
	for _, f := range friends {
		if r.together(g, f) {
			n++
		}
	}
	return n
}

// met says whether a rule is kept. Who has no seat breaks that rule alone, unless others have one with whom they must share
// a table.
func (r *reckoner) met(rule Rule) bool {
	a := r.index[rule.Guests[0]]
	b := r.index[rule.Guests[len(rule.Guests)-1]]
	switch {
	case rule.Kind == RuleTogether || rule.Kind == RuleHousehold:
		return !slices.ContainsFunc(rule.Guests, func(id string) bool { return r.at[r.index[id]] != r.at[a] })
	case r.at[a] < 0 && rule.Kind != RuleLock:
		return true
	}
	switch rule.Kind {
	case RuleApart:
		return !r.together(a, b)
	case RuleNear:
		return r.at[b] < 0 || r.near(a, b)
	case RuleAt, RuleLock:
		return r.named(a, rule.Tables)
	case RuleNotAt:
		return !r.named(a, rule.Tables)
	}
	return true
}

// name is how somebody is called in a sentence.
func (in *Input) name(id string) string {
	for _, g := range in.Guests {
		if g.ID == id && g.Name != "" {
			return g.Name
		}
	}
	return id
}

func (in *Input) tableName(id string) string {
	for _, t := range in.Tables {
		if t.ID == id && t.Name != "" {
			return t.Name
		}
	}
	return id
}

// named joins what is said of each: "a, b and c".
func named(ids []string, name func(string) string, last string) string {
	names := mapped(ids, name)
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " " + last + " " + names[n-1]
	}
	return strings.Join(names, "")
}

func mapped(ids []string, name func(string) string) (names []string) {
	for _, id := range ids {
		names = append(names, name(id))
	}
	return names
}

// sentence says what a rule asks, without a full stop.
func (in *Input) sentence(r Rule) string {
	who := named(r.Guests, in.name, "and")
	if len(r.Guests) == 2 && r.Kind != RuleHousehold {
		a, b := in.name(r.Guests[0]), in.name(r.Guests[1])
		return a + map[RuleKind]string{RuleTogether: " must sit with ", RuleApart: " must sit apart from ", RuleNear: " must sit near "}[r.Kind] + b
	}
	switch r.Kind {
	case RuleHousehold:
		return who + " are one household"
	case RuleAt:
		if len(r.Tables) == 0 {
			return who + " must sit at a table that there is not"
		}
		return who + " must sit at " + named(r.Tables, in.tableName, "or")
	case RuleNotAt:
		return who + " must not sit at " + named(r.Tables, in.tableName, "or")
	case RuleLock:
		return who + " is locked at " + named(r.Tables, in.tableName, "or")
	case RuleKnown:
		return fmt.Sprintf("%s shall know %d at the table (%s)", who, in.Preferences.Known, in.knows(r.Guests[0]))
	}
	return who + " must have a seat"
}
