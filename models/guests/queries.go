package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// OfHousehold returns the people of a household in their order.
func OfHousehold(r *db.Read, id change.ID) ([]Guest, error) {
	return db.From[Guest](r).Where("household_id = ?", string(id)).Order("position, id").All()
}

// InvitationsOf returns what a household's people are invited to, by guest and occasion; who waits for a place is among
// them only for who may know.
func InvitationsOf(r *db.Read, household change.ID) (map[change.ID]map[change.ID]Invitation, error) {
	rows, err := db.From[Invitation](r).Where("household_id = ?", string(household)).All()
	return byGuest(openly(r, rows)), err
}

func byGuest(rows []Invitation) map[change.ID]map[change.ID]Invitation {
	all := map[change.ID]map[change.ID]Invitation{}
	for _, in := range rows {
		if all[in.GuestID] == nil {
			all[in.GuestID] = map[change.ID]Invitation{}
		}
		all[in.GuestID][in.OccasionID] = in
	}
	return all
}

// Listing is the whole guest list in one state.
type Listing struct {
	Occasions  []events.Occasion
	Meals      map[change.ID]events.Meal
	Households []Group // by their sort keys
}

// Group is a household with its people.
type Group struct {
	Household
	People []Person // those that a filter left
	All    []Person // also those that it left out
}

// Person is a guest with what they are invited to, by occasion.
type Person struct {
	Guest
	Invitations map[change.ID]Invitation
}

// Meal is the first meal that the person has chosen, in the order of the occasions; "" when none is. missing says
// whether they attend an occasion that asks, and have not chosen there; infants choose none.
func (l *Listing) Meal(p Person) (meal string, missing bool) {
	for _, o := range l.Occasions {
		in := p.Invitations[o.ID]
		switch {
		case !o.AsksMeal || in.Waiting || in.Reply != Attending:
		case in.MealID == nil:
			missing = missing || p.Age != Infant
		case meal == "":
			meal = l.Meals[*in.MealID].Name
		}
	}
	return meal, missing
}

type listingKey struct{}

// Everybody reads the guest list, in five statements at the first time, whatever its length; after a change only the rows
// that it wrote are read. Who waits for a place is invited only for who may know of it. What it returns is shared; callers
// don't write to it.
func Everybody(r *db.Read) (*Listing, error) {
	return db.Shared(r, listingKey{}, func() (*Listing, error) { return everybody(r) })
}

func everybody(r *db.Read) (*Listing, error) {
	occasions, err := events.Occasions(r)
	if err != nil {
		return nil, err
	}
	meals, err := events.Meals(r)
	if err != nil {
		return nil, err
	}
	households, err := db.AllShared[Household](r)
	if err != nil {
		return nil, err
	}
	people, err := db.AllShared[Guest](r)
	if err != nil {
		return nil, err
	}
	invitations, err := allInvitations(r)
	if err != nil {
		return nil, err
	}
	l := &Listing{Occasions: occasions, Meals: make(map[change.ID]events.Meal, len(meals)), Households: make([]Group, len(households))}
	for _, m := range meals {
		l.Meals[m.ID] = m
	}
	at := make(map[change.ID]*Group, len(households))
	for i, h := range households {
		l.Households[i].Household = h
		at[h.ID] = &l.Households[i]
	}
	for _, g := range people {
		group := at[g.HouseholdID]
		group.All = append(group.All, Person{g, invitations[g.ID]})
	}
	for i := range l.Households {
		l.Households[i].People = l.Households[i].All
	}
	return l, nil
}

type invitationsKey struct{}

// allInvitations are the invitations of the event, by guest and occasion.
func allInvitations(r *db.Read) (map[change.ID]map[change.ID]Invitation, error) {
	return db.Shared(r, invitationsKey{}, func() (map[change.ID]map[change.ID]Invitation, error) {
		rows, err := db.AllShared[Invitation](r)
		return byGuest(openly(r, slices.Clone(rows))), err
	})
}

// Bringing is the names of those who bring a plus-one.
func (l *Listing) Bringing() map[change.ID]string {
	names := map[change.ID]string{}
	l.each(func(p Person) {
		if p.PlusOneOf != nil {
			names[*p.PlusOneOf] = ""
		}
	})
	l.each(func(p Person) {
		if _, hosts := names[p.ID]; hosts {
			names[p.ID] = p.Name
		}
	})
	return names
}

func (l *Listing) each(fn func(Person)) {
	for _, group := range l.Households {
		for _, p := range group.All {
			fn(p)
		}
	}
}

// Those are some guests by their ids, in the order of their households.
func Those(r *db.Read, ids []change.ID) ([]Guest, error) {
	return db.From[Guest](r).In("id", ids).Order("household_id, position, id").All()
}
