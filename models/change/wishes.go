package change

func init() { register(WishesMade{}, WishEdited{}, WishRemoved{}) }

// WishesMade says that planners wrote down who should sit with whom, or where. Only they may know of it.
type WishesMade struct {
	Undoable `json:"-"`
	Discreet `json:"-"`
	Wishes   []ID
	Guests   []ID
}

func (WishesMade) Kind() Kind     { return "wishes.made" }
func (WishesMade) Topics() Topics { return Topics{Wishes} }
func (c WishesMade) Sentence() Sentence {
	return Say("{actor} wrote down a seating wish for {guests}").With("guests", "guests", c.Guests...)
}

// WishEdited says that a wish is another now: whom it is about, what it asks for, or how much it matters. The guests are those
// whom it was about, and is.
type WishEdited struct {
	Undoable `json:"-"`
	Discreet `json:"-"`
	Wish     ID
	Guests   []ID
}

func (WishEdited) Kind() Kind     { return "wishes.edited" }
func (WishEdited) Topics() Topics { return Topics{Wishes} }
func (c WishEdited) Sentence() Sentence {
	return Say("{actor} changed a seating wish for {guests}").With("guests", "guests", c.Guests...)
}

// WishRemoved says that a wish is no more.
type WishRemoved struct {
	Undoable `json:"-"`
	Discreet `json:"-"`
	Wish     ID
	Guests   []ID
}

func (WishRemoved) Kind() Kind     { return "wishes.removed" }
func (WishRemoved) Topics() Topics { return Topics{Wishes} }
func (c WishRemoved) Sentence() Sentence {
	return Say("{actor} removed a seating wish for {guests}").With("guests", "guests", c.Guests...)
}
