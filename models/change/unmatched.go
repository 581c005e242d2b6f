package change

func init() { register(UnmatchedWritten{}, UnmatchedLinked{}, UnmatchedDismissed{}) }

// UnmatchedWritten says that somebody wrote who found no invitation of theirs.
type UnmatchedWritten struct{ Letter ID }

func (UnmatchedWritten) Kind() Kind         { return "unmatched.written" }
func (UnmatchedWritten) Topics() Topics     { return Topics{Unmatched} }
func (UnmatchedWritten) Sentence() Sentence { return Say("A reply came that matches nobody") }

// UnmatchedLinked says that a host knows whose reply it is.
type UnmatchedLinked struct {
	Undoable  `json:"-"`
	Letter    ID
	Household ID
}

func (UnmatchedLinked) Kind() Kind     { return "unmatched.linked" }
func (UnmatchedLinked) Topics() Topics { return Topics{Unmatched} }
func (c UnmatchedLinked) Sentence() Sentence {
	return Say("{actor} found out that a reply without an invitation is of {household}").With("household", "households", c.Household)
}

// UnmatchedDismissed says that a host put it away.
type UnmatchedDismissed struct {
	Undoable `json:"-"`
	Letter   ID
}

func (UnmatchedDismissed) Kind() Kind     { return "unmatched.dismissed" }
func (UnmatchedDismissed) Topics() Topics { return Topics{Unmatched} }
func (UnmatchedDismissed) Sentence() Sentence {
	return Say("{actor} put away a reply that matches nobody")
}
