package guests

import (
	"slices"

	"convive/models/change"
)

// Filter is which guests a list shows. Its parts combine.
type Filter struct {
	Sought  Sought
	Asked   map[Facet][]string  // who has any of the values; of ByMissing, all
	Table   func(Person) string // a table's name, NoTable, or "" for who needs none; nil where nobody may ask
	Changed map[change.ID]bool  // who ByChange finds
}

// Facet is one part of a filter: what people are told apart by.
type Facet string

const (
	BySide     Facet = "side"
	ByTag      Facet = "tag"
	ByReply    Facet = "reply" // values of Replied
	ByDiet     Facet = "diet"
	ByAgeGroup Facet = "age"
	ByPlus     Facet = "plus"
	ByTable    Facet = "table"
	ByMissing  Facet = "missing"
	ByList     Facet = "list"
	ByChange   Facet = "since"
)

var facets = []Facet{BySide, ByTag, ByReply, ByDiet, ByAgeGroup, ByPlus, ByTable, ByMissing, ByList, ByChange}

// Values of facets that are no names of the event's own.
const (
	AnyDiet    = "any"     // something to mind
	NotInvited = "none"    // among replies: no invitation
	Invited    = ""        // among replies: whatever they answered
	NoSide     = "-"       // on none of the event's sides
	NoTag      = "-"       // nor any tag of their household
	NoTable    = "none"    // comes, and has no table yet
	PlusOnes   = "yes"     // brought by somebody
	NotNamed   = "unnamed" // not yet named
	Changed    = "changed"

	MissingAddress = "address"
	MissingEmail   = "email"
	MissingReply   = "reply"
	MissingMeal    = "meal"
)

// Replied is the value of ByReply for an answer to an occasion: Attending and its like, Invited or NotInvited.
func Replied(occasion change.ID, reply string) string { return string(occasion) + " " + reply }

// Counts is how many guests each value would show if it were chosen, the other facets as they are. Hosts are left out,
// as in Totals.
type Counts map[Facet]map[string]int

// Filtered is the listing without whom the filter leaves out; households without anybody left go too.
func (l *Listing) Filtered(f Filter) *Listing {
	left, _ := l.Narrowed(f)
	return left
}

// Narrowed is Filtered, with how many guests each choice would show.
func (l *Listing) Narrowed(f Filter) (*Listing, Counts) {
	left := &Listing{Occasions: l.Occasions, Meals: l.Meals}
	n := newNarrowing(l, f)
	for _, group := range l.Households {
		kept := group
		kept.People = nil
		for _, p := range f.found(group) {
			if n.keeps(group.Household, p) {
				kept.People = append(kept.People, p)
			}
		}
		if len(kept.People) > 0 || len(group.All) == 0 && f.keepsEmpty(group.Household) {
			left.Households = append(left.Households, kept)
		}
	}
	return left, n.counts
}

// found are the people of a household whom a search means: those whom it finds by themselves, or else everybody whom
// it finds together with what the household is found by.
func (f Filter) found(group Group) (people []Person) {
	if f.Sought.Empty() {
		return group.People
	}
	for _, p := range group.People {
		if f.Sought.In(p.SearchKey) {
			people = append(people, p)
		}
	}
	if len(people) > 0 {
		return people
	}
	for _, p := range group.People {
		if f.Sought.In(p.SearchKey, group.SearchKey) {
			people = append(people, p)
		}
	}
	return people
}

// keepsEmpty is for a household without people: of what can be asked for it has a side, tags and an address alone.
func (f Filter) keepsEmpty(h Household) bool {
	for facet, asked := range f.Asked {
		var has []string
		switch facet {
		case BySide:
			has = []string{orElse(h.Side, NoSide)}
		case ByTag:
			if has = h.Tags; len(has) == 0 {
				has = []string{NoTag}
			}
		case ByList:
			has = []string{string(h.List)}
		case ByMissing:
			if h.addressMissing() {
				has = []string{MissingAddress}
			}
		}
		if len(asked) > 0 && !facet.fits(asked, has) {
			return false
		}
	}
	return f.Sought.In(h.SearchKey)
}

// fits says whether somebody with these values is asked for.
func (facet Facet) fits(asked, has []string) bool {
	held := func(v string) bool { return slices.Contains(has, v) }
	if facet == ByMissing {
		return !slices.ContainsFunc(asked, func(v string) bool { return !held(v) })
	}
	return len(asked) == 0 || slices.ContainsFunc(asked, held)
}
