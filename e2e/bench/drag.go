package main

import (
	"fmt"
	"path/filepath"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// dragMoves is how often the hand moves in one drag, and slowDown by how much the browser's processor is slowed.
const (
	dragMoves = 240
	slowDown  = 4
)

// roomPage is the demo's room seen from above.
const roomPage = "/e/amara-jonas/seating?view=room"

// drag measures what one move of a hand costs the browser while it drags a guest through the room, at a slowed processor,
// beside the same moves of an empty hand.
func (b *bench) drag() error {
	for _, size := range []struct{ guests, tables int }{{300, 40}, {1_000, 120}} {
		name := fmt.Sprintf("seating.drag.%dx%d", size.guests, size.tables)
		s, err := newSite(b.data, filepath.Join(b.dir, name))
		if err != nil {
			return err
		}
		b.after = append(b.after, s.close)
		if err := s.fill(size.guests); err != nil {
			return err
		}
		if err := s.seat(size.tables); err != nil {
			return err
		}
		if err := s.drags(name); err != nil {
			return err
		}
	}
	return nil
}

// seat lets everybody come to the occasion with tables, adds tables up to so many, and seats the guests at them in turn.
func (s *site) seat(tables int) error {
	_, err := s.db.Mutate(background, s.system(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		occasions, err := seating.Occasions(tx.Read)
		if err != nil {
			return nil, err
		}
		occasion := occasions[0].ID
		invited, err := db.From[guests.Invitation](tx.Read).Where("occasion_id = ? AND reply <> ?", string(occasion), guests.Attending).All()
		if err != nil {
			return nil, err
		}
		for i := range invited {
			if err := db.Update(tx, &invited[i], db.Set{"reply": guests.Attending}); err != nil {
				return nil, err
			}
		}
		board, err := seating.Of(tx.Read, occasion)
		if err != nil {
			return nil, err
		}
		for missing := tables - len(board.Tables); missing > 0; missing -= 40 {
			more := seating.NewTables{Occasion: occasion, Seats: 10, Shape: seating.Round, Count: int64(min(missing, 40))}
			if _, err := seating.AddTables(tx, more); err != nil {
				return nil, err
			}
		}
		if board, err = seating.Of(tx.Read, occasion); err != nil {
			return nil, err
		}
		var waiting []seating.Person
		for _, h := range board.Parking {
			waiting = append(waiting, h.People...)
		}
		for _, t := range board.Tables {
			n := min(t.Free(), len(waiting))
			if n <= 0 {
				continue
			}
			m := seating.Moving{Occasion: occasion, To: seating.Target{Table: t.ID, Taken: t.Taken()}.String()}
			for _, p := range waiting[:n] {
				m.Guests = append(m.Guests, seating.Premise{Guest: p.ID, From: seating.Parking}.String())
			}
			waiting = waiting[n:]
			if _, err := seating.Move(tx, m); err != nil {
				return nil, err
			}
		}
		return change.EventTouched{Event: s.event.ID}, nil
	})
	return err
}
