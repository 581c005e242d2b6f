package change

import "strconv"

func init() {
	register(GuestsMerged{}, GuestsToldApart{}, HouseholdsMerged{}, HouseholdSplit{}, PlusOnesAllowed{})
}

// onPeople is what a change moves that may take people from one place to another, with all that is theirs.
func onPeople(households []ID) Topics { return append(onGuests(households), Requests, Seating) }

// GuestsMerged says that two rows were one person. Gone's household may have gone with them.
type GuestsMerged struct {
	Undoable   `json:"-"`
	Guest      ID
	Gone       ID
	Households []ID // whose people are others now
	Removed    []ID `json:",omitempty"` // households that nobody was left in
}

func (GuestsMerged) Kind() Kind { return "guests.merged" }
func (c GuestsMerged) Topics() Topics {
	topics := onPeople(append(append([]ID{}, c.Households...), c.Removed...))
	if len(c.Removed) > 0 {
		topics = append(topics, Access)
	}
	return topics
}
func (c GuestsMerged) Sentence() Sentence {
	return Say("{actor} merged {gone} into {guest}").With("gone", "guests", c.Gone).With("guest", "guests", c.Guest)
}

// GuestsToldApart says that two guests who look alike are two people.
type GuestsToldApart struct {
	Undoable `json:"-"`
	Guests   []ID
}

func (GuestsToldApart) Kind() Kind     { return "guests.told-apart" }
func (GuestsToldApart) Topics() Topics { return Topics{Guests} }
func (c GuestsToldApart) Sentence() Sentence {
	return Say("{actor} said that {guests} are different people").With("guests", "guests", c.Guests...)
}

// HouseholdsMerged says that one household became a part of another.
type HouseholdsMerged struct {
	Undoable  `json:"-"`
	Household ID
	Gone      ID
	Guests    []ID // who lived in the one that is gone
}

func (HouseholdsMerged) Kind() Kind { return "guests.households-merged" }
func (c HouseholdsMerged) Topics() Topics {
	return append(onPeople([]ID{c.Household, c.Gone}), Access)
}
func (c HouseholdsMerged) Sentence() Sentence {
	return Say("{actor} made {gone} a part of {household}").With("gone", "households", c.Gone).With("household", "households", c.Household)
}

// HouseholdSplit says that some of a household became one of their own.
type HouseholdSplit struct {
	Undoable  `json:"-"`
	Household ID // the new one
	From      ID
	Guests    []ID
}

func (HouseholdSplit) Kind() Kind { return "guests.household-split" }
func (c HouseholdSplit) Topics() Topics { // undo takes the new one away
	return append(onPeople([]ID{c.From, c.Household}), Access)
}
func (c HouseholdSplit) Sentence() Sentence {
	return Say("{actor} made {guests} of {household} a household of their own").With("guests", "guests", c.Guests...).With("household", "households", c.From)
}

// PlusOnesAllowed says how many people a guest may bring: those without a name come and go.
type PlusOnesAllowed struct {
	Undoable  `json:"-"`
	Guest     ID
	Household ID
	N         int
	Added     []ID `json:",omitempty"`
	Removed   []ID `json:",omitempty"`
	Others    []ID `json:",omitempty"` // households of others in which some of those lived who are removed
	Gone      []ID `json:",omitempty"` // households that nobody was left in
}

func (PlusOnesAllowed) Kind() Kind { return "guests.plus-ones" }
func (c PlusOnesAllowed) Topics() Topics {
	topics := onPeople(append(append([]ID{c.Household}, c.Others...), c.Gone...))
	if len(c.Gone) > 0 {
		topics = append(topics, Access)
	}
	return topics
}
func (c PlusOnesAllowed) Sentence() Sentence {
	return Say("{actor} let {guest} bring {n}").With("guest", "guests", c.Guest).Value("n", strconv.Itoa(c.N))
}
