package change

func init() {
	register(TablesAdded{}, TableEdited{}, TableRemoved{}, GuestsSeated{}, GuestsUnseated{}, GuestsSwapped{},
		RoomArranged{}, RoomFurnished{}, RoomMeasured{}, RoomPictured{}, ObjectEdited{}, ObjectRemoved{}, PiecesLocked{}, RoomCleared{}, SeatsArranged{})
}

// onSeats is what every change of who sits where moves; a household's own pages show its table.
func onSeats(households []ID) Topics { return append(Topics{Seating}, OfHouseholds(households)...) }

// TablesAdded says that tables came, and with an occasion's first tables its plan.
type TablesAdded struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	Tables   []ID
}

func (TablesAdded) Kind() Kind     { return "seating.tables-added" }
func (TablesAdded) Topics() Topics { return onSeats(nil) }
func (c TablesAdded) Sentence() Sentence {
	return Say("{actor} added {tables}").With("tables", "seating_tables", c.Tables...)
}

// TableEdited is about a table's own fields. The guests are those who no longer fitted and went to parking,
// the households theirs, and those of all at a table that has another name.
type TableEdited struct {
	Undoable   `json:"-"`
	Plan       ID
	Table      ID
	Guests     []ID `json:",omitempty"`
	Households []ID `json:",omitempty"`
}

func (TableEdited) Kind() Kind       { return "seating.table-edited" }
func (c TableEdited) Topics() Topics { return onSeats(c.Households) }
func (c TableEdited) Sentence() Sentence {
	if len(c.Guests) == 0 {
		return Say("{actor} changed {table}").With("table", "seating_tables", c.Table)
	}
	return Say("{actor} changed {table}; {guests} went to parking").With("table", "seating_tables", c.Table).With("guests", "guests", c.Guests...)
}

// TableRemoved took a table away; who sat there went to parking.
type TableRemoved struct {
	Undoable   `json:"-"`
	Plan       ID
	Table      ID
	Guests     []ID `json:",omitempty"`
	Households []ID `json:",omitempty"`
}

func (TableRemoved) Kind() Kind       { return "seating.table-removed" }
func (c TableRemoved) Topics() Topics { return onSeats(c.Households) }
func (c TableRemoved) Sentence() Sentence {
	if len(c.Guests) == 0 {
		return Say("{actor} removed {table}").With("table", "seating_tables", c.Table)
	}
	return Say("{actor} removed {table}; {guests} went to parking").With("table", "seating_tables", c.Table).With("guests", "guests", c.Guests...)
}

// GuestsSeated put guests at a table, from parking or from other tables.
type GuestsSeated struct {
	Undoable   `json:"-"`
	Plan       ID
	Table      ID
	Guests     []ID
	Households []ID
	Anyway     bool `json:",omitempty"` // more than the table seats, on a planner's word
}

func (GuestsSeated) Kind() Kind       { return "seating.assigned" }
func (c GuestsSeated) Topics() Topics { return onSeats(c.Households) }
func (c GuestsSeated) Sentence() Sentence {
	return Say("{actor} seated {guests} at {table}").With("guests", "guests", c.Guests...).With("table", "seating_tables", c.Table)
}

// GuestsUnseated took guests from their tables; they are in parking, if they attend.
type GuestsUnseated struct {
	Undoable   `json:"-"`
	Plan       ID
	Guests     []ID
	Households []ID
}

func (GuestsUnseated) Kind() Kind       { return "seating.unassigned" }
func (c GuestsUnseated) Topics() Topics { return onSeats(c.Households) }
func (c GuestsUnseated) Sentence() Sentence {
	return Say("{actor} unseated {guests}").With("guests", "guests", c.Guests...)
}

// GuestsSwapped says that two guests took each other's places; one of them may be in parking now.
type GuestsSwapped struct {
	Undoable   `json:"-"`
	Plan       ID
	Guests     []ID
	Households []ID
}

func (GuestsSwapped) Kind() Kind       { return "seating.swapped" }
func (c GuestsSwapped) Topics() Topics { return onSeats(c.Households) }
func (c GuestsSwapped) Sentence() Sentence {
	return Say("{actor} swapped the places of {guests}").With("guests", "guests", c.Guests...)
}

// SeatsArranged is a whole plan of auto-seat: guests who sit elsewhere than before.
type SeatsArranged struct {
	Undoable   `json:"-"`
	Plan       ID
	Guests     []ID
	Tables     []ID // where they sit now
	Households []ID
}

func (SeatsArranged) Kind() Kind       { return "seating.arranged" }
func (c SeatsArranged) Topics() Topics { return onSeats(c.Households) }
func (c SeatsArranged) Sentence() Sentence {
	return Say("{actor} seated {guests} as auto-seat proposed, at {tables}").With("guests", "guests", c.Guests...).With("tables", "seating_tables", c.Tables...)
}
