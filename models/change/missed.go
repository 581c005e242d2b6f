package change

func init() {
	register(UnmatchedMissed{}, UnmatchedRecognised{}, UnmatchedAdded{}, UnmatchedForgotten{})
}

// UnmatchedMissed says that somebody looked for an invitation by a name and found none.
type UnmatchedMissed struct{ Miss ID }

func (UnmatchedMissed) Kind() Kind     { return "unmatched.missed" }
func (UnmatchedMissed) Topics() Topics { return Topics{Unmatched} }
func (UnmatchedMissed) Sentence() Sentence {
	return Say("Somebody looked for an invitation by name and found none")
}

// What the next look-up by a name comes to that a host has recognised.
const (
	Finds      = "finds"     // their invitation
	OneWord    = "one-word"  // nothing: one word alone is no full name
	Uninvited  = "uninvited" // nothing: the household is invited to nothing yet
	SecondElse = "second"    // nothing while they give the same besides, which is not the household's
	Namesakes  = "namesakes" // nothing: somebody else of whom the same is true bears the name
)

// UnmatchedRecognised says that a host knows who looked. The name is kept as another one of the guest's, or is the name
// of a guest who had none.
type UnmatchedRecognised struct {
	Undoable  `json:"-"`
	Miss      ID
	Guest     ID
	Household ID
	Next      string
}

func (UnmatchedRecognised) Kind() Kind { return "unmatched.recognised" }
func (c UnmatchedRecognised) Topics() Topics {
	return append(onGuests([]ID{c.Household}), Unmatched)
}
func (c UnmatchedRecognised) Sentence() Sentence {
	return Say("{actor} recognised who had found no invitation by name: {guest}").With("guest", "guests", c.Guest)
}

// UnmatchedAdded says that a host added who had looked, as a household of its own.
type UnmatchedAdded struct {
	Undoable  `json:"-"`
	Miss      ID
	Household ID
	Guests    []ID
}

func (UnmatchedAdded) Kind() Kind       { return "unmatched.added" }
func (c UnmatchedAdded) Topics() Topics { return append(onGuests([]ID{c.Household}), Unmatched) }
func (c UnmatchedAdded) Sentence() Sentence {
	return Say("{actor} added {household}, who had found no invitation by name").With("household", "households", c.Household)
}

// UnmatchedForgotten says that a host put a name away.
type UnmatchedForgotten struct {
	Undoable `json:"-"`
	Miss     ID
}

func (UnmatchedForgotten) Kind() Kind     { return "unmatched.forgotten" }
func (UnmatchedForgotten) Topics() Topics { return Topics{Unmatched} }
func (UnmatchedForgotten) Sentence() Sentence {
	return Say("{actor} put away a name by which no invitation was found")
}
