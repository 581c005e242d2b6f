package e2e

import (
	"testing"

	"convive/e2e/browser"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// TestOnAPhoneRefusalsLeaveTheBoardInSight has three come at once: the newest is in sight, and the others are a scroll away.
func TestOnAPhoneRefusalsLeaveTheBoardInSight(t *testing.T) {
	w := newWorld(t)
	reception(w)
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 1, Seats: 1, Shape: seating.Round})
	})
	s := newSending(t, w, "/e/amara-jonas/seating")
	evaluate[bool](t, s.ben, boardOf)
	goOn := s.l.hold("/e/amara-jonas/seating/moves")
	for n := range 4 {
		grab(t, s.ben, rowOf(w.Ours.Guests[n]))
		drop(t, s.ben, `table('Table 3')`)
	}
	must(t, browser.Resize(s.ben, browser.Phone, browser.Light))
	goOn()
	s.does(`globalThis.refused = () => [...document.querySelectorAll('.notice-refused')].map((el) => el.getBoundingClientRect())`)
	s.sees(`refused().length === 3 && !document.querySelector('[data-pending]')`)
	s.does(`globalThis.box = document.getElementById('notices-refused'), globalThis.inSight = (one) => { const { top, bottom } = box.getBoundingClientRect(); return top - 1 <= one.top && one.bottom <= bottom + 1 }`)
	s.sees(`box.getBoundingClientRect().height > 0 && box.getBoundingClientRect().height <= innerHeight / 4 && inSight(refused()[2])`)
	s.sees(`[...document.querySelectorAll('.notice-refused')].every((one) => one.querySelector('.notice-close').getBoundingClientRect().bottom <= one.getBoundingClientRect().bottom)`)
	s.does(`box.scrollTop = 0`)
	s.sees(`inSight(refused()[0])`)
}
