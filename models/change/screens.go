package change

func init() {
	register(ScreenMade{}, ScreenRevoked{})
}

// ScreenMade says that a link was made by which a screen at the venue shows an occasion's room.
type ScreenMade struct {
	Screen   ID
	Occasion ID
}

func (ScreenMade) Kind() Kind     { return "screens.made" }
func (ScreenMade) Topics() Topics { return Topics{Team} }
func (c ScreenMade) Sentence() Sentence {
	return Say("{actor} made a screen’s link for {occasion}").With("occasion", "occasions", c.Occasion)
}

// ScreenRevoked says that a screen's link no longer works: every stream of the event is judged again.
type ScreenRevoked struct {
	Screen   ID
	Occasion ID
}

func (ScreenRevoked) Kind() Kind     { return "screens.revoked" }
func (ScreenRevoked) Topics() Topics { return Topics{Team, Access} }
func (c ScreenRevoked) Sentence() Sentence {
	return Say("{actor} revoked a screen’s link for {occasion}").With("occasion", "occasions", c.Occasion)
}
