package e2e

import (
	"context"
	"slices"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
)

// logged is every Change of our event, in order.
func logged(w *webtest.World) (all []change.Change) {
	w.T.Helper()
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) error {
		entries, err := r.Log(0, 10_000)
		for _, e := range slices.Backward(entries) {
			all = append(all, e.Change)
		}
		return err
	}))
	return all
}

// asks puts an open request of our first household into the event and returns where its outcomes stand.
func asks(t *testing.T, w *webtest.World, words string) (id change.ID, path string) {
	t.Helper()
	h := w.Ours.Households[0]
	asked := w.Household(h).Post("/w/amara-jonas/h/"+string(h.ID)+"/requests/asking", "kind", "child", "words", words).Change().(change.RequestAsked)
	return asked.Request, "/e/amara-jonas/requests/" + string(asked.Request)
}

// impatient has a page wait less than the ten seconds for an answer, and less between two sendings.
const impatient = `!!Object.assign(document.body.dataset, {answerMs: '400', againMs: '50'})`

// hopeless has it give up soon, too.
const hopeless = `!!Object.assign(document.body.dataset, {answerMs: '400', againMs: '50', limitMs: '2500'})`

// reception lets everybody of ours attend the one occasion with tables, lays two there, and returns their ids.
func reception(w *webtest.World) []change.ID {
	w.T.Helper()
	occasion := w.Ours.Occasions[1].ID
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		all, err := db.From[guests.Invitation](tx.Read).Where("occasion_id = ?", string(occasion)).All()
		edited := change.GuestsEdited{What: "invitations"}
		for _, in := range all {
			if err := db.Update(tx, &in, db.Set{"reply": guests.Attending}); err != nil {
				return nil, err
			}
			edited.Guests = append(edited.Guests, in.GuestID)
		}
		return edited, err
	})
	e := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return seating.AddTables(tx, seating.NewTables{Occasion: occasion, Count: 2, Seats: 8, Shape: seating.Round})
	})
	return e.Change.(change.TablesAdded).Tables
}

// sentOnce expects that one command was sent more than once, always under one id, and changed once.
func sentOnce[C change.Change](t *testing.T, w *webtest.World, l *line, want int) {
	t.Helper()
	ids := l.commands()
	if len(ids) < 2 || len(slices.Compact(slices.Clone(ids))) != 1 {
		t.Errorf("commands were sent under these ids: %q", ids)
	}
	n := 0
	for _, c := range logged(w) {
		if _, is := c.(C); is {
			n++
		}
	}
	if n != want {
		t.Errorf("the log holds %d such changes, want %d", n, want)
	}
}

func TestAFormWhoseAnswerIsLostIsSentAgainAndChangesOnce(t *testing.T) {
	w := newWorld(t)
	l := newLine(t, &w.Server.URL)
	ben := browser.New(t)
	browser.Allow(ben, "failed request: net::ERR_")
	arrives(t, ben, w, w.Ours.Accounts["ben"], "/e/amara-jonas/requests")
	evaluate[bool](t, ben, `document.addEventListener('command-state', ({detail: {state}}) => states.push(state)) ?? true`)
	for n, how := range []loss{beforeTheAnswer, inTheAnswer, nothingAtAll} {
		t.Log(how)
		id, path := asks(t, w, "A high chair, please")
		row := `document.getElementById('request-` + string(id) + `')`
		awaited(t, ben, row)
		evaluate[bool](t, ben, impatient)
		evaluate[bool](t, ben, `(() => {
			globalThis.states = []
			document.querySelector('#notices .notice')?.remove()
			const li = `+row+`
			li.querySelector('summary').click()
			li.querySelector('input[name=answer]').value = 'Beside your table.'
			return true
		})()`)
		l.lose(how, 1, path)
		evaluate[bool](t, ben, `(`+row+`.querySelector('button:not([formaction])').click(), true)`)
		awaited(t, ben, `!`+row+` && document.querySelector('#notices').textContent.includes('Resolved the request of')`)
		sentOnce[change.RequestResolved](t, w, l, n+1)
		if got := evaluate[string](t, ben, `states.join('; ')`); how != beforeTheAnswer && got != "pending; again; saved" {
			t.Errorf("the form went through %q", got) // a browser sends again by itself when a kept connection dies
		}
	}
}

func TestAMoveWhoseAnswerIsLostIsSentAgainAndChangesOnce(t *testing.T) {
	w := newWorld(t)
	tables := reception(w)
	l := newLine(t, &w.Server.URL)
	ben := browser.New(t)
	browser.Allow(ben, "failed request: net::ERR_")
	arrives(t, ben, w, w.Ours.Accounts["ben"], "/e/amara-jonas/seating")
	awaited(t, ben, `document.querySelector('live-page').dataset.state === 'live'`)
	evaluate[bool](t, ben, `(globalThis.words = new Set(), new MutationObserver((all) => {
		for (const { target } of all) words.add(target.id === 'command-status' ? 'said ' + target.textContent : target.dataset?.pending)
	}).observe(document.body, {subtree: true, childList: true, attributeFilter: ['data-pending']}), true)`)
	for n, how := range []loss{beforeTheAnswer, inTheAnswer, nothingAtAll} {
		t.Log(how)
		guest := w.Ours.Guests[n]
		row := `document.getElementById('guest-` + string(guest.ID) + `')`
		evaluate[bool](t, ben, impatient)
		l.lose(how, 1, "/e/amara-jonas/seating/moves")
		grab(t, ben, row)
		drop(t, ben, `document.getElementById('table-`+string(tables[0])+`')`)
		awaited(t, ben, `document.querySelector('#notices').textContent.includes('`+guest.Name+`: now at Table 1.')`)
		awaited(t, ben, row+`.closest('.seat-table') && `+row+`.dataset.saved === 'Saved' && !document.querySelector('[data-pending]')`)
		if how != beforeTheAnswer { // a browser sends again by itself when a kept connection dies
			awaited(t, ben, `words.has('Sending again…') && words.has('said Sending again…') && document.getElementById('command-status').textContent !== 'Sending again…'`)
		}
		evaluate[bool](t, ben, `words.clear() ?? true`)
		sentOnce[change.GuestsSeated](t, w, l, n+1)
		awaited(t, ben, `document.querySelector('#seating-counts b').textContent === '`+strconv.Itoa(n+1)+`'`) // the rows stand still again
	}
}

// TestACommandThatIsNeverAnsweredFailsAndLosesNothing is about the end of all tries.
func TestACommandThatIsNeverAnsweredFailsAndLosesNothing(t *testing.T) {
	w := newWorld(t)
	l := newLine(t, &w.Server.URL)
	id, path := asks(t, w, "A high chair, please")
	ben := browser.New(t)
	browser.Allow(ben, "failed request: net::ERR_") // and no error of the script
	arrives(t, ben, w, w.Ours.Accounts["ben"], "/e/amara-jonas/requests")
	row := `document.getElementById('request-` + string(id) + `')`
	awaited(t, ben, row)
	evaluate[bool](t, ben, impatient)
	evaluate[bool](t, ben, `(`+row+`.querySelector('summary').click(), `+row+`.querySelector('input[name=answer]').focus(), true)`)
	must(t, chromedp.Do(ben, browser.Keys("Beside your table.")))
	l.lose(inTheAnswer, 100, path)
	evaluate[bool](t, ben, `(globalThis.again = 0, document.addEventListener('command-again', () => again++), true)`)
	must(t, chromedp.Do(ben, browser.Keys("\r")))
	awaited(t, ben, `again >= 6`)
	evaluate[string](t, ben, `document.body.dataset.limitMs = '1'`) // the time for sendings is over
	awaited(t, ben, `document.querySelector('#notices').textContent.startsWith('Not confirmed: no answer came')`)
	awaited(t, ben, row+`.dataset.failed === 'Not confirmed' && `+row+`.querySelector('input[name=answer]').value === 'Beside your table.'`)
	if n := len(l.commands()); n < 6 {
		t.Errorf("it was sent %d times", n)
	}

	t.Log("and sent by hand it is the same command still: once in the log")
	l.mu.Lock()
	l.left = 0
	l.mu.Unlock()
	evaluate[bool](t, ben, `(`+row+`.querySelector('button:not([formaction])').click(), true)`)
	awaited(t, ben, `!`+row+` && document.querySelector('#notices').textContent.includes('Resolved the request of')`)
	sentOnce[change.RequestResolved](t, w, l, 1)
}
