package change

import "strconv"

func init() {
	register(HouseholdAdded{}, HouseholdEdited{}, HouseholdsDeleted{}, LinkRenewed{}, GuestsAdded{}, GuestEdited{}, GuestsEdited{},
		GuestsDeleted{}, GuestsImported{}, Undone{}, Redone{})
}

// onGuests is what every change of the guest list moves; seating shows names too, through Guests.
func onGuests(households []ID) Topics {
	return append(Topics{Guests, Households, Invitations}, OfHouseholds(households)...)
}

// HouseholdAdded says that a household came, with its guests.
type HouseholdAdded struct {
	Undoable  `json:"-"`
	Household ID
	Guests    []ID
}

func (HouseholdAdded) Kind() Kind       { return "guests.household-added" }
func (c HouseholdAdded) Topics() Topics { return onGuests([]ID{c.Household}) }
func (c HouseholdAdded) Sentence() Sentence {
	return Say("{actor} added {household}").With("household", "households", c.Household)
}

// HouseholdEdited is about the household's own fields: envelope, address, language, side, tags.
type HouseholdEdited struct {
	Undoable  `json:"-"`
	Household ID
}

func (HouseholdEdited) Kind() Kind       { return "guests.household-edited" }
func (c HouseholdEdited) Topics() Topics { return onGuests([]ID{c.Household}) }
func (c HouseholdEdited) Sentence() Sentence {
	return Say("{actor} changed {household}").With("household", "households", c.Household)
}

// HouseholdsDeleted took whole households, with their guests, and perhaps some of the guests of others.
type HouseholdsDeleted struct {
	Undoable   `json:"-"`
	Households []ID
	Guests     []ID
	Others     []ID `json:",omitempty"` // households that stay with fewer people
}

func (HouseholdsDeleted) Kind() Kind { return "guests.households-deleted" }
func (c HouseholdsDeleted) Topics() Topics {
	return append(append(onGuests(c.Households), OfHouseholds(c.Others)...), Requests, Seating, Access)
}
func (c HouseholdsDeleted) Sentence() Sentence {
	return Say("{actor} removed {households}").With("households", "households", c.Households...)
}

// LinkRenewed says that a household has a new personal link; whoever came by the old one is out.
type LinkRenewed struct{ Household ID }

func (LinkRenewed) Kind() Kind       { return "guests.link-renewed" }
func (c LinkRenewed) Topics() Topics { return Topics{Households, OfHousehold(c.Household), Access} }
func (c LinkRenewed) Sentence() Sentence {
	return Say("{actor} renewed the personal link of {household}").With("household", "households", c.Household)
}

// GuestsAdded says that people came to a household that was there.
type GuestsAdded struct {
	Undoable  `json:"-"`
	Household ID
	Guests    []ID
}

func (GuestsAdded) Kind() Kind       { return "guests.added" }
func (c GuestsAdded) Topics() Topics { return onGuests([]ID{c.Household}) }
func (c GuestsAdded) Sentence() Sentence {
	return Say("{actor} added {guests}").With("guests", "guests", c.Guests...)
}

// GuestEdited is about one guest's own fields and invitations.
type GuestEdited struct {
	Undoable  `json:"-"`
	Guest     ID
	Household ID
}

func (GuestEdited) Kind() Kind       { return "guests.edited" }
func (c GuestEdited) Topics() Topics { return onGuests([]ID{c.Household}) }
func (c GuestEdited) Sentence() Sentence {
	return Say("{actor} changed {guest}").With("guest", "guests", c.Guest)
}

// GuestsEdited is an edit of one thing of several guests.
type GuestsEdited struct {
	Undoable   `json:"-"`
	What       string // "side", "tags", "invitations", "meals", "language", or the column that was pasted; "details" where not everybody may see that
	Guests     []ID
	Households []ID
	Left       []ID `json:",omitempty"` // who stayed as they were: others had changed their cells meanwhile, or they can't have the meal
}

func (GuestsEdited) Kind() Kind       { return "guests.bulk-edited" }
func (c GuestsEdited) Topics() Topics { return onGuests(c.Households) }
func (c GuestsEdited) Sentence() Sentence {
	return Say("{actor} changed the {what} of {guests}").Value("what", c.What).With("guests", "guests", c.Guests...)
}

// GuestsDeleted took people out of their households.
type GuestsDeleted struct {
	Undoable   `json:"-"`
	Guests     []ID
	Households []ID
}

func (GuestsDeleted) Kind() Kind       { return "guests.deleted" }
func (c GuestsDeleted) Topics() Topics { return append(onGuests(c.Households), Requests, Seating) }
func (c GuestsDeleted) Sentence() Sentence {
	return Say("{actor} removed {guests}").With("guests", "guests", c.Guests...)
}

// GuestsImported is one whole import. Subjects stand in the side rows: there may be thousands.
type GuestsImported struct {
	Undoable  `json:"-"`
	File      string
	Created   int // guests
	Updated   int // guests
	Unchanged int // guests
	Removed   int `json:",omitempty"` // guests who were missing from the list, as whoever imported it chose
}

func (GuestsImported) Kind() Kind { return "imports.applied" }
func (c GuestsImported) Topics() Topics {
	all := Topics{Guests, Households, Invitations, Occasions, Requests, Seating, AllHouseholds}
	if c.Removed > 0 {
		all = append(all, Access) // a household may be gone, and its pages with it
	}
	return all
}
func (c GuestsImported) Sentence() Sentence {
	if c.Removed > 0 {
		return Say("{actor} imported {file}; guests new: {created}, changed: {updated}, as they were: {unchanged}, removed: {removed}").Value("file", c.File).
			Value("created", strconv.Itoa(c.Created)).Value("updated", strconv.Itoa(c.Updated)).Value("unchanged", strconv.Itoa(c.Unchanged)).
			Value("removed", strconv.Itoa(c.Removed))
	}
	return Say("{actor} imported {file}; guests new: {created}, changed: {updated}, as they were: {unchanged}").Value("file", c.File).
		Value("created", strconv.Itoa(c.Created)).Value("updated", strconv.Itoa(c.Updated)).Value("unchanged", strconv.Itoa(c.Unchanged))
}

// Undone says that an earlier entry of this feed was taken back, or a part of it. Its topics are the undone Change's. Whoever
// shows its sentence puts that of the entry for its number.
type Undone struct {
	Seq  int64 // of the entry that was taken back
	What Kind
	Of   Topics
	Kept int // rows that had been changed since, and stayed
	// Left are the people, or what else people have a name for, to whom those rows belong: each once, the first hundred;
	// More is how many there are beside.
	Left []Ref `json:",omitempty"`
	More int   `json:",omitempty"`
	// Of an import that was taken back in part: how many guests it had brought, changed or removed, and how many of them
	// stayed.
	Brought int  `json:",omitempty"`
	Stayed  int  `json:",omitempty"`
	Over    Over `json:",omitzero"`
}

func (Undone) Kind() Kind       { return "undo.done" }
func (c Undone) Topics() Topics { return c.Of }
func (c Undone) Sentence() Sentence {
	said := Say("{actor} took back: {change}")
	if c.Kept > 0 {
		said = Say("{actor} took back in part: {change}")
	}
	if c.Brought > 0 {
		said = Say("{actor} took back in part (guests taken back: {back} of {all}; changed since, so left as they are: {stayed}): {change}").
			Value("back", strconv.Itoa(c.Brought-c.Stayed)).Value("all", strconv.Itoa(c.Brought)).Value("stayed", strconv.Itoa(c.Stayed))
	}
	return said.Value("change", strconv.FormatInt(c.Seq, 10))
}

// Redone says that an entry which somebody had taken back was done again, or a part of it: their undo was taken back.
type Redone struct {
	Undoable `json:"-"`
	Seq      int64 // of the entry that is done again
	Undo     int64 // of the entry that took it back
	What     Kind
	Of       Topics
	Kept     int  `json:",omitempty"` // rows that had been changed since, and stayed
	Over     Over `json:",omitzero"`
}

// Over is the newest step of somebody, of which nothing was left to take back or to do again, so that an older one was: its
// entry, and that of whoever changed the same since, 0 where it isn't known.
type Over struct {
	Seq   int64 `json:",omitempty"`
	Since int64 `json:",omitempty"`
}

func (Redone) Kind() Kind       { return "undo.redone" }
func (c Redone) Topics() Topics { return c.Of }
func (c Redone) Sentence() Sentence {
	return Say("{actor} did again: {change}").Value("change", strconv.FormatInt(c.Seq, 10))
}
