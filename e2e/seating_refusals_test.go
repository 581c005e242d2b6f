package e2e

import (
	"strconv"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// TestARefusalStandsUntilAStepThatWasBegunUnderIt has four moves wait for one answer, two of which are refused then.
func TestARefusalStandsUntilAStepThatWasBegunUnderIt(t *testing.T) {
	w := newWorld(t)
	reception(w)
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 1, Seats: 1, Shape: seating.Round})
	})
	s := newSending(t, w, "/e/amara-jonas/seating")
	evaluate[bool](t, s.ben, boardOf)
	rows := func(n int) string { return rowOf(w.Ours.Guests[n]) }
	seats := func(n int, at string) {
		grab(t, s.ben, rows(n))
		drop(t, s.ben, `table('`+at+`')`)
	}
	told := func(n int, ending string) string { return `told('` + w.Ours.Guests[n].Name + ending + `')` }
	s.does(`globalThis.notices = () => [...document.querySelectorAll('#notices .notice-text')].map(el => el.textContent.trim()),
		globalThis.told = (words) => notices().filter(text => text.includes(words)).length`)
	count := func(n int) string { return ` && notices().length === ` + strconv.Itoa(n) }
	sits := func(n int, where string) string { // else the list may shift yet, under the hand that takes the next one
		return ` && !document.querySelector('[data-pending]') && at('` + w.Ours.Guests[n].Name + `') === '` + where + `'`
	}

	goOn := s.l.hold("/e/amara-jonas/seating/moves")
	seats(0, "Table 3")
	seats(1, "Table 3")
	seats(2, "Table 3")
	seats(3, "Table 1")
	s.does(`globalThis.alerts = [], new MutationObserver((all) => {
		for (const { addedNodes } of all) for (const node of addedNodes) if (node.role === 'alert') alerts.push(node.textContent)
	}).observe(document.querySelector('#notices'), { childList: true, subtree: true })`)
	goOn()
	s.sees(told(3, ": now at Table 1.") + ` && !document.querySelector('[data-pending]')`)
	s.sees(told(1, " makes 2. Seat anyway?") + ` && ` + told(2, " makes 2. Seat anyway?") + count(3))
	s.sees(`alerts.length === 2 && document.querySelector('#notices-done [role=alert]') === null`)

	t.Log("one is closed, one is insisted on")
	s.does(`[...document.querySelectorAll('#notices .notice-refused')].find(el => el.textContent.includes('` + w.Ours.Guests[1].Name + `')).querySelector('.notice-close').click()`)
	s.sees(`!` + told(1, "") + ` && ` + told(2, " makes 2.") + count(2))
	s.does(`document.querySelector('#notices .notice-refused form button').click()`)
	s.sees(told(2, ": now at Table 3.") + count(1) + sits(2, "Table 3"))

	t.Log("what is begun under a refusal takes it away, once it is done or refused itself")
	seats(1, "Table 3")
	s.sees(told(1, " makes 3. Seat anyway?") + count(1) + sits(1, "parking"))
	seats(4, "Table 3")
	s.sees(told(4, " makes 3. Seat anyway?") + count(1) + sits(4, "parking"))
	seats(4, "Table 1")
	s.sees(told(4, ": now at Table 1.") + count(1))
}
