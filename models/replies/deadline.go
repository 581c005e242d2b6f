package replies

import (
	"slices"
	"time"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
)

// taken refuses a guest's reply while none is taken: until when it was, and whom to ask.
func (s State) taken() error {
	if s.Takes() {
		return nil
	}
	return s.Closed()
}

// Leave is the last day up to which the hosts keep this household's replies open, whatever the event says; zero when
// there is no such leave, or it is over.
func (s State) Leave() time.Time {
	if !s.Now.Before(s.Event.EndOf(s.Household.ReopenedUntil)) {
		return time.Time{}
	}
	return s.Event.DayOf(s.Household.ReopenedUntil)
}

// open says whether the household may answer to an occasion now: by leave, or while the event is open and the last day
// of the occasion is not over.
func (s State) open(o events.Occasion) bool {
	end := s.Event.EndOf(s.Event.DeadlineOf(o))
	return !s.Leave().IsZero() || s.Event.ReplyMode == events.Open && (end.IsZero() || s.Now.Before(end))
}

// TakesFrom says whether a household's own answer to an occasion is taken now.
func TakesFrom(e events.Event, h guests.Household, o events.Occasion, now time.Time) bool {
	return State{Event: e, Household: h, Now: now}.open(o)
}

// Takes says whether the household may reply now, to anything that it is invited to.
func (s State) Takes() bool {
	for _, o := range s.Occasions {
		if o.Open {
			return true
		}
	}
	return len(s.Occasions) == 0 && s.open(events.Occasion{})
}

// Flips is the next instant at which something opens or closes by itself; zero when nothing does.
func (s State) Flips() (next time.Time) {
	days := []string{s.Event.Deadline, s.Household.ReopenedUntil}
	for _, o := range s.Occasions {
		days = append(days, o.Deadline)
	}
	for _, day := range days {
		if end := s.Event.EndOf(day); end.After(s.Now) && (next.IsZero() || end.Before(next)) {
			next = end
		}
	}
	return next
}

// shut judges an answer to an occasion whose last day is over while others go on: what is as it stands may be sent along.
func (w *writing) shut(o Occasion, in guests.Invitation, a Answer) bool {
	if w.source != Web || o.Open {
		return false
	}
	if a.differs(in) {
		w.over(o)
	}
	return true
}

// differs says whether an answer that was typed is another than the one that is stored.
func (a Answer) differs(in guests.Invitation) bool {
	return a.Reply != "" && a.Reply != in.Reply || a.Reply == guests.Attending && a.Meal != "" && a.Meal != mealID(in.MealID)
}

// Overtaken are the occasions whose last day ended before what a draft says of them was sent.
func (s State) Overtaken(typed Draft) (all []Occasion) {
	for _, o := range s.Occasions {
		if !o.Open && slices.ContainsFunc(o.Lines, func(l Line) bool { return l.overtaken(typed.Answers[Cell{l.Guest.ID, o.ID}]) }) {
			all = append(all, o)
		}
	}
	return all
}

// overtaken says whether an answer that can't be sent now is the draft's own: one that hosts changed since may be what was
// stored when the draft began.
func (l Line) overtaken(a Answer) bool {
	return a.Since == l.Invitation.Version && a.differs(l.Invitation)
}

// Hold keeps in a resumed draft what was typed for occasions that can't be answered now: the form says that it can't be
// sent, and it is there again if hosts open replies again.
func (s State) Hold(d, typed Draft) Draft {
	for at := range d.Answers {
		if was, ok := typed.Answers[at]; ok && !s.takesAt(at) {
			d.Answers[at] = was
		}
	}
	return d
}

// over says once that an occasion can't be answered any more.
func (w *writing) over(o Occasion) {
	if w.wrong.Of("") == "" {
		w.ask(invalid.Field{Message: "You could answer for {occasion} until {day}. The rest of your reply is kept: look at it again and send it.",
			Args: []any{"occasion", o.Name, "day", w.state.LastDayOf(o.ID)}})
	}
}

// shut says whether an occasion that the household is invited to can't be answered now.
func (s State) shut(occasion change.ID) bool {
	return slices.ContainsFunc(s.Occasions, func(o Occasion) bool { return o.ID == occasion && !o.Open })
}

// Late says whether an answer came after the last day that held for its occasion then, by leave or through the hosts.
// What came with an imported list was answered elsewhere, nobody knows when.
func Late(e events.Event, in guests.Invitation) bool {
	return !in.Waiting && in.Reply != guests.Pending && in.Source != string(Import) && in.AnsweredAt != 0 && After(e, in.Due, in.AnsweredAt)
}

// After says whether an instant lies after a day there; nothing does where the day is "".
func After(e events.Event, day string, at change.Instant) bool {
	end := e.EndOf(day)
	return !end.IsZero() && !at.Time().Before(end)
}

// dueAt is the last day to answer to an occasion that holds now for all.
func (s State) dueAt(occasion change.ID) string {
	for _, o := range s.Occasions {
		if o.ID == occasion {
			return s.Event.DeadlineOf(o.Occasion)
		}
	}
	return s.Event.Deadline
}

// LastDay is the last day on which the household may reply to anything that it is invited to, or on which it could: by
// leave, else the latest of the occasions' days; zero when something has none.
func (s State) LastDay() time.Time { return s.LastDayOf("") }

// LastDayOf is the last day on which it may answer to one occasion; "" is any.
func (s State) LastDayOf(occasion change.ID) time.Time {
	if leave := s.Leave(); !leave.IsZero() {
		return leave
	}
	latest, some := "", false
	for _, o := range s.Occasions {
		if occasion != "" && o.ID != occasion {
			continue
		}
		day := s.Event.DeadlineOf(o.Occasion)
		if day == "" {
			return time.Time{}
		}
		latest, some = max(latest, day), true
	}
	if !some {
		latest = s.Event.Deadline
	}
	if latest != "" {
		latest = max(latest, s.Household.ReopenedUntil) // a leave that is over came after it, or didn't matter
	}
	return s.Event.DayOf(latest)
}

// AtLarge is what holds for guests whom the hosts gave no leave, at all occasions.
func AtLarge(e events.Event, occasions []events.Occasion, now time.Time) State {
	s := State{Event: e, Now: now}
	for _, o := range occasions {
		s.Occasions = append(s.Occasions, Occasion{Occasion: o, Open: s.open(o)})
	}
	return s
}

// Closed is why the household's replies are not taken now, in a sentence for guests. It names the last day only where that
// day ended them: hosts may have closed replies before it.
func (s State) Closed() invalid.Refusal {
	e, day := s.Event, s.LastDay()
	limited := !day.IsZero() && e.ReplyMode != events.Closed
	switch {
	case len(s.Occasions) == 0: // what their home says; whoever waits for a place must not learn of it
		return invalid.Refuse("There is nothing to answer yet. Please come back a little later.")
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

// takesAt says whether a cell of the form can be answered now.
func (s State) takesAt(at Cell) bool {
	o, _, _, _ := s.line(at)
	return o.Open
}
