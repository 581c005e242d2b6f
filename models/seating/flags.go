package seating

import (
	"convive/models/change"
	"convive/models/guests"
)

// Flags are the numbers of an occasion's seating, each of which leads to a list.
type Flags struct {
	Occasion                                change.ID
	Tables, Seats                           int
	Seated                                  int // everybody who sits on a seat
	Kept                                    int // of them, those who don't come
	Attending                               int // everybody who attends
	Unseated                                int // attending, without a seat
	Pending                                 int // not replied, without a seat
	Over                                    int // tables with more people than seats
	DeclinedSeat, PendingSeat, NoInvitation int // seated who declined, have not replied, are not invited
}

// count finds the numbers of a board that is laid.
func (b *Board) count(people map[change.ID]Person) {
	f := Flags{Occasion: b.Occasion.ID, Tables: len(b.Tables)}
	for _, p := range people {
		if p.Reply == guests.Attending {
			f.Attending++
		}
	}
	for _, l := range b.Tables {
		f.Seats += int(l.Places())
		f.Seated += l.Taken()
		if l.Free() < 0 {
			f.Over++
		}
		for _, p := range l.People {
			if p.Seated() && p.declines() {
				f.Kept++
			}
			switch p.Reply {
			case guests.Declined:
				f.DeclinedSeat++
			case guests.Pending:
				f.PendingSeat++
			case "":
				f.NoInvitation++
			}
		}
	}
	for _, h := range b.Parking {
		for _, p := range h.People {
			switch {
			case !p.Seated(): // on a lap, at whichever table
			case p.Reply == guests.Attending:
				f.Unseated++
			default:
				f.Pending++
			}
		}
	}
	b.Flags = f
}
