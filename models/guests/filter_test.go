package guests

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

var (
	sidesDrawn  = []string{"", "Amara", "Jonas", SideBoth}
	someWords   = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"family", "work", "choir"}), 0, 2, rapid.ID)
	tablesDrawn = []string{"", "Table 1", "Table 2", NoTable}
)

// aList is a guest list of two occasions, of which one asks for a meal.
func aList(t *rapid.T) *Listing {
	l := &Listing{Meals: map[change.ID]events.Meal{"fish": {}}}
	for i, id := range []change.ID{"dinner", "brunch"} {
		l.Occasions = append(l.Occasions, events.Occasion{Row: db.Row{ID: id}, AsksMeal: i == 0})
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "households") {
		g := Group{Household: Household{Row: db.Row{ID: change.ID(fmt.Sprint("h", i))}, Side: rapid.SampledFrom(sidesDrawn).Draw(t, "side"), Tags: someWords.Draw(t, "tags"),
			Street: rapid.SampledFrom([]string{"", "Lane 1"}).Draw(t, "street"), City: "Fairhaven", Host: i == 4}}
		for j := range rapid.IntRange(0, 3).Draw(t, "people") {
			g.All = append(g.All, aPerson(t, l, change.ID(fmt.Sprint("g", i, j))))
		}
		g.People = g.All
		l.Households = append(l.Households, g)
	}
	return l
}

func aPerson(t *rapid.T, l *Listing, id change.ID) Person {
	p := Person{Guest: Guest{Row: db.Row{ID: id}, Side: rapid.SampledFrom(sidesDrawn).Draw(t, "side"), Tags: someWords.Draw(t, "tags"), Diets: someWords.Draw(t, "diets"),
		Age: rapid.SampledFrom([]Age{Adult, Child, Infant}).Draw(t, "age"), Email: rapid.SampledFrom([]string{"", "a@example.org"}).Draw(t, "email"), Unnamed: rapid.Bool().Draw(t, "unnamed")},
		Invitations: map[change.ID]Invitation{}}
	if rapid.Bool().Draw(t, "plus-one") {
		p.PlusOneOf = &id
	}
	for _, o := range l.Occasions {
		if reply := rapid.SampledFrom([]Reply{"", Pending, Attending, Declined}).Draw(t, "reply"); reply != "" {
			p.Invitations[o.ID] = Invitation{Reply: reply}
		}
	}
	return p
}

// aFilter asks for some values that people have, and for some that nobody has.
func aFilter(t *rapid.T) Filter {
	f := Filter{Asked: map[Facet][]string{}, Changed: map[change.ID]bool{"g00": true, "g11": true}, Table: func(p Person) string {
		return tablesDrawn[(int(p.ID[1])+int(p.ID[2]))%len(tablesDrawn)]
	}}
	for facet, values := range map[Facet][]string{
		BySide: sidesDrawn[1:], ByTag: {"family", "work", NoTag}, ByDiet: {AnyDiet, "choir"}, ByAgeGroup: {"adult", "child"}, ByPlus: {PlusOnes, NotNamed}, ByTable: tablesDrawn[1:],
		ByReply:   {Replied("dinner", "attending"), Replied("dinner", "pending"), Replied("brunch", NotInvited), Replied("dinner", Invited)},
		ByMissing: {MissingAddress, MissingEmail, MissingReply, MissingMeal}, ByChange: {Changed},
	} {
		if rapid.IntRange(0, 2).Draw(t, "asks") == 0 {
			f.Asked[facet] = rapid.SliceOfNDistinct(rapid.SampledFrom(values), 1, 2, rapid.ID).Draw(t, string(facet))
		}
	}
	return f
}

// with is the filter with one more choice: in the place of others, or, of what is missing, beside them.
func (f Filter) with(facet Facet, v string) Filter {
	g := f
	g.Asked = map[Facet][]string{}
	for k, values := range f.Asked {
		g.Asked[k] = values
	}
	if facet == ByMissing {
		v := []string{v}
		g.Asked[facet] = append(v, f.Asked[facet]...)
	} else {
		g.Asked[facet] = []string{v}
	}
	return g
}

func TestTheCountBesideAChoiceIsHowManyItShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, f := aList(t), aFilter(t)
		_, counts := l.Narrowed(f)
		for facet, values := range map[Facet][]string{
			BySide: sidesDrawn[1:], ByTag: {"family", "work", "choir", NoTag}, ByDiet: {AnyDiet, "choir"}, ByAgeGroup: {"adult", "child", "infant"}, ByPlus: {PlusOnes, NotNamed},
			ByTable: tablesDrawn[1:], ByMissing: {MissingAddress, MissingEmail, MissingReply, MissingMeal}, ByChange: {Changed},
			ByReply: {Replied("dinner", "attending"), Replied("dinner", "pending"), Replied("brunch", NotInvited), Replied("dinner", Invited), Replied("brunch", "declined")},
		} {
			for _, v := range values {
				if want := l.Filtered(f.with(facet, v)).Totals().Guests; counts[facet][v] != want {
					t.Fatalf("%s %q says %d and shows %d", facet, v, counts[facet][v], want)
				}
			}
		}
	})
}

// shows is the plain rule: what the list shows, part by part.
func shows(f Filter, h Household, p Person) bool {
	any := func(facet Facet, has func(string) bool) bool {
		return len(f.Asked[facet]) == 0 || slices.ContainsFunc(f.Asked[facet], has)
	}
	return any(BySide, func(v string) bool { return orElse(p.Side, h.Side) == v }) &&
		any(ByTag, func(v string) bool {
			return slices.Contains(p.Tags, v) || slices.Contains(h.Tags, v) || v == NoTag && len(p.Tags)+len(h.Tags) == 0
		}) &&
		any(ByDiet, func(v string) bool { return v == AnyDiet && len(p.Diets) > 0 || slices.Contains(p.Diets, v) }) &&
		any(ByAgeGroup, func(v string) bool { return string(p.Age) == v }) &&
		any(ByPlus, func(v string) bool { return v == PlusOnes && p.PlusOneOf != nil || v == NotNamed && p.Unnamed }) &&
		any(ByTable, func(v string) bool { return f.Table(p) == v }) &&
		any(ByChange, func(string) bool { return f.Changed[p.ID] }) &&
		any(ByReply, func(v string) bool {
			for _, o := range []change.ID{"dinner", "brunch"} {
				in, invited := p.Invitations[o]
				if invited && (v == Replied(o, string(in.Reply)) || v == Replied(o, Invited)) || !invited && v == Replied(o, NotInvited) {
					return true
				}
			}
			return false
		}) && !slices.ContainsFunc(f.Asked[ByMissing], func(v string) bool { return !lacks(h, p, v) })
}

func lacks(h Household, p Person, what string) bool {
	dinner := p.Invitations["dinner"]
	switch what {
	case MissingAddress:
		return h.Street == ""
	case MissingEmail:
		return p.Age == Adult && !p.Unnamed && p.Email == ""
	case MissingReply:
		return dinner.Reply == Pending || p.Invitations["brunch"].Reply == Pending
	case MissingMeal:
		return dinner.Reply == Attending && p.Age != Infant
	}
	return false
}

func TestFiltersShowWhomEveryPartKeeps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l, f := aList(t), aFilter(t)
		var want, got []change.ID
		for _, g := range l.Households {
			for _, p := range g.All {
				if shows(f, g.Household, p) {
					want = append(want, p.ID)
				}
			}
		}
		for _, g := range l.Filtered(f).Households {
			if len(g.People) == 0 && len(g.All) > 0 {
				t.Fatal("a household without anybody left is still there")
			}
			for _, p := range g.People {
				got = append(got, p.ID)
			}
		}
		if !slices.Equal(want, got) {
			t.Fatalf("%v shows %q, not %q", f.Asked, got, want)
		}
	})
}

func TestAHouseholdWithoutPeopleIsFoundByWhatItHasItself(t *testing.T) {
	l := &Listing{Households: []Group{{Household: Household{Side: "Amara", Tags: db.Words{"work"}, SearchKey: " lawson"}}}}
	for _, c := range []struct {
		f     Filter
		shown int
	}{
		{Filter{}, 1}, {Filter{Sought: Seek("law", false)}, 1}, {Filter{Sought: Seek("ben", false)}, 0}, {Filter{Asked: map[Facet][]string{BySide: {"Amara"}, ByTag: {"work"}}}, 1}, {Filter{Asked: map[Facet][]string{ByTag: {NoTag}}}, 0},
		{Filter{Asked: map[Facet][]string{BySide: {"Jonas"}}}, 0}, {Filter{Asked: map[Facet][]string{ByMissing: {MissingAddress}}}, 1}, {Filter{Asked: map[Facet][]string{ByMissing: {MissingReply}}}, 0},
		{Filter{Asked: map[Facet][]string{ByAgeGroup: {"adult"}}}, 0}, {Filter{Asked: map[Facet][]string{ByDiet: nil}}, 1},
	} {
		if got := len(l.Filtered(c.f).Households); got != c.shown {
			t.Errorf("%v shows %d", c.f.Asked, got)
		}
	}
}

func TestTextsAreInOrderAndNumbersByTheirValue(t *testing.T) {
	got := InOrder(slices.Values([]string{"Table 10", "", "Table 9", "Élan", "Table 9", "Zoo", "Echo"}))
	if want := []string{"Echo", "Élan", "Table 9", "Table 10", "Zoo"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
