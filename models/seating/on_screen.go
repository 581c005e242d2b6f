package seating

import (
	"fmt"

	"convive/models/change"
	"convive/models/guests"
)

// OnScreen is the board as a screen at the venue shows it to whoever passes: the room with the picture behind it, the tables, and the names of who
// sits there. What else is known of a guest is not in it: no reply, no meal, no diet, no contact, no household, not even
// their id. Who declined or isn't invited is not there, though a chair may still bear their name.
func (b *Board) OnScreen() *Board {
	shown := &Board{Occasion: b.Occasion, Plan: b.Plan, InUse: b.InUse, Width: b.Width, Length: b.Length, Walls: b.Walls, Backdrop: b.Backdrop, Objects: b.Objects}
	for _, l := range b.Tables {
		t := Laid{Table: l.Table}
		t.Tag, t.Note = "", ""
		for i, p := range l.People {
			if p.Reply != guests.Attending && p.Reply != guests.Pending {
				continue
			}
			one := Person{Reply: guests.Attending}
			one.ID = change.ID(fmt.Sprintf("%s-%d", l.ID, i+1)) // whoever sits there
			one.Name, one.Unnamed = p.Name, p.Unnamed
			one.Assignment.Seat = p.Assignment.Seat
			if !p.Seated() {
				one.Chair = guests.NoChair
			}
			t.People = append(t.People, one)
		}
		shown.Tables = append(shown.Tables, t)
	}
	return shown
}
