package change

// RoomArranged put tables and room objects to other places, or turned them.
type RoomArranged struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	Tables   []ID `json:",omitempty"`
	Objects  []ID `json:",omitempty"`
}

func (RoomArranged) Kind() Kind     { return "seating.room-arranged" }
func (RoomArranged) Topics() Topics { return onSeats(nil) }
func (c RoomArranged) Sentence() Sentence {
	if len(c.Objects) > 0 || len(c.Tables) == 0 {
		return Say("{actor} arranged the room of {occasion}").With("occasion", "occasions", c.Occasion)
	}
	return Say("{actor} moved {tables} in the room").With("tables", "seating_tables", c.Tables...)
}

// RoomFurnished put tables and room objects into the room.
type RoomFurnished struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	Tables   []ID `json:",omitempty"`
	Objects  []ID `json:",omitempty"`
}

func (RoomFurnished) Kind() Kind     { return "seating.room-furnished" }
func (RoomFurnished) Topics() Topics { return onSeats(nil) }
func (c RoomFurnished) Sentence() Sentence {
	if len(c.Tables) > 0 {
		return Say("{actor} added {tables}").With("tables", "seating_tables", c.Tables...)
	}
	return Say("{actor} furnished the room of {occasion}").With("occasion", "occasions", c.Occasion)
}

// RoomMeasured is about how wide and long the room is.
type RoomMeasured struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
}

func (RoomMeasured) Kind() Kind     { return "seating.room-measured" }
func (RoomMeasured) Topics() Topics { return onSeats(nil) }
func (c RoomMeasured) Sentence() Sentence {
	return Say("{actor} measured the room of {occasion}").With("occasion", "occasions", c.Occasion)
}

// RoomPictured laid a picture behind the room, put it to its place or took it away.
type RoomPictured struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	Gone     bool `json:",omitempty"`
}

func (RoomPictured) Kind() Kind     { return "seating.room-pictured" }
func (RoomPictured) Topics() Topics { return onSeats(nil) }
func (c RoomPictured) Sentence() Sentence {
	if c.Gone {
		return Say("{actor} took the picture behind the room of {occasion} away").With("occasion", "occasions", c.Occasion)
	}
	return Say("{actor} changed the picture behind the room of {occasion}").With("occasion", "occasions", c.Occasion)
}

// ObjectEdited is about what a room object is, how it is called and how large it is.
type ObjectEdited struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	Object   ID
}

func (ObjectEdited) Kind() Kind     { return "seating.object-edited" }
func (ObjectEdited) Topics() Topics { return onSeats(nil) }
func (c ObjectEdited) Sentence() Sentence {
	return Say("{actor} changed what stands in the room of {occasion}").With("occasion", "occasions", c.Occasion)
}

// ObjectRemoved took a room object away.
type ObjectRemoved struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	Object   ID
}

func (ObjectRemoved) Kind() Kind     { return "seating.object-removed" }
func (ObjectRemoved) Topics() Topics { return onSeats(nil) }
func (c ObjectRemoved) Sentence() Sentence {
	return Say("{actor} took something out of the room of {occasion}").With("occasion", "occasions", c.Occasion)
}

// PiecesLocked keeps tables and room objects where they stand, or lets them be moved again. Its kind is of the time when
// only tables could be locked.
type PiecesLocked struct {
	Undoable `json:"-"`
	Plan     ID
	Tables   []ID `json:",omitempty"`
	Objects  []ID `json:",omitempty"`
	Locked   bool
}

func (PiecesLocked) Kind() Kind     { return "seating.tables-locked" }
func (PiecesLocked) Topics() Topics { return onSeats(nil) }
func (c PiecesLocked) Sentence() Sentence {
	switch {
	case len(c.Tables) == 0 && c.Locked:
		return Say("{actor} locked something in a room")
	case len(c.Tables) == 0:
		return Say("{actor} unlocked something in a room")
	case c.Locked:
		return Say("{actor} locked {tables}").With("tables", "seating_tables", c.Tables...)
	}
	return Say("{actor} unlocked {tables}").With("tables", "seating_tables", c.Tables...)
}

// RoomCleared took tables and room objects out of the room; who sat there went to parking.
type RoomCleared struct {
	Undoable   `json:"-"`
	Plan       ID
	Occasion   ID
	Tables     []ID `json:",omitempty"`
	Objects    []ID `json:",omitempty"`
	Guests     []ID `json:",omitempty"`
	Households []ID `json:",omitempty"`
}

func (RoomCleared) Kind() Kind       { return "seating.room-cleared" }
func (c RoomCleared) Topics() Topics { return onSeats(c.Households) }
func (c RoomCleared) Sentence() Sentence {
	switch {
	case len(c.Guests) > 0:
		return Say("{actor} removed {tables}; {guests} went to parking").With("tables", "seating_tables", c.Tables...).With("guests", "guests", c.Guests...)
	case len(c.Tables) > 0:
		return Say("{actor} removed {tables}").With("tables", "seating_tables", c.Tables...)
	}
	return Say("{actor} took something out of the room of {occasion}").With("occasion", "occasions", c.Occasion)
}
