package e2e

import "testing"

func TestWhoLetsAGuestBringPeopleByKeyStaysWithThatGuest(t *testing.T) {
	w := newWorld(t)
	ada := w.Ours.Guests[0]
	s := looks(t, w, "/e/amara-jonas/households/"+string(ada.HouseholdID))
	const row = `document.querySelector('.bringer')`
	s.sees(liveBadge)
	s.does(`globalThis.stays = true, document.querySelector('#household-bring').open = true, ` + row + `.querySelector('button[value="2"]').focus()`)
	enter(t, s.ben)
	s.sees(`globalThis.stays && ` + row + `.querySelector('button[value="2"]').ariaPressed === 'true' && document.activeElement === ` + row + `.querySelector('button[value="2"]')`)
	s.sees(`document.querySelector('#notices').textContent.includes('Undo')`)
}
