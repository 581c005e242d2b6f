package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// unlikeFresh are the live parts of the page that differ from a fresh GET of it. What components finish in the page is
// taken off both: relative times, the number of ticked rows, the hold itself, what makes a table a grid.
const unlikeFresh = `(async () => {
	const fresh = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
	const bare = (el) => {
		const copy = el.cloneNode(true)
		for (const one of [copy, ...copy.querySelectorAll('*')]) {
			for (const name of ['data-ignore-morph', 'open', 'class']) if (name !== 'class' || one.className === '') one.removeAttribute(name)
			if (one.matches('time[data-relative]')) { one.textContent = ''; one.removeAttribute('title') }
			if (one.matches('[data-chosen]')) one.textContent = ''
			if (one.matches('table')) for (const name of ['role', 'aria-label']) one.removeAttribute(name)
			if (one.matches('[data-cell]')) one.removeAttribute('tabindex')
		}
		return copy.outerHTML
	}
	return document.querySelector('live-page').dataset.fragments.split(' ').filter(id => id !== 'presence')
		.filter(id => bare(document.getElementById(id)) !== bare(fresh.getElementById(id))).join(' ')
})()`

func (s *sending) equalsAFreshPage() {
	s.Helper()
	differs, err := chromedp.Run(s.ben, chromedp.Evaluate[string](unlikeFresh, chromedp.EvalAwaitPromise))
	must(s.T, err)
	if differs != "" {
		s.Errorf("these parts differ from a fresh page: %s", differs)
	}
}

func TestNothingCountsAsShownWhileRowsAreHeldAndShowMakesThePageAFreshOne(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	s.equalsAFreshPage()
	picked, other := w.Ours.Guests[0], w.Ours.Guests[1]
	changes := func(tag string) {
		annaTags(w, picked, tag)
		w.As("anna").Post("/e/amara-jonas/households/addition", "people", "Aaron "+tag).Change()
		annaTags(w, other, tag)
	}
	const reached, list = `document.querySelector('live-page').dataset.position`, `document.querySelector('#guests-rows').textContent`
	for _, how := range []struct{ name, gesture, tag string }{
		{"Show", `document.querySelector('.held-banner button').click()`, "choir"},
		{"letting go", `document.querySelector('.row-pick:checked:not([data-group])').click()`, "band"},
	} {
		t.Log(how.name)
		s.does(`document.querySelector('.row-pick:checked') || ` + rowOf(picked) + `.querySelector('.row-pick').click()`)
		s.sees(`document.querySelector('#guests-rows').hasAttribute('data-ignore-morph')`)
		s.does(`globalThis.at = ` + reached + `, globalThis.n = document.querySelector('live-page').changes`)
		changes(how.tag)
		s.sees(`document.querySelector('.held-banner') && document.querySelector('#guests-counts').textContent.includes('` + map[string]string{"choir": "8", "band": "9"}[how.tag] + ` guests')`)
		s.keeps("the position from before", reached+` === at && !`+list+`.includes('`+how.tag+`')`)
		s.does(how.gesture)
		s.sees(list + `.includes('Aaron ` + how.tag + `') && ` + reached + ` !== at`)
		s.equalsAFreshPage()
	}
}
