package e2e

import (
	"fmt"
	"os"
	"testing"

	"convive/e2e/browser"
)

// covered says whether a notice lies over a button of the bar of what is chosen.
const covered = `[...document.querySelectorAll('.seat-bar button, #guests-bulk button, #guests-bulk summary')].filter(el => el.checkVisibility()).some(el => {
	const r = el.getBoundingClientRect()
	return [...document.querySelectorAll('#notices .notice')].some(n => (q => q.top < r.bottom && q.bottom > r.top && q.left < r.right && q.right > r.left)(n.getBoundingClientRect()))
})`

// TestTheStatesOfCommandsAreAccessible takes pictures of them too, beside those of the screens.
func TestTheStatesOfCommandsAreAccessible(t *testing.T) {
	checker, err := os.ReadFile(axe)
	if err != nil {
		t.Fatalf("axe-core is missing: run bash .ci/needs (%v)", err)
	}
	w := newWorld(t)
	reception(w)
	asks(t, w, "Is there room for a pram?")
	id, _ := asks(t, w, "A high chair for Kit, please")
	asks(t, w, "Can somebody pick us up?")
	household := "/e/amara-jonas/households/" + string(w.Ours.Households[0].ID)
	s := newSending(t, w, "/e/amara-jonas/requests?show=all")
	guest := w.Ours.Guests[3]
	for _, p := range []struct{ name, page, does, place string }{
		{"request", "/e/amara-jonas/requests?show=all", requestRow(id) + `.querySelector('button').click()`, requestRow(id)},
		{"edit", household, `document.getElementById('household-edit').open = true, document.querySelector('#edit-household .button-filled').click()`, `document.querySelector('#edit-household .actions')`},
		{"bulk", "/e/amara-jonas/guests", `document.querySelectorAll('.row-pick:not([data-group])')[1].click(), document.querySelector('#guests-bulk [formaction*=side]').click()`, `document.getElementById('guests-bulk')`},
		{"seating", "/e/amara-jonas/seating", `document.querySelector('#guest-` + string(guest.ID) + ` input').click(), document.querySelector('.seat-suggest').click()`, `document.getElementById('guest-` + string(guest.ID) + `')`},
	} {
		for _, how := range []struct {
			state string
			loss  loss
		}{{"pending", nothingAtAll}, {"failed", beforeTheAnswer}, {"saved", ""}} {
			t.Log(p.name, how.state)
			visit(t, s, p.page)
			if how.state == "failed" {
				s.does(hopeless)
			}
			s.l.lose(how.loss, 100, "/e/")
			s.does(p.does)
			s.sees(p.place + `.hasAttribute('data-` + how.state + `')`)
			if p.name == "seating" && how.state == "saved" {
				s.sees(`!document.querySelector('.seat-guest :checked')`)
			}
			for _, size := range []browser.Size{browser.Laptop, browser.Phone} {
				for _, scheme := range []browser.Scheme{browser.Light, browser.Dark} {
					file := fmt.Sprintf("screenshots/command-%s-%s-%v-%v.png", p.name, how.state, size.Width, scheme)
					must(t, browser.Resize(s.ben, size, scheme))
					s.does(p.place + `.scrollIntoView({block: 'center'})`)
					must(t, browser.Screenshot(s.ben, file, size, scheme))
					if browser.Wait(s.ben, `!`+covered) != nil { // the bar is measured in the frame after the resize
						t.Errorf("%s, %s: a notice covers a button at the foot of a window %d px wide", p.name, how.state, size.Width)
					}
				}
			}
			if wrong := check(t, s.ben, string(checker), browser.Serious); wrong != "" {
				t.Errorf("%s, %s:\n%s", p.name, how.state, wrong)
			}
		}
	}
}
