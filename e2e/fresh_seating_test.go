package e2e

import (
	"context"
	"encoding/json"
	"testing"

	"convive/e2e/browser"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
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
	does(anna, `document.getElementById('walls-walls').value = '0 0\n12 0\n12 6\n7 6\n7 10\n0 10', document.querySelector('#room-corners .button-filled').click()`)
	awaited(t, ben, value("size-width")+` === '12' && `+value("size-length")+` === '10' && `+value("walls-walls")+`.includes('7 6')`)

	t.Log("wishes: whom the form offers")
	open("/e/amara-jonas/seating/wishes")
	gone := w.Ours.Guests[0]
	offered := `[...document.querySelectorAll('#wish-one option')].some((o) => o.value === '` + string(gone.ID) + `')`
	awaited(t, ben, offered)
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, gone.ID) })
	awaited(t, ben, `!`+offered+` && document.querySelectorAll('#wish-one option').length > 1`)
}

// TestTheChoicesOfPlansAndPiecesFollow has others add, rename and remove what one planner's open pages offer to choose.
func TestTheChoicesOfPlansAndPiecesFollow(t *testing.T) {
	w := newWorld(t)
	tables := reception(w)
	occasion := w.Ours.Occasions[1].ID
	b := browser.New(t)
	open := func(path string) {
		t.Helper()
		arrives(t, b, w, w.Ours.Accounts["anna"], path)
		awaited(t, b, `document.querySelector('live-page').dataset.state === 'live'`)
	}
	offers := func(id string, labels ...string) {
		t.Helper()
		wanted, _ := json.Marshal(labels)
		awaited(t, b, `JSON.stringify([...document.getElementById('`+id+`')?.options ?? []].filter((o) => o.value).map((o) => o.label)) === `+"`"+string(wanted)+"`")
	}
	does := func(js string) { evaluate[bool](t, b, `(`+js+`, true)`) }
	plan := func(name string) change.ID {
		e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return seating.AddPlan(tx, seating.NewPlan{Occasion: occasion, Name: name})
		})
		return e.Change.(change.PlanAdded).Plan
	}

	t.Log("all plans: to start from, and to compare")
	open("/e/amara-jonas/seating/plans")
	const compares = `document.getElementById('compare-plans').checkVisibility()`
	if evaluate[bool](t, b, compares) {
		t.Error("one plan alone is offered to be compared")
	}
	rain := plan("If it rains")
	offers("plan-from", "Plan 1, Reception OURS", "If it rains, Reception OURS")
	offers("compare-one", "Plan 1", "If it rains")
	awaited(t, b, compares+` && document.getElementById('compare-other').value === '`+string(rain)+`'`)
	does(`document.getElementById('compare-one').value = '` + string(rain) + `'`)
	plan("Long tables")
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.RenamePlan(tx, rain, seating.PlanName{Version: 1, Name: "In the tent"})
	})
	offers("compare-one", "Plan 1", "In the tent", "Long tables")
	offers("compare-other", "Plan 1", "In the tent", "Long tables")
	if got := evaluate[string](t, b, `document.getElementById('compare-one').value`); got != string(rain) {
		t.Errorf("what was chosen to be compared became %q", got)
	}

	t.Log("one plan: to copy from, and to compare with")
	open("/e/amara-jonas/seating/plans/" + string(rain))
	plan("Outside")
	offers("copy-from", "Plan 1, Reception OURS", "Long tables, Reception OURS", "Outside, Reception OURS")
	offers("compare-other", "Plan 1", "Long tables", "Outside")

	t.Log("a table, and a bar: what they can be aligned with")
	open("/e/amara-jonas/seating/tables/" + string(tables[0]))
	offers("f-with", "Table 2")
	e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddObject(tx, seating.NewObject{Occasion: occasion, Kind: seating.Bar, Width: "2", Length: "1"})
	})
	offers("f-with", "Table 2", "Bar")
	open("/e/amara-jonas/seating/objects/" + string(e.Change.(change.RoomFurnished).Objects[0]))
	offers("f-with", "Table 1", "Table 2")
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.RemoveTable(tx, tables[1], seating.PieceRemoval{Version: 1})
	})
	offers("f-with", "Table 1")
}
