package livejs

import "testing"

const outdated = "event: convive-reload\ndata: {}\n\n"

func TestAnOutdatedPageLoadsItselfAnewOnceAndThenOffersIt(t *testing.T) {
	s := newSite(t, `<p id="x">1</p>`)
	b := s.visit()
	b.run(`globalThis.old = true`)
	s.stream().send(outdated)
	q := s.stream() // of the page that was loaded anew
	b.wait(`globalThis.old === undefined`)
	q.send(outdated)
	b.wait(`document.querySelector('.live-reload')?.checkVisibility()`)
	b.asksNoMore(s)
}

func TestAnOutdatedPageOnWhichSomebodyTypesOnlyOffersToLoadAnew(t *testing.T) {
	s := newSite(t, `<input id="x">`)
	b := s.visit()
	b.run(`document.getElementById('x').focus(); document.getElementById('x').value = 'half a sentence'`)
	s.stream().send(outdated)
	b.wait(`document.querySelector('.live-reload')?.checkVisibility()`)
	if got := b.text(`document.getElementById('x').value`); got != "half a sentence" {
		t.Errorf("what was typed is %q", got)
	}
	b.asksNoMore(s)
}
