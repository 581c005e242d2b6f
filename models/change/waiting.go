package change

func init() {
	register(GuestsWaiting{}, WaitingEnded{}, WaitingMoved{}, PlaceGiven{}, PlacesFilled{}, PlacesTold{})
}

// Discreet is embedded by the kinds that tell who waits for a place. The log shows them to those alone who may know
// (access.ViewPrivateWishes), and so it does with what took them back.
type Discreet struct{}

func (Discreet) discreet() {}

// IsDiscreet says whether a Change tells who waits for a place, or took back one that does.
func IsDiscreet(c Change) bool {
	if u, ok := c.(Undone); ok {
		c = New(u.What)
	}
	if again, ok := c.(Redone); ok {
		c = New(again.What)
	}
	_, discreet := c.(interface{ discreet() })
	return discreet
}

// GuestsWaiting says that guests came onto the waiting list of an occasion; Invited are those who found a place at once.
type GuestsWaiting struct {
	Undoable   `json:"-"`
	Discreet   `json:"-"`
	Occasion   ID
	Guests     []ID
	Invited    []ID `json:",omitempty"`
	Households []ID
}

func (GuestsWaiting) Kind() Kind       { return "waiting.joined" }
func (c GuestsWaiting) Topics() Topics { return onGuests(c.Households) }
func (c GuestsWaiting) Sentence() Sentence {
	said := Say("{actor} put {guests} on the waiting list for {occasion}")
	if len(c.Invited) > 0 {
		said = Say("{actor} invited {invited} to {occasion} and put {guests} on its waiting list").With("invited", "guests", c.Invited...)
	}
	return said.With("guests", "guests", c.Guests...).With("occasion", "occasions", c.Occasion)
}

// WaitingEnded says that guests went off the waiting list without a place.
type WaitingEnded struct {
	Undoable   `json:"-"`
	Discreet   `json:"-"`
	Occasion   ID
	Guests     []ID
	Withdrawn  []ID `json:",omitempty"` // who had a place, and lost it at the same time
	Households []ID
}

func (WaitingEnded) Kind() Kind       { return "waiting.ended" }
func (c WaitingEnded) Topics() Topics { return onGuests(c.Households) }
func (c WaitingEnded) Sentence() Sentence {
	said := Say("{actor} took {guests} off the waiting list for {occasion}")
	if len(c.Withdrawn) > 0 {
		said = Say("{actor} withdrew {withdrawn} from {occasion} and took {guests} off its waiting list").With("withdrawn", "guests", c.Withdrawn...)
	}
	return said.With("guests", "guests", c.Guests...).With("occasion", "occasions", c.Occasion)
}

// WaitingMoved says that a household and the one beside it changed places on the waiting list.
type WaitingMoved struct {
	Undoable  `json:"-"`
	Discreet  `json:"-"`
	Occasion  ID
	Household ID
	With      ID // the household that it changed places with
}

func (WaitingMoved) Kind() Kind     { return "waiting.moved" }
func (WaitingMoved) Topics() Topics { return Topics{Guests, Households, Invitations} }
func (c WaitingMoved) Sentence() Sentence {
	return Say("{actor} moved {household} on the waiting list for {occasion}").With("household", "households", c.Household).With("occasion", "occasions", c.Occasion)
}

// PlaceGiven says that a host invited a household which waited, out of its turn or over the capacity.
type PlaceGiven struct {
	Undoable  `json:"-"`
	Discreet  `json:"-"`
	Occasion  ID
	Household ID
	Guests    []ID
}

func (PlaceGiven) Kind() Kind       { return "waiting.place-given" }
func (c PlaceGiven) Topics() Topics { return onGuests([]ID{c.Household}) }
func (c PlaceGiven) Sentence() Sentence {
	return Say("{actor} gave {household} a place at {occasion}").With("household", "households", c.Household).With("occasion", "occasions", c.Occasion)
}

// PlacesFilled says that Convive invited those whose turn it was, since places had become free. It can't be taken back: the
// same places would be filled again at once.
type PlacesFilled struct {
	Discreet   `json:"-"`
	Occasions  []ID
	Households []ID
	Guests     []ID
}

func (PlacesFilled) Kind() Kind       { return "waiting.places-filled" }
func (c PlacesFilled) Topics() Topics { return onGuests(c.Households) }
func (c PlacesFilled) Sentence() Sentence {
	return Say("Places came free at {occasions}: {actor} invited {households} from the waiting list").
		With("occasions", "occasions", c.Occasions...).With("households", "households", c.Households...)
}

// PlacesTold says that households who came off the waiting list have been told.
type PlacesTold struct {
	Undoable   `json:"-"`
	Discreet   `json:"-"`
	Occasion   ID
	Households []ID
}

func (PlacesTold) Kind() Kind       { return "waiting.told" }
func (c PlacesTold) Topics() Topics { return onGuests(c.Households) }
func (c PlacesTold) Sentence() Sentence {
	return Say("{actor} told {households} that they have a place at {occasion}").With("households", "households", c.Households...).With("occasion", "occasions", c.Occasion)
}
