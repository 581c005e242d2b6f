package guests

import (
	"slices"
	"strings"

	"convive/models/change"
)

// Filter is which guests a list shows. Its parts combine; empty ones ask for nothing.
type Filter struct {
	Sought   Sought
	Side     string
	Tag      string
	Occasion change.ID // with Replies: what they answered; without: who is invited
	Replies  []string  // "attending", "declined", "pending", "waiting" for a place, "none" for not invited
	Diet     string    // "any" for everybody with something to mind; only for who may see health
}

// AnyDiet asks for everybody who has something to mind.
const AnyDiet = "any"

// NotInvited stands among the replies of a filter for who has no invitation.
const NotInvited = "none"

// Filtered is the listing without whom the filter leaves out; households without anybody left go too.
func (l *Listing) Filtered(f Filter) *Listing {
	out := &Listing{Occasions: l.Occasions, Meals: l.Meals}
	for _, group := range l.Households {
		kept := group
		kept.People = nil
		for _, p := range f.found(group) {
			if f.keeps(group.Household, p) {
				kept.People = append(kept.People, p)
			}
		}
		if len(kept.People) > 0 || len(group.All) == 0 && f.keepsEmpty(group.Household) {
			out.Households = append(out.Households, kept)
		}
	}
	return out
}

// found are the people of a household whom a search means: those whom it finds by themselves, or else everybody whom
// it finds together with what the household is found by.
func (f Filter) found(group Group) (people []Person) {
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

func (f Filter) keeps(h Household, p Person) bool {
	return f.side(h, p.Side) && f.tag(h, p) && f.reply(p) && f.diet(p)
}

// keepsEmpty is for a household without people: it has no replies and no diets.
func (f Filter) keepsEmpty(h Household) bool {
	return f.Occasion == "" && f.Diet == "" && f.Sought.In(h.SearchKey) && f.side(h, "") && (f.Tag == "" || slices.Contains(h.Tags, f.Tag))
}

func (f Filter) side(h Household, own string) bool {
	if own == "" {
		own = h.Side
	}
	return f.Side == "" || own == f.Side
}

func (f Filter) tag(h Household, p Person) bool {
	return f.Tag == "" || slices.Contains(p.Tags, f.Tag) || slices.Contains(h.Tags, f.Tag)
}

func (f Filter) reply(p Person) bool {
	if f.Occasion == "" {
		return true
	}
	in, invited := p.Invitations[f.Occasion]
	if len(f.Replies) == 0 {
		return invited && !in.Waiting
	}
	if !invited {
		return slices.Contains(f.Replies, NotInvited)
	}
	return slices.Contains(f.Replies, in.Standing())
}

func (f Filter) diet(p Person) bool {
	switch f.Diet {
	case "":
		return true
	case AnyDiet:
		return len(p.Diets) > 0 || p.DietNote != ""
	}
	return slices.ContainsFunc(p.Diets, func(d string) bool { return strings.EqualFold(d, f.Diet) })
}

// Choices are the sides, tags and diets that the list's people have, in the order of the alphabet: the choices of its filters.
func (l *Listing) Choices() (sides, tags, diets []string) {
	has := [3]map[string]bool{{}, {}, {}}
	for _, group := range l.Households {
		has[0][group.Side] = true
		for _, t := range group.Tags {
			has[1][t] = true
		}
		for _, p := range group.People {
			has[0][p.Side] = true
			for _, t := range p.Tags {
				has[1][t] = true
			}
			for _, d := range p.Diets {
				has[2][d] = true
			}
		}
	}
	return inOrder(has[0]), inOrder(has[1]), inOrder(has[2])
}

func inOrder(has map[string]bool) (all []string) {
	delete(has, "")
	for s := range has {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b string) int { return strings.Compare(collated(a), collated(b)) })
	return all
}

// ByName is everybody who is left, in the order of their own names.
func (l *Listing) ByName() (people []PersonOf) {
	for _, group := range l.Households {
		for _, p := range group.People {
			people = append(people, PersonOf{p, group.Household})
		}
	}
	slices.SortStableFunc(people, func(a, b PersonOf) int {
		if c := strings.Compare(a.SortKey, b.SortKey); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return people
}

// PersonOf is a person with their household.
type PersonOf struct {
	Person
	With Household
}
