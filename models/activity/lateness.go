package activity

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/replies"
)

// lateness knows the last days of an event and of its occasions, as they are and as they were.
type lateness struct {
	event     events.Event
	occasions map[change.ID]events.Occasion
	since     map[change.ID][]db.RowChange // what came to the event and its occasions
}

// newLateness reads them, with what they were from an entry on.
func newLateness(r *db.Read, seq int64) (l lateness, err error) {
	if l.event, err = events.Current(r); err != nil {
		return l, err
	}
	all, err := events.Occasions(r)
	if err != nil {
		return l, err
	}
	l.occasions, l.since = map[change.ID]events.Occasion{}, map[change.ID][]db.RowChange{}
	ids := make([]change.ID, len(all))
	for i, o := range all {
		l.occasions[o.ID], ids[i] = o, o.ID
	}
	own, err := r.RowsSince(l.event.TableName(), []change.ID{l.event.ID}, seq)
	if err != nil {
		return l, err
	}
	theirs, err := r.RowsSince(events.Occasion{}.TableName(), ids, seq)
	for _, c := range append(own, theirs...) {
		l.since[c.Row] = append(l.since[c.Row], c)
	}
	return l, err
}

// then is the last day of a row as it was after an entry; now is what it is.
func (l lateness) then(row change.ID, seq int64, now string) string {
	for _, c := range l.since[row] {
		if was, changed := c.Was["deadline"].(string); changed && c.Seq > seq {
			return was
		}
	}
	return now
}

// of says how a reply came, and whether that was late: after the last day of an occasion whose headcount it changed, or
// where it changed none, after the last day of all.
func (l lateness) of(e change.Entry) (source replies.Source, late bool) {
	var occasions []change.ID
	source = replies.Web
	switch c := e.Change.(type) {
	case change.ReplySent:
		occasions = c.Occasions
	case change.ReplyEntered:
		source, occasions = replies.Source(c.Source), c.Occasions
	case change.ReplyConfirmed:
		return source, false
	}
	event := l.event
	event.Deadline = l.then(event.ID, e.Seq, event.Deadline)
	for _, id := range occasions {
		if o, there := l.occasions[id]; there {
			o.Deadline = l.then(id, e.Seq, o.Deadline)
			if replies.After(event, event.DeadlineOf(o), e.At) {
				return source, true
			}
		}
	}
	return source, len(occasions) == 0 && replies.After(event, event.Deadline, e.At)
}
