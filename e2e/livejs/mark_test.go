package livejs

import "testing"

// marked is a page with a row that is marked as failed; its timers go off by hand, all by due().
func marked(t *testing.T) *tab {
	s := newSite(t, `<p id="row">Anna</p>`)
	b := s.visit()
	s.stream()
	b.run(`
		const {show} = await import('/static/components/mark.js')
		globalThis.timers = new Map()
		globalThis.setTimeout = (act) => (timers.set(timers.size + 1, act), timers.size)
		globalThis.clearTimeout = (n) => timers.set(n, () => {})
		globalThis.due = () => timers.forEach((act) => act())
		globalThis.draw = (html) => document.dispatchEvent(new CustomEvent('datastar-fetch', {detail: {type: 'datastar-patch-elements', el: document.body, argsRaw: {elements: '<main id="main">' + html + '</main>'}}}))
		show(document.getElementById('row'), 'failed')`)
	b.wait(`document.getElementById('row').hasAttribute('data-failed')`)
	return b
}

func TestAMarkIsForgottenSomeSecondsAfterItsRowIsGone(t *testing.T) {
	b := marked(t)
	b.run(`draw('')`)
	b.wait(`!document.getElementById('row')`)
	b.run(`due(); draw('<p id="row">Anna, by undo</p>')`)
	b.wait(`document.getElementById('row')?.textContent === 'Anna, by undo'`)
	b.run(`await null`)
	if got := b.text(`document.getElementById('row').outerHTML`); got != `<p id="row">Anna, by undo</p>` {
		t.Errorf("a row that came back says something of an attempt long past: %s", got)
	}
}

func TestAMarkStaysWhenItsRowIsSoonBack(t *testing.T) {
	b := marked(t)
	b.run(`draw('')`)
	b.wait(`!document.getElementById('row')`)
	b.run(`draw('<p id="row">Anna, elsewhere</p>')`)
	b.wait(`document.getElementById('row')?.hasAttribute('data-failed')`)
	b.run(`due(); draw('<p id="row">Anna, again</p>')`)
	b.wait(`document.getElementById('row').textContent === 'Anna, again'`)
	b.wait(`document.getElementById('row').hasAttribute('data-failed')`)
}
