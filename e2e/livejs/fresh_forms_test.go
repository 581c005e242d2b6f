package livejs

import (
	"net/http"
	"strings"
	"testing"
)

// freshSite is a page with a form that shows a street, and what its forms are made of.
func freshSite(t *testing.T) (s *site, stored func(status int, street, madeOf string)) {
	const form = `<span id="forms" data-made-of="1" hidden></span><form id="edit" data-fresh="From before." method="post" action="/save"><input id="street" name="street" value="Mill Lane"></form>`
	s = newSite(t, form)
	s.extra += `<script type="module" src="/static/components/fresh-forms.js"></script>`
	return s, func(status int, street, madeOf string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.fails = status
		s.body = strings.NewReplacer("Mill Lane", street, `made-of="1"`, `made-of="`+madeOf+`"`).Replace(form)
	}
}

func TestAFormIsNotFromBeforeOnceWhatItShowsIsStoredAgain(t *testing.T) {
	s, stored := freshSite(t)
	b := s.visit()
	q := s.stream()
	b.is("live")
	b.run(`document.getElementById('street').value = 'Mill Lane 2'`)
	stored(0, "High Street", "2")
	q.send(patch("p1", `<span id="forms" data-made-of="2" hidden></span>`))
	b.wait(`document.querySelector('.form-before')?.textContent === 'From before.'`)
	stored(0, "Mill Lane", "3")
	q.send(patch("p2", `<span id="forms" data-made-of="3" hidden></span>`))
	b.wait(`!document.querySelector('.form-before')`)
	if got := b.text(`document.getElementById('street').value`); got != "Mill Lane 2" {
		t.Errorf("what was typed became %q", got)
	}
}

func TestAFormWhoseFreshPageCannotBeHadIsAskedForAgain(t *testing.T) {
	s, stored := freshSite(t)
	b := s.visit()
	b.allow("Failed to load resource", "answer 503")
	q := s.stream()
	b.is("live")
	loads := s.pageLoads()
	stored(http.StatusServiceUnavailable, "High Street", "2")
	q.send(patch("p1", `<span id="forms" data-made-of="2" hidden></span>`))
	for s.pageLoads() == loads {
		b.text(`1`)
	}
	stored(0, "High Street", "2")
	b.wait(`document.getElementById('street').value === 'High Street'`)
}

func TestAFormThatWasWrittenInOffersWhatCanBeChosenByNow(t *testing.T) {
	const before = `<span id="forms" data-made-of="1" hidden></span><form id="edit" data-fresh="From before." method="post" action="/save"><select id="with" name="with"><option value="1">One</option><option value="2">Two</option></select><select id="or" name="with"><option value="1">Or one</option></select></form>`
	s := newSite(t, before)
	s.extra += `<script type="module" src="/static/components/fresh-forms.js"></script>`
	stored := func(madeOf, options string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.body = strings.NewReplacer(`<option value="1">One</option><option value="2">Two</option>`, options, `made-of="1"`, `made-of="`+madeOf+`"`).Replace(before)
	}
	const offers = `[...document.getElementById('with').options].map((o) => o.label).join()`
	b := s.visit()
	q := s.stream()
	b.is("live")
	b.run(`document.getElementById('with').value = '2'`)
	stored("2", `<option value="1">One</option><option value="3">Three</option><option value="2">Zwei</option>`)
	q.send(patch("p1", `<span id="forms" data-made-of="2" hidden></span>`))
	b.wait(offers + ` === 'One,Three,Zwei' && document.getElementById('with').value === '2' && !document.querySelector('.form-before')`)
	if got := b.text(`document.getElementById('or').textContent`); got != "Or one" {
		t.Errorf("another choice of the same name offers %s", got)
	}
	stored("3", `<option value="1">One</option><option value="3">Three</option>`)
	q.send(patch("p2", `<span id="forms" data-made-of="3" hidden></span>`))
	b.wait(`document.querySelector('.form-before')?.textContent === 'From before.'`)
	if got := b.text(offers + ` + ' ' + document.getElementById('with').value`); got != "One,Three,Zwei 2" {
		t.Errorf("what was chosen and isn't there any more: %s", got)
	}
}
