package guests

import (
	"slices"
	"strings"

	"convive/models/change"
)

// narrowing goes through a list once: it says of each person whether they are kept, and counts them for every choice
// that would keep them.
type narrowing struct {
	list    *Listing
	filter  Filter
	counts  Counts
	has     [][]string                     // of the person at hand, by place in facets
	replied map[change.ID]map[Reply]string // Replied, made once
}

func newNarrowing(l *Listing, f Filter) *narrowing {
	n := &narrowing{list: l, filter: f, counts: Counts{}, has: make([][]string, len(facets)), replied: map[change.ID]map[Reply]string{}}
	for _, facet := range facets {
		n.counts[facet] = map[string]int{}
	}
	for _, o := range l.Occasions {
		n.replied[o.ID] = map[Reply]string{}
		for _, reply := range []string{string(Pending), string(Attending), string(Declined), OnWaitingList, Invited, NotInvited} {
			n.replied[o.ID][Reply(reply)] = Replied(o.ID, reply)
		}
	}
	return n
}

// keeps says whether no facet leaves the person out. Whom only one leaves out would be shown by another of its values:
// they count there, and nowhere else.
func (n *narrowing) keeps(h Household, p Person) bool {
	against, only := 0, 0
	for i, facet := range facets {
		n.has[i] = n.values(facet, h, p, n.has[i][:0])
		if !facet.fits(n.filter.Asked[facet], n.has[i]) {
			against, only = against+1, i
		}
	}
	if against > 1 || h.Host || p.Host {
		return against == 0
	}
	for i, facet := range facets {
		if against == 0 || i == only && facet != ByMissing {
			n.count(facet, n.has[i])
		}
	}
	return against == 0
}

func (n *narrowing) count(facet Facet, values []string) {
	for i, v := range values {
		if !slices.Contains(values[:i], v) {
			n.counts[facet][v]++
		}
	}
}

// values are what somebody has, appended to what is there.
func (n *narrowing) values(facet Facet, h Household, p Person, to []string) []string {
	switch facet {
	case BySide:
		return append(to, orElse(p.Side, orElse(h.Side, NoSide)))
	case ByTag:
		if len(p.Tags)+len(h.Tags) == 0 {
			return append(to, NoTag)
		}
		return append(append(to, p.Tags...), h.Tags...)
	case ByReply:
		return n.replies(p, to)
	case ByDiet:
		return dietValues(p, to)
	case ByAgeGroup:
		return append(to, string(p.Age))
	case ByPlus:
		return plusValues(p, to)
	case ByTable:
		if n.filter.Table != nil {
			return andGiven(to, n.filter.Table(p))
		}
	case ByMissing:
		return n.missing(h, p, to)
	case ByList:
		return append(to, string(h.List))
	case ByChange:
		if n.filter.Changed[p.ID] {
			return append(to, Changed)
		}
	}
	return to
}

func andGiven(to []string, value string) []string {
	if value == "" {
		return to
	}
	return append(to, value)
}

func (n *narrowing) replies(p Person, to []string) []string {
	for _, o := range n.list.Occasions {
		in, invited := p.Invitations[o.ID]
		switch {
		case !invited:
			to = append(to, n.replied[o.ID][NotInvited])
		case in.Waiting:
			to = append(to, n.replied[o.ID][OnWaitingList])
		default:
			to = append(to, n.replied[o.ID][Invited], n.replied[o.ID][in.Reply])
		}
	}
	return to
}

func dietValues(p Person, to []string) []string {
	if len(p.Diets) > 0 || p.DietNote != "" {
		to = append(to, AnyDiet)
	}
	for _, d := range p.Diets {
		to = append(to, strings.ToLower(d))
	}
	return to
}

func plusValues(p Person, to []string) []string {
	if p.PlusOneOf != nil {
		to = append(to, PlusOnes)
	}
	if p.Unnamed {
		to = append(to, NotNamed)
	}
	return to
}

// missing is what somebody still has to be asked for. Children and guests without a name are never written to.
func (n *narrowing) missing(h Household, p Person, to []string) []string {
	if h.addressMissing() {
		to = append(to, MissingAddress)
	}
	if p.Age == Adult && !Mailable(p.Guest) && !p.Unnamed {
		to = append(to, MissingEmail)
	}
	for _, in := range p.Invitations {
		if in.Reply == Pending && !in.Waiting {
			to = append(to, MissingReply)
			break
		}
	}
	if _, missing := n.list.Meal(p); missing {
		to = append(to, MissingMeal)
	}
	return to
}

// addressMissing says that a letter wouldn't arrive.
func (h Household) addressMissing() bool { return h.Street == "" || h.City == "" }
