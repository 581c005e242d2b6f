package e2e

import (
	"context"
	"testing"

	"convive/e2e/browser"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// TestTheFormsOfTablesRoomsAndWishesFollow has one planner save what another one's open pages show, and write in.
func TestTheFormsOfTablesRoomsAndWishesFollow(t *testing.T) {
	w := newWorld(t)
	tables := reception(w)
	anna := browser.New(t)
	ben := browser.Session(t, anna)
	const room = "/e/amara-jonas/seating/room"
	table := "/e/amara-jonas/seating/tables/" + string(tables[0])
	open := func(path string) {
		t.Helper()
		for tab, name := range map[context.Context]string{anna: "anna", ben: "ben"} {
			arrives(t, tab, w, w.Ours.Accounts[name], path)
			awaited(t, tab, `document.querySelector('live-page').dataset.state === 'live'`)
		}
	}
	value := func(id string) string { return `document.getElementById('` + id + `').value` }
	does := func(tab context.Context, js string) { evaluate[bool](t, tab, `(`+js+`, true)`) }

	t.Log("a table: its drawing and its form")
	open(table)
	const version = `document.querySelector('#remove-table [name=version]').value`
	before := evaluate[string](t, ben, version)
	does(ben, `document.querySelector('#edit-table [name=name]').value = 'Ours'`)
	does(anna, `document.querySelector('#edit-table [name=seats]').value = '3', document.querySelector('#edit-table [name=blocked]').value = '3', document.querySelector('#edit-table .button-filled').click()`)
	awaited(t, ben, `document.querySelectorAll('#table-numbers .room-chair').length === 3`)
	awaited(t, ben, `document.querySelector('#edit-table .form-before')?.textContent.startsWith('Somebody changed this table') && document.querySelector('#edit-table [name=name]').value === 'Ours'`)
	awaited(t, ben, version+` !== '`+before+`'`)
	does(ben, `document.querySelector('#edit-table').reset()`)
	awaited(t, ben, `document.querySelector('#edit-table [name=seats]').value === '3' && !document.querySelector('.form-before')`)

	t.Log("the room: its size by its walls")
	open(room)
	does(anna, `document.getElementById('walls-corners').value = '0 0\n12 0\n12 6\n7 6\n7 10\n0 10', document.querySelector('#room-corners .button-filled').click()`)
	awaited(t, ben, value("size-width")+` === '12' && `+value("size-length")+` === '10' && `+value("walls-corners")+`.includes('7 6')`)

	t.Log("wishes: whom the form offers")
	open("/e/amara-jonas/seating/wishes")
	gone := w.Ours.Guests[0]
	offered := `[...document.querySelectorAll('#wish-one option')].some((o) => o.value === '` + string(gone.ID) + `')`
	awaited(t, ben, offered)
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, gone.ID) })
	awaited(t, ben, `!`+offered+` && document.querySelectorAll('#wish-one option').length > 1`)
}
