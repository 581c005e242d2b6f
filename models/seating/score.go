package seating

import (
	"slices"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/guests"
)

// AsItIs is the board as its own score counts it: what auto-seat usually asks for, of people whom nobody has moved.
func (b *Board) AsItIs(wishes []Wish) *autoseat.Input {
	asked := UsuallyAsked(b.Occasion.ID, b.Plan)
	asked.Stay = false
	return b.Input(wishes, asked)
}

// Score is what the board is worth as people sit, as it counts itself.
func (b *Board) Score(wishes []Wish) autoseat.Points {
	return b.AsItIs(wishes).Score(b.Seats())
}

// Drop is what it would mean to put some guests at a table.
type Drop struct {
	Now, Then    autoseat.Points
	Together     []guests.Household // whose people would all sit there, and don't now
	Kept, Broken []Wish             // that would hold then, or not, unlike now
	Alone        []Person           // of the guests, who would be the only one of their language among others there, unlike now
}

// Dropped says what it would mean; known is false where there is no such table.
func (b *Board) Dropped(wishes []Wish, guests []string, table change.ID) (d Drop, known bool) {
	if !slices.ContainsFunc(b.Tables, func(l Laid) bool { return l.ID == table }) {
		return d, false
	}
	d.Now = b.Score(wishes)
	seats := b.Seats()
	for _, g := range guests {
		seats[g] = string(table)
	}
	then := b.With(seats)
	d.Then = then.Score(wishes)
	for _, w := range wishes {
		was, _ := b.Stands(w)
		switch is, _ := then.Stands(w); {
		case is == was:
		case is == Kept:
			d.Kept = append(d.Kept, w)
		case is == Broken:
			d.Broken = append(d.Broken, w)
		}
	}
	were, are := b.alone(wishes), then.alone(wishes)
	asked := map[change.ID]bool{} // households
	for _, g := range guests {
		p, ok := then.people[change.ID(g)]
		if !ok {
			continue
		}
		if are[p.ID] && !were[p.ID] {
			d.Alone = append(d.Alone, p)
		}
		if !asked[p.HouseholdID] && then.together(p.HouseholdID) && !b.together(p.HouseholdID) {
			d.Together = append(d.Together, b.Home(p))
		}
		asked[p.HouseholdID] = true
	}
	return d, true
}

// alone are those who sit with others of whom nobody shares their language.
func (b *Board) alone(wishes []Wish) map[change.ID]bool {
	told := b.AsItIs(wishes).Told(b.Seats())
	all := map[change.ID]bool{}
	for _, l := range b.Tables {
		if l.Taken() < 2 {
			continue
		}
		for _, p := range l.People {
			all[p.ID] = slices.ContainsFunc(told[string(p.ID)], func(part autoseat.Part) bool { return part.Reason == autoseat.OnlyOfLanguage })
		}
	}
	return all
}

// together says whether the people of a household, who are more than one, all sit at one table.
func (b *Board) together(household change.ID) bool {
	n, first := 0, -1
	for _, p := range b.households[household] {
		if p.declines() {
			continue
		}
		at, sits := b.at[p.ID]
		if !sits && p.Reply != guests.Attending {
			continue
		}
		if !sits || n > 0 && at != first {
			return false
		}
		n, first = n+1, at
	}
	return n > 1
}
