package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// TestAMoveThatAFormAsksForLandsAtOnceAndSlidesBack is about moves by key, by the bar and by the command palette: while no
// answer comes they show themselves where a drop would.
func TestAMoveThatAFormAsksForLandsAtOnceAndSlidesBack(t *testing.T) {
	w := newWorld(t)
	reception(w)
	s := newSending(t, w, "/e/amara-jonas/seating")
	const moves = "/e/amara-jonas/seating/moves"
	moveTo := func(table string) {
		s.sees(`document.querySelector('#seat-to').open && document.activeElement.matches('.seat-seek')`)
		s.types(table + "\r")
	}
	byKey := func(row, table string) {
		s.does(row + `.querySelector('input').focus()`)
		s.types("m")
		moveTo(table)
	}
	ways := []struct {
		name string
		does func(name, row string)
	}{
		{"M", func(_, row string) { byKey(row, "table 1") }},
		{"the bar", func(_, row string) {
			s.does(row + `.querySelector('input').click(), document.querySelector('.seat-suggest').click()`)
		}},
		{"the palette", func(name, _ string) {
			must(t, chromedp.Do(s.ben, browser.Keys("k", chromedp.KeyModifiers(2)))) // Ctrl
			s.sees(`document.querySelector('#palette').matches(':modal')`)
			s.types(name + " table 1")
			s.sees(`document.querySelector('#palette-found [data-kind=seat]')`)
			s.types("\r")
			s.sees(`!document.querySelector('#palette').open`)
		}},
	}
	rowOf := func(g guests.Guest) string { return `document.getElementById('guest-` + string(g.ID) + `')` }
	for i, way := range ways {
		t.Log(way.name)
		guest := w.Ours.Guests[i]
		row := rowOf(guest)
		atTable := row + `.closest('.seat-table')?.querySelector('h3').textContent === 'Table 1'`
		goOn := s.l.hold(moves)
		s.does(`globalThis.landed = null, document.querySelector('seat-board').addEventListener('seat-move', () => { landed = ` + atTable + ` && ` + row + `.hasAttribute('data-pending') }, {once: true})`)
		way.does(guest.Name, row)
		s.sees(`landed`) // before the server has heard of it
		goOn()
		s.sees(atTable + ` && ` + row + `.hasAttribute('data-saved') && document.querySelector('#notices').textContent.includes('now at')`)
	}

	t.Log("Table 3 seats one: who is too many is back in parking, ticked if they were before")
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: w.Ours.Occasions[1].ID, Count: 1, Seats: 1, Shape: seating.Round})
	})
	s.sees(`document.querySelectorAll('#seating-destinations > li').length === 3`)
	byKey(rowOf(w.Ours.Guests[3]), "table 3")
	s.sees(rowOf(w.Ours.Guests[3]) + `.hasAttribute('data-saved')`)
	second := rowOf(w.Ours.Guests[4])
	for _, ticked := range []string{"false", "true"} {
		if ticked == "true" {
			s.does(second + `.querySelector('input').click(), document.querySelector('.seat-bar [commandfor=seat-to]').click()`)
			moveTo("table 3")
		} else {
			byKey(second, "table 3")
		}
		s.sees(second + `.closest('#parking') && ` + second + `.hasAttribute('data-failed') && document.querySelector('#notices-refused').textContent.includes('Table 3 seats 1')`)
		s.sees(second + `.querySelector('input').checked === ` + ticked + ` && document.querySelectorAll('[data-ignore-morph]').length === 0`)
		s.does(`document.querySelector('#notices .notice-close').click()`)
	}
}
