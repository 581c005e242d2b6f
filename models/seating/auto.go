package seating

import (
	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/invalid"
)

// Asked is the form that starts auto-seat: from where it searches, for how long, and what the hosts would like.
type Asked struct {
	Occasion   change.ID      `form:"occasion"`
	Plan       change.ID      `form:"plan"`    // "" is the one in use
	Scratch    bool           `form:"scratch"` // forget where people sit, but for those who stay
	Pending    bool           `form:"pending"` // seat also who has not replied
	Seconds    int64          `form:"seconds"`
	Households autoseat.Keep  `form:"households"`
	Sides      autoseat.Sides `form:"sides"`
	Fill       bool           `form:"fill"`
	Ages       bool           `form:"ages"`
	Languages  bool           `form:"languages"`
	Singles    bool           `form:"singles"`
	Children   bool           `form:"children"`
	Stay       bool           `form:"stay"`
}

// maxSeconds bounds one search.
const maxSeconds = 60

// UsuallyAsked is what the form starts from.
func UsuallyAsked(occasion, plan change.ID) Asked {
	return Asked{Occasion: occasion, Plan: plan, Seconds: 5, Households: autoseat.KeepMust, Fill: true, Languages: true, Children: true, Stay: true}
}

// Validate finds what can't be searched for.
func (a Asked) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Occasion != "", "", "Choose an occasion first.")
	wrong.Check(a.Seconds >= 1 && a.Seconds <= maxSeconds, "seconds", "Search for 1 to {n} seconds.", "n", maxSeconds)
	wrong.Check(a.Households == autoseat.KeepMust || a.Households == autoseat.KeepPrefer || a.Households == autoseat.KeepLoose, "households", "Choose how households sit.")
	wrong.Check(a.Sides == autoseat.SidesAny || a.Sides == autoseat.SidesMix || a.Sides == autoseat.SidesSeparate, "sides", "Choose how the sides sit.")
	return wrong
}

// preferences are what the hosts would like, as the solver weighs it. From scratch nobody is to be kept where they sit.
func (a Asked) preferences() autoseat.Preferences {
	p := autoseat.Usual()
	p.Households, p.Sides = a.Households, a.Sides
	for wanted, points := range map[*autoseat.Points]bool{&p.Fill: a.Fill, &p.Ages: a.Ages, &p.Languages: a.Languages, &p.Singles: a.Singles, &p.Children: a.Children, &p.Stay: a.Stay && !a.Scratch} {
		if !points {
			*wanted = 0
		}
	}
	return p
}

// Input is the board as the solver reads it. Who sits though they don't attend keeps their chair, and so do hosts and who
// is locked; who sits on a lap takes none and follows their household. Who comes on wheels sits where a wheelchair gets.
func (b *Board) Input(wishes []Wish, a Asked) *autoseat.Input {
	in := &autoseat.Input{Preferences: a.preferences()}
	for i, l := range b.Tables {
		t := autoseat.Table{ID: string(l.ID), Name: l.Name, Seats: int(l.Places())}
		for j, o := range b.Tables {
			if i != j && b.beside(i, j) {
				t.Near = append(t.Near, string(o.ID))
			}
		}
		in.Tables = append(in.Tables, t)
		for _, p := range l.People {
			if p.Seated() {
				g := b.guest(p)
				g.Table, g.Locked = string(l.ID), p.Host || p.Assignment.Locked || p.declines() || p.Reply == guests.Pending && !a.Pending
				in.Guests = append(in.Guests, g)
			}
		}
	}
	for _, h := range b.Parking {
		for _, p := range h.People {
			if p.Seated() && (p.Reply == guests.Attending || a.Pending) {
				in.Guests = append(in.Guests, b.guest(p))
			}
		}
	}
	in.Wishes = append(b.asWishes(in, wishes), b.stepFree(in)...)
	b.first(in)
	return in
}

func (b *Board) guest(p Person) autoseat.Guest {
	g := autoseat.Guest{ID: string(p.ID), Name: p.Name, Household: string(p.HouseholdID), Side: p.Side, Language: b.homes[p.HouseholdID].Language, Age: string(p.Age)}
	grown := 0
	for _, o := range b.households[p.HouseholdID] {
		if o.Age == guests.Adult {
			grown++
		}
	}
	if p.declines() {
		g.Household = "" // the others need not sit by an empty chair
	}
	g.Single = grown == 1 && p.Age == guests.Adult
	return g
}

// With is the board as a plan of the solver would make it; who is in no plan stays, and laps follow their household.
func (b *Board) With(seats map[string]string) *Board {
	now := *b
	now.Tables, now.Parking, now.at = nil, nil, map[change.ID]int{}
	index := map[change.ID]int{}
	for i, l := range b.Tables {
		index[l.ID] = i
		now.Tables = append(now.Tables, Laid{Table: l.Table})
	}
	put := func(p Person, table int) {
		p.Assignment.TableID = now.Tables[table].ID
		now.Tables[table].People = append(now.Tables[table].People, p)
		now.at[p.ID] = table
	}
	everybody := func(do func(p Person)) {
		for _, l := range b.Tables {
			for _, p := range l.People {
				do(p)
			}
		}
		for _, h := range b.Parking {
			for _, p := range h.People {
				do(p)
			}
		}
	}
	everybody(func(p Person) {
		if at, ok := seats[string(p.ID)]; ok && p.Seated() {
			put(p, index[change.ID(at)])
		}
	})
	everybody(func(p Person) {
		if _, placed := now.at[p.ID]; placed {
			return
		}
		for _, o := range b.households[p.HouseholdID] {
			if at, sits := now.at[o.ID]; sits && !p.Seated() && o.Age == guests.Adult {
				put(p, at)
				return
			}
		}
		if at, sits := b.at[p.ID]; sits && !p.Seated() {
			put(p, at)
		} else if p.Reply == guests.Attending || p.Reply == guests.Pending {
			now.park(b.homes[p.HouseholdID], p)
		}
	})
	now.count(b.people)
	return &now
}

// Seats are who sits at which table, as the solver says it.
func (b *Board) Seats() map[string]string {
	seats := map[string]string{}
	for _, l := range b.Tables {
		for _, p := range l.People {
			seats[string(p.ID)] = string(l.ID)
		}
	}
	return seats
}

// Changes are the moves from one board to another, each "guest:from:to", in the order of the tables.
func (b *Board) Changes(to *Board) (all []string) {
	place := func(of *Board, id change.ID) change.ID {
		if i, sits := of.at[id]; sits {
			return of.Tables[i].ID
		}
		return Parking
	}
	for _, of := range [][]Laid{to.Tables, b.Tables} {
		for _, l := range of {
			for _, p := range l.People {
				from, now := place(b, p.ID), place(to, p.ID)
				if from != now && now == l.ID || now == Parking {
					all = append(all, string(p.ID)+":"+string(from)+":"+string(now))
				}
			}
		}
	}
	return all
}
