package seating

import (
	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
)

// Board is one occasion's seating in one state: its tables with who sits there, and who is parked.
type Board struct {
	Occasion    events.Occasion
	Plan        change.ID // "" before the first table
	Name        string    // of the plan
	InUse       bool
	Width       int64 // of the plan's room, in millimetres; 0 when not measured
	Length      int64
	Walls       Corners
	Backdrop    Backdrop
	PlanVersion int64
	Objects     []Object // in the room, beside the tables
	Meals       []string // the occasion's, in their order
	Tables      []Laid   // in their order
	Parking     []Parked // households with somebody invited who neither sits nor declined, by their sort keys
	Flags       Flags

	people     map[change.ID]Person
	households map[change.ID][]Person
	homes      map[change.ID]guests.Household
	at         map[change.ID]int // at which of Tables who sits
	reaches    *reaches          // of Tables
}

// Laid is a table with who sits there, by seat.
type Laid struct {
	Table
	People []Person
}

// Taken is how many of its seats are taken: who sits on a lap takes none.
func (l Laid) Taken() (n int) {
	for _, p := range l.People {
		if p.Seated() {
			n++
		}
	}
	return n
}

// Free is how many seats are left; negative when more sit there than it seats.
func (l Laid) Free() int { return int(l.Places()) - l.Taken() }

// HighChairs is how many of them are high chairs.
func (l Laid) HighChairs() (n int) {
	for _, p := range l.People {
		if p.Chair == guests.HighChair {
			n++
		}
	}
	return n
}

// Parked is a household with its people in parking.
type Parked struct {
	guests.Household
	People []Person
}

// Person is a guest as the board shows them.
type Person struct {
	guests.Guest
	Reply      guests.Reply // "" when not invited to this occasion
	Maybe      bool
	Meal       string     // "" when none is chosen
	MealAsked  bool       // they attend, the occasion asks for a meal, and they are no infant
	Assignment Assignment // zero in parking
}

// lay puts everybody at their table, into parking, or nowhere.
func (b *Board) lay(list *guests.Listing, tables []Table, rows []Assignment) {
	people := map[change.ID]Person{}
	b.people, b.households, b.at, b.reaches = people, map[change.ID][]Person{}, map[change.ID]int{}, &reaches{}
	var order []change.ID
	households := map[change.ID]guests.Household{}
	b.homes = households
	for _, group := range list.Households {
		households[group.ID] = group.Household
		for _, p := range group.People {
			people[p.ID] = b.person(list, p)
			b.households[p.HouseholdID] = append(b.households[p.HouseholdID], people[p.ID])
			order = append(order, p.ID)
		}
	}
	sits := map[change.ID]bool{}
	at := map[change.ID][]*Assignment{}
	for i := range rows {
		if a := &rows[i]; a.PlanID == b.Plan {
			at[a.TableID] = append(at[a.TableID], a)
			sits[a.GuestID] = true
		}
	}
	for _, t := range tables {
		if t.PlanID != b.Plan {
			continue
		}
		l := Laid{Table: t}
		sortBySeat(at[t.ID])
		for _, a := range at[t.ID] {
			p := people[a.GuestID]
			p.Assignment = *a
			l.People = append(l.People, p)
			b.at[p.ID] = len(b.Tables)
		}
		b.Tables = append(b.Tables, l)
	}
	for _, id := range order {
		if p := people[id]; !sits[id] && (p.Reply == guests.Attending || p.Reply == guests.Pending) {
			b.park(households[p.HouseholdID], p)
		}
	}
	b.count(people)
}

func (b *Board) person(list *guests.Listing, g guests.Person) Person {
	in, invited := g.Invitations[b.Occasion.ID]
	p := Person{Guest: g.Guest}
	if !invited || in.Waiting {
		return p
	}
	p.Reply, p.Maybe = in.Reply, in.Maybe
	attends := b.Occasion.AsksMeal && in.Reply == guests.Attending
	p.MealAsked = attends && p.Age != guests.Infant
	if in.MealID != nil && attends {
		p.Meal = list.Meals[*in.MealID].Name
	}
	return p
}

func (b *Board) park(h guests.Household, p Person) {
	if n := len(b.Parking); n == 0 || b.Parking[n-1].ID != h.ID {
		b.Parking = append(b.Parking, Parked{Household: h})
	}
	last := &b.Parking[len(b.Parking)-1]
	last.People = append(last.People, p)
}
