package activity

import (
	"convive/models/access"
	"convive/models/change"
)

// ofSeats are the steps of who seats guests without making the room: whoever may do them takes their own back.
var ofSeats = map[change.Kind]bool{
	change.GuestsSeated{}.Kind(): true, change.GuestsUnseated{}.Kind(): true, change.GuestsSwapped{}.Kind(): true, change.GuestsLocked{}.Kind(): true,
}

// MayUndo says whether somebody may take an entry back, as far as their role goes.
func MayUndo(s access.Scope, e change.Entry) bool {
	what := e.Change.Kind()
	if again, ok := e.Change.(change.Redone); ok {
		what = again.What
	}
	return reversible(e.Change) && (s.Allows(access.Undo) || e.Actor == s.Actor && mayTakeBack(s, what))
}

// mayTakeBack says whether somebody may take back what they did themselves.
func mayTakeBack(s access.Scope, what change.Kind) bool {
	return s.Allows(access.Undo) || s.Allows(access.Seat) && ofSeats[what]
}

func reversible(c change.Change) bool {
	_, ok := c.(change.Reversible)
	return ok
}
