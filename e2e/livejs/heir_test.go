package livejs

import (
	"fmt"
	"strings"
	"testing"

	"convive/e2e/browser"
)

// asked is a list of rows with a button each.
func asked(ids string) string {
	var b strings.Builder
	b.WriteString(`<section id="part"><ul id="list">`)
	for _, id := range ids {
		b.WriteString(`<li id="row-` + string(id) + `">` + string(id) + ` <button>Decline</button></li>`)
	}
	return b.String() + `</ul></section>`
}

// focused is where the focus is, in words.
const focused = `(el => el.id || el.localName + ' in ' + (el.parentElement?.id ?? ''))(document.activeElement)`

func TestTheNextPartGetsTheFocusOfOneThatIsTakenAway(t *testing.T) {
	s := newSite(t, asked("abcd"))
	b := s.visit()
	b.do(browser.Keys("\t"))
	q := s.stream()
	b.run(`document.querySelector('#row-b button').focus()`)
	for _, step := range []struct{ position, left, focus string }{
		{"p1", "bcd", "button in row-b"}, // another row goes
		{"p2", "cd", "row-c"},
		{"p3", "cde", "row-c"}, // stays though the row is drawn anew
		{"p4", "de", "row-d"},
		{"p5", "e", "row-e"},
		{"p6", "", "list"},
		{"p7", "f", "list"},
	} {
		q.send(patch(step.position, asked(step.left)))
		b.at(step.position)
		b.run(`for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame)`) // in which a browser takes a focus that can't be had
		if got := b.text(focused); got != step.focus {
			t.Errorf("with rows %q left the focus is on %s, want %s", step.left, got, step.focus)
		}
	}
}

func TestOneRowRemovedByItselfHandsItsFocusOn(t *testing.T) {
	s := newSite(t, asked("ab"))
	b := s.visit()
	b.do(browser.Keys("\t"))
	q := s.stream()
	b.run(`document.querySelector('#row-b button').focus()`)
	q.send(patch("p1", "", "selector", "#row-b", "mode", "remove"))
	b.at("p1")
	if got := b.text(focused); got != "row-a" {
		t.Errorf("the focus is on %s", got)
	}
	b.do(browser.Keys("\t"))
	if got := b.text(focused); got != "button in row-a" {
		t.Errorf("after Tab the focus is on %s", got)
	}
}

func TestNoControlIsAnHeir(t *testing.T) {
	s := newSite(t, `<div id="both"><button id="one">Resolve</button><button id="two">Decline</button></div>`)
	b := s.visit()
	b.do(browser.Keys("\t"))
	q := s.stream()
	b.run(`document.getElementById('one').focus()`)
	q.send(patch("p1", "", "selector", "#one", "mode", "remove"))
	b.at("p1")
	if got := b.text(focused); got != "both" {
		t.Errorf("the focus is on %s", got)
	}
}

func TestAFocusThatNothingTookAwayStays(t *testing.T) {
	s := newSite(t, asked("ab")+`<div id="aside"><button>Other</button></div>`)
	b := s.visit()
	b.do(browser.Keys("\t"))
	q := s.stream()
	b.run(`document.querySelector('#aside button').focus()`)
	q.send(patch("p1", asked("b")))
	b.at("p1")
	if got := b.text(focused); got != "button in aside" {
		t.Errorf("the focus is on %s", got)
	}
	b.run(`document.activeElement.blur()`)
	q.send(patch("p2", asked("")))
	b.at("p2")
	if got := b.text(`document.activeElement.localName`); got != "body" {
		t.Errorf("the focus that nobody had is on %s", got)
	}
	b.run(`document.getElementById('main').insertAdjacentHTML('beforeend', '<seat-board><p id="seat"><button>Ada</button></p><p id="other">Ben</p></seat-board>'), document.querySelector('#seat button').focus()`)
	q.send(patch("p3", "", "selector", "#seat", "mode", "remove"))
	b.at("p3")
	if got := b.text(`document.activeElement.localName`); got != "body" {
		t.Errorf("the focus that the board brings after its guest is on %s", got)
	}
}

// notice lets a notice with an Undo appear and gives it the focus.
const notice = `document.body.insertAdjacentHTML('beforeend', '<div id="notices"><p id="done"><button>Undo</button></p></div>'), document.querySelector('#done button').focus()`

func TestANoticeThatIsOverGivesTheFocusBackToWhatWasUsed(t *testing.T) {
	s := newSite(t, strings.ReplaceAll(asked("abc"), "<button>", `<input type="checkbox"><button>`))
	b := s.visit()
	b.do(browser.Keys("\t"))
	q := s.stream()
	n := 0
	over := func(want, why string) {
		t.Helper()
		n++
		at := fmt.Sprint("p", n)
		q.send(patch(at, "", "selector", "#done", "mode", "remove"))
		b.at(at)
		if got := b.text(focused); got != want {
			t.Errorf("%s the focus is on %s", why, got)
		}
		b.run(`document.getElementById('notices').remove()`)
	}
	b.run(`document.querySelector('#row-b button').focus(), ` + notice)
	over("row-b", "where a button was only walked past")
	b.run(`document.querySelector('#row-a input').focus()`)
	b.do(browser.Keys(" "))
	b.run(`document.querySelector('#row-c button').focus(), ` + notice)
	over("input in row-a", "where a box was ticked and a button passed")
	b.run(`document.querySelector('#row-c button').focus()`)
	b.do(browser.Keys("\r"))
	b.run(notice)
	over("row-c", "where a button was pressed")
	b.run(`document.querySelector('#row-a input').focus()`)
	b.do(browser.Keys(" "))
	b.run(notice)
	b.run(`document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter'}))`)
	over("body in ", "while the key is down, which would press it,")
	b.run(`document.dispatchEvent(new KeyboardEvent('keyup', {key: 'Enter'}))`)
	if got := b.text(focused); got != "input in row-a" {
		t.Errorf("when the key is up the focus is on %s", got)
	}
	b.run(notice + `, document.dispatchEvent(new PointerEvent('pointerdown'))`) // a finger would find its keyboard open over a field
	over("body in ", "after a touch")
}

func TestABarThatClosesGivesTheFocusBackOrToWhatStoodBesideIt(t *testing.T) {
	const bar = `<div id="bar"><button>Tag</button><button>Remove</button></div>`
	rows := func(ids string) string {
		return strings.ReplaceAll(asked(ids), "<button>", `<input type="checkbox"><button>`)
	}
	s := newSite(t, rows("abc")+bar)
	b := s.visit()
	b.do(browser.Keys("\t"))
	q := s.stream()
	b.run(`document.querySelector('#row-b input').focus()`)
	b.do(browser.Keys(" "))
	b.run(`document.querySelector('#bar button').focus(), document.querySelector('#bar :last-child').focus()`)
	b.run(`document.querySelector('#bar').hidden = true; for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)`)
	if got := b.text(focused); got != "input in row-b" {
		t.Errorf("after the bar closed the focus is on %s", got)
	}
	b.run(`document.querySelector('#bar').hidden = false; document.querySelector('#bar button').focus(), document.querySelector('#bar :last-child').focus()`)
	q.send(patch("p1", rows("ac")+`<div id="bar" hidden><button>Tag</button><button>Remove</button></div>`))
	b.at("p1")
	b.run(`for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame)`)
	if got := b.text(focused); got != "row-c" {
		t.Errorf("after the bar closed and its row went the focus is on %s", got)
	}
}

func TestTheHeirInAGridIsACell(t *testing.T) {
	grid := func(ids string) string {
		var b strings.Builder
		b.WriteString(`<table><tbody id="list">`)
		for _, id := range ids {
			b.WriteString(`<tr id="row-` + string(id) + `"><td><a href="#">` + string(id) + `</a></td><td data-cell="side">x</td></tr>`)
		}
		return b.String() + `</tbody></table>`
	}
	s := newSite(t, grid("ab"))
	b := s.visit()
	b.do(browser.Keys("\t"))
	q := s.stream()
	b.run(`document.querySelector('#row-a a').focus()`)
	q.send(patch("p1", "", "selector", "#row-a", "mode", "remove"))
	b.at("p1")
	if got := b.text(`document.activeElement.dataset.cell + ' of ' + document.activeElement.parentElement.id`); got != "side of row-b" {
		t.Errorf("the focus is on %s", got)
	}
}
