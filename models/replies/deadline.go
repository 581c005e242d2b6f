package replies

import (
	"time"

	"convive/models/events"
	"convive/models/invalid"
)

// taken refuses a guest's reply while the event takes none: until when it did, and whom to ask.
func taken(e events.Event, now time.Time) error {
	if e.TakesReplies(now) {
		return nil
	}
	return Closed(e)
}

// LastDay is the last day on which guests may reply, in the event's zone; ok is false when there is none.
func LastDay(e events.Event) (day time.Time, ok bool) {
	day = e.LastDay()
	return day, !day.IsZero()
}

// Closed is why an event takes no replies now, in a sentence for guests. It names the last day only where that day
// ended them: hosts may have closed replies before it.
func Closed(e events.Event) invalid.Refusal {
	day, limited := LastDay(e)
	limited = limited && e.ReplyMode != events.Closed
	switch {
	case e.ReplyMode == events.Preview && e.Contact == "":
		return invalid.Refuse("You can't reply yet. Please come back a little later.")
	case e.ReplyMode == events.Preview:
		return invalid.Refuse("You can't reply yet. If you have a question, ask {contact}.", "contact", e.Contact)
	case !limited && e.Contact == "":
		return invalid.Refuse("Replies are closed. Please ask your hosts.")
	case !limited:
		return invalid.Refuse("Replies are closed. Please ask {contact}.", "contact", e.Contact)
	case e.Contact == "":
		return invalid.Refuse("You could reply until {day}. Please ask your hosts.", "day", day)
	}
	return invalid.Refuse("You could reply until {day}. Please ask {contact}.", "day", day, "contact", e.Contact)
}
