package change

func init() {
	register(PlanAdded{}, PlanRenamed{}, PlanRemoved{}, PlanChosen{}, PlanCopied{}, PlanRestored{}, SnapshotTaken{}, SnapshotRemoved{}, GuestsLocked{})
}

// PlanAdded says that an occasion has another plan: an empty one, or one made after another, perhaps of another occasion.
type PlanAdded struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	From     ID   `json:",omitempty"` // whose room, and perhaps whose chart, it has
	InUse    bool `json:",omitempty"` // it is the occasion's first
	Left     []ID `json:",omitempty"` // guests who sat there and are not expected here
}

func (PlanAdded) Kind() Kind { return "seating.plan-added" }
func (c PlanAdded) Topics() Topics {
	if c.InUse {
		return Topics{Seating, AllHouseholds}
	}
	return onSeats(nil)
}
func (c PlanAdded) Sentence() Sentence {
	if c.From != "" {
		return Say("{actor} made {plan} for {occasion} after {other}").With("plan", "plans", c.Plan).With("occasion", "occasions", c.Occasion).With("other", "plans", c.From)
	}
	return Say("{actor} made {plan} for {occasion}").With("plan", "plans", c.Plan).With("occasion", "occasions", c.Occasion)
}

// PlanRenamed gave a plan another name.
type PlanRenamed struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
}

func (PlanRenamed) Kind() Kind     { return "seating.plan-renamed" }
func (PlanRenamed) Topics() Topics { return onSeats(nil) }
func (c PlanRenamed) Sentence() Sentence {
	return Say("{actor} renamed a plan of {occasion}: {plan}").With("plan", "plans", c.Plan).With("occasion", "occasions", c.Occasion)
}

// PlanRemoved took away a plan that isn't in use, with its snapshots.
type PlanRemoved struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
}

func (PlanRemoved) Kind() Kind     { return "seating.plan-removed" }
func (PlanRemoved) Topics() Topics { return onSeats(nil) }
func (c PlanRemoved) Sentence() Sentence {
	return Say("{actor} removed {plan} of {occasion}").With("plan", "plans", c.Plan).With("occasion", "occasions", c.Occasion)
}

// PlanChosen put another plan of an occasion to use: everybody's table may be another.
type PlanChosen struct {
	Undoable `json:"-"`
	Plan     ID
	Was      ID
	Occasion ID
}

func (PlanChosen) Kind() Kind     { return "seating.plan-chosen" }
func (PlanChosen) Topics() Topics { return Topics{Seating, AllHouseholds} }
func (c PlanChosen) Sentence() Sentence {
	return Say("{actor} put {plan} to use for {occasion}, in place of {other}").With("plan", "plans", c.Plan).With("occasion", "occasions", c.Occasion).With("other", "plans", c.Was)
}

// PlanCopied made a plan's room, or its room and who sits there, be as another plan's.
type PlanCopied struct {
	Undoable   `json:"-"`
	Plan       ID
	Occasion   ID
	From       ID
	Room       bool `json:",omitempty"` // only the room: people keep their table where it is still there
	Guests     []ID `json:",omitempty"` // who sit elsewhere than before, or no more
	Households []ID `json:",omitempty"`
	Left       []ID `json:",omitempty"` // guests who sit there and are not expected here
	Parked     []ID `json:",omitempty"` // who had a seat here and has none any more
}

func (PlanCopied) Kind() Kind       { return "seating.plan-copied" }
func (c PlanCopied) Topics() Topics { return onSeats(c.Households) }
func (c PlanCopied) Sentence() Sentence {
	said := Say("{actor} copied who sits where from {other} to {plan}")
	if c.Room {
		said = Say("{actor} copied the room of {other} to {plan}")
	}
	return said.With("plan", "plans", c.Plan).With("other", "plans", c.From)
}

// PlanRestored made a plan be as a snapshot shows it.
type PlanRestored struct {
	Undoable   `json:"-"`
	Plan       ID
	Occasion   ID
	Snapshot   ID
	Guests     []ID `json:",omitempty"` // who sit elsewhere than before, or no more
	Households []ID `json:",omitempty"`
	Left       []ID `json:",omitempty"` // guests of the snapshot who are not expected any more
	Gone       []ID `json:",omitempty"` // guests of the snapshot who are not on the list any more
}

func (PlanRestored) Kind() Kind       { return "seating.plan-restored" }
func (c PlanRestored) Topics() Topics { return onSeats(c.Households) }
func (c PlanRestored) Sentence() Sentence {
	return Say("{actor} brought {plan} back to {snapshot}").With("plan", "plans", c.Plan).With("snapshot", "plan_snapshots", c.Snapshot)
}

// SnapshotTaken kept a plan as it is.
type SnapshotTaken struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	Snapshot ID
}

func (SnapshotTaken) Kind() Kind     { return "seating.snapshot-taken" }
func (SnapshotTaken) Topics() Topics { return onSeats(nil) }
func (c SnapshotTaken) Sentence() Sentence {
	return Say("{actor} took a snapshot of {plan}: {snapshot}").With("plan", "plans", c.Plan).With("snapshot", "plan_snapshots", c.Snapshot)
}

// SnapshotRemoved threw a snapshot away.
type SnapshotRemoved struct {
	Undoable `json:"-"`
	Plan     ID
	Occasion ID
	Snapshot ID
}

func (SnapshotRemoved) Kind() Kind     { return "seating.snapshot-removed" }
func (SnapshotRemoved) Topics() Topics { return onSeats(nil) }
func (c SnapshotRemoved) Sentence() Sentence {
	return Say("{actor} removed the snapshot {snapshot} of {plan}").With("plan", "plans", c.Plan).With("snapshot", "plan_snapshots", c.Snapshot)
}

// GuestsLocked keeps guests at their tables, or lets them be moved with others again.
type GuestsLocked struct {
	Undoable `json:"-"`
	Plan     ID
	Guests   []ID
	Locked   bool
}

func (GuestsLocked) Kind() Kind     { return "seating.guests-locked" }
func (GuestsLocked) Topics() Topics { return onSeats(nil) }
func (c GuestsLocked) Sentence() Sentence {
	if c.Locked {
		return Say("{actor} locked the seats of {guests}").With("guests", "guests", c.Guests...)
	}
	return Say("{actor} unlocked the seats of {guests}").With("guests", "guests", c.Guests...)
}
