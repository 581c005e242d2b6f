package reports

import (
	"strings"

	"convive/models/access"
	"convive/models/guests"
	rules "convive/models/replies"
)

// replies has one row per invitation: what was answered, when and by whom. What the household wrote stands on each of its
// rows, so that it is there whichever are looked at.
func replies(w *world) *Report {
	r := &Report{Columns: []Column{
		{Key: Occasion, Group: true}, {Key: GuestName}, {Key: Household}, {Key: Reply, Kind: State}, {Key: IsMaybeMark, Kind: Yes, File: true}, {Key: Meal}, {Key: Age},
		{Key: Answered, Kind: Moment}, {Key: AnsweredBy}, {Key: IsLate, Kind: Yes},
		{Key: Songs, Needs: access.ViewHealth, File: true}, {Key: ToHosts, Needs: access.ViewHealth, File: true},
	}}
	for _, o := range w.Occasions {
		for _, i := range w.invited(o) {
			if host(i.PersonOf) {
				continue
			}
			in := i.Invitation
			r.add(Row{ID: string(o.ID) + "-" + string(i.ID), Group: string(o.ID), Cells: []Cell{
				text(o.Name), text(i.Name).to(guestPath(i.Guest)), text(i.With.EnvelopeName), word(Word(in.Reply)), {True: in.Maybe}, w.meal(in), age(i.PersonOf),
				{At: in.AnsweredAt}, answeredBy(in), {True: rules.Late(w.event, in)},
				text(w.said[i.With.ID].Songs), text(w.said[i.With.ID].Note),
			}})
			if in.Reply != guests.Pending {
				r.Count++
			}
		}
	}
	return r
}

func answeredBy(in guests.Invitation) Cell {
	switch {
	case in.AnsweredAt == 0:
		return Cell{}
	case in.Source == "import":
		return word(ByImport)
	case strings.HasPrefix(in.AnsweredBy, "household"):
		return word(ByGuests)
	}
	return word(ByHosts)
}

// missing has one row for everybody who has not answered for an occasion yet, with how to reach their household.
func missing(w *world) *Report {
	r := &Report{Columns: []Column{
		{Key: Occasion, Group: true}, {Key: GuestName}, {Key: Household}, {Key: Side}, {Key: Age}, {Key: IsMaybeMark, Kind: Yes}, {Key: SentAt, Kind: Moment, File: true},
		{Key: Email, Needs: access.ViewContacts}, {Key: Phone, Needs: access.ViewContacts, File: true}, {Key: ReplyCode, Needs: access.ViewContacts, File: true},
	}}
	for _, o := range w.Occasions {
		for _, i := range w.invited(o) {
			if host(i.PersonOf) || i.Invitation.Reply != guests.Pending {
				continue
			}
			r.add(Row{ID: string(o.ID) + "-" + string(i.ID), Group: string(o.ID), Cells: []Cell{
				text(o.Name), text(i.Name).to(guestPath(i.Guest)), text(i.With.EnvelopeName), side(i.PersonOf), age(i.PersonOf), {True: i.Invitation.Maybe}, {At: i.Invitation.SentAt},
				text(i.Email), text(i.Phone), text(guests.ShowCode(i.With.ReplyCode)),
			}})
		}
	}
	r.Count = len(r.Rows)
	return r
}
