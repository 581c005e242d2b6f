package reports

import (
	"cmp"
	"slices"
	"strings"

	"convive/models/events"
	"convive/models/guests"
)

// seatedRow is a row with where its person sits, to be put in order.
type seatedRow struct {
	at place
	Row
}

// bySeat orders by table and seat; chairs squeezed in come after the numbered ones, and who has no seat comes last.
func bySeat(rows []seatedRow) []Row {
	slices.SortStableFunc(rows, func(a, b seatedRow) int {
		return cmp.Or(
			cmp.Compare(last(a.at.Table.ID == ""), last(b.at.Table.ID == "")), cmp.Compare(a.at.Table.Position, b.at.Table.Position),
			strings.Compare(string(a.at.Table.ID), string(b.at.Table.ID)), cmp.Compare(last(a.at.Seat == 0), last(b.at.Seat == 0)), cmp.Compare(a.at.Seat, b.at.Seat),
		)
	})
	out := make([]Row, len(rows))
	for i, row := range rows {
		out[i] = row.Row
	}
	return out
}

func last(is bool) int {
	if is {
		return 1
	}
	return 0
}

// unseated is who comes to an occasion with a seating chart and has no seat there.
func unseated(w *world) *Report {
	r := &Report{Columns: []Column{{Key: Occasion, Group: true}, {Key: GuestName}, {Key: Household}, {Key: Side}, {Key: Age}, {Key: Tags}, {Key: Meal}}}
	for _, o := range w.seated() {
		missing := w.missing(o)
		r.Count += len(missing)
		r.Figures = append(r.Figures, Figure{N: len(missing), Text: o.Name})
		for _, i := range missing {
			r.add(Row{ID: string(o.ID) + "-" + string(i.ID), Group: string(o.ID), Cells: []Cell{
				text(o.Name), text(i.Name).to(guestPath(i.Guest)), text(i.With.EnvelopeName), side(i.PersonOf), age(i.PersonOf), text(joined(i.Tags)), w.meal(i.Invitation),
			}})
		}
	}
	return r
}

// missing are those who attend an occasion without a seat that they need, by household.
func (w *world) missing(o events.Occasion) (all []invitee) {
	for _, i := range w.invited(o) {
		if _, sits := w.seats[o.ID][i.ID]; i.attends() && !sits && i.Seated() {
			all = append(all, i)
		}
	}
	return all
}

// byTable lists who sits at each table. Diets are left out on purpose: this sheet hangs on walls and lies on tables.
func byTable(w *world) *Report {
	r := &Report{Columns: []Column{
		{Key: Occasion, Group: true}, {Key: Table, Group: true}, {Key: Seat, Kind: Number}, {Key: GuestName}, {Key: Household}, {Key: Age}, {Key: Meal}, {Key: Reply},
	}}
	for _, o := range w.seated() {
		rows := w.sitting(w.people, o, r, func(i invitee, at place) []Cell {
			return []Cell{text(o.Name), text(at.Table.Name), number(int(at.Seat)), text(i.Name).to(guestPath(i.Guest)), text(i.With.EnvelopeName),
				sitsOn(i.PersonOf), w.meal(i.Invitation), reply(i.Invitation)}
		})
		for i := range rows {
			rows[i].Group, rows[i].Seats = string(rows[i].at.Table.ID), int(rows[i].at.Table.Places())
		}
		r.add(bySeat(rows)...)
	}
	return r
}

// aToZ is where each person sits, by name: what is read at the entrance.
func aToZ(w *world) *Report {
	r := &Report{Columns: []Column{{Key: Occasion, Group: true}, {Key: GuestName}, {Key: Table}, {Key: Seat, Kind: Number}, {Key: Household}, {Key: Reply}}}
	for _, o := range w.seated() {
		for _, row := range w.sitting(w.ByName(), o, r, func(i invitee, at place) []Cell {
			return []Cell{text(o.Name), text(i.Name).to(guestPath(i.Guest)), text(at.Table.Name), number(int(at.Seat)), text(i.With.EnvelopeName), reply(i.Invitation)}
		}) {
			r.add(row.Row)
		}
	}
	return r
}

// sitting makes a row for everybody who has a seat at an occasion, and counts who should have one.
func (w *world) sitting(people []guests.PersonOf, o events.Occasion, r *Report, cells func(invitee, place) []Cell) (rows []seatedRow) {
	for _, p := range people {
		if at, sits := w.seats[o.ID][p.ID]; sits {
			rows = append(rows, seatedRow{at, Row{ID: string(o.ID) + "-" + string(p.ID), Group: string(o.ID), Lap: !p.Seated(), Cells: cells(invitee{p, p.Invitations[o.ID]}, at)}})
		}
	}
	r.Count += len(rows)
	r.Missing += len(w.missing(o))
	return rows
}

// reply is said only where it is a surprise: who sits at a table is expected to come.
func reply(in guests.Invitation) Cell {
	switch in.Reply {
	case guests.Attending:
		return Cell{}
	case guests.Declined:
		return word(IsDeclined)
	}
	return word(IsPending)
}
