package livejs

import (
	"net/http"
	"strings"
	"testing"
)

// TestTheStreamMovesToANewAddressOnceTheHandRests points the page at two searches, one right after the other, as typing
// does.
func TestTheStreamMovesToANewAddressOnceTheHandRests(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	s.set("data-rest-ms", "1000")
	b := s.visit()
	first := s.stream()
	b.is("live")
	b.run(`(() => {
		const page = document.querySelector('live-page')
		const search = (text) => { page.dataset.position = 'of-' + text; page.dataset.url = '/live?q=' + text }
		search('an')
		setTimeout(search, 20, 'ann')
	})()`)
	first.left() // at once: what it says is of another list
	next := s.stream()
	if next.query != "q=ann" || next.position != "of-ann" {
		t.Errorf("the stream goes on at %q from %q", next.query, next.position)
	}
	next.send(patch("of-ann2", `<p id="count">2</p>`))
	b.at("of-ann2")
	if n := b.text(`document.querySelector('live-page').counts.asked`); n != "2" {
		t.Errorf("%s streams were asked for, want the first and the last", n)
	}
}

// TestASearchThatFindsNoServerKeepsThePageAndGoesOn types while there is no network, and while the server can't answer.
func TestASearchThatFindsNoServerKeepsThePageAndGoesOn(t *testing.T) {
	s := newSite(t, `<form action="/" data-list-search><input name="q"></form><ul id="list"><li id="ada">ada</li></ul>`)
	s.set("data-fragments", "list")
	s.extra += `<script type="module" src="/static/components/list-search.js"></script>`
	before := s.body
	b := s.visit()
	s.stream()
	b.is("live")
	b.allow("Failed to load resource", "answer 503", "ERR_EMPTY_RESPONSE")
	b.run(`globalThis.stayed = true`)
	types := func(text string) {
		t.Helper()
		b.run(`const field = document.querySelector('[name=q]'); field.value = '` + text + `'; field.dispatchEvent(new Event('input', {bubbles: true}))`)
	}
	const kept = `globalThis.stayed && document.getElementById('ada') !== null && document.getElementById('notice-problem')?.textContent === 'Not yet.'`
	answers := func(status int, row string) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.fails, s.body = status, strings.Replace(before, `<li id="ada">ada</li>`, row, 1)
	}
	const waits = `globalThis.stayed && document.getElementById('notice-problem')?.textContent === 'Not yet.'`
	const found = `globalThis.stayed && document.getElementById('notice-problem') === null && location.search === `

	t.Log("no network")
	answers(-1, "")
	types("a")
	b.wait(kept)
	b.offline(true)
	types("ad")
	answers(0, `<li id="ada">ada</li><li id="adam">adam</li>`)
	b.offline(false)
	b.wait(found + `'?q=ad' && document.getElementById('adam') !== null`)

	t.Log("no answer")
	answers(http.StatusServiceUnavailable, "")
	types("adx")
	b.wait(kept)
	answers(0, `<li id="adx">adx</li>`)
	b.wait(found + `'?q=adx' && document.getElementById('ada') === null && document.querySelector('[name=q]').value === 'adx'`)

	t.Log("no answer yet: the server is left alone as long as it asks for, whatever is typed")
	b.run(`const plain = fetch; globalThis.asked = 0; globalThis.fetch = (...all) => { asked += new URL(all[0].url ?? all[0], location).pathname === '/'; return plain(...all) }`)
	s.mu.Lock()
	s.after = "1"
	s.mu.Unlock()
	answers(http.StatusServiceUnavailable, "")
	types("b")
	b.wait(`asked === 1 && document.getElementById('notice-problem')?.textContent === 'Not yet.'`)
	b.run(`globalThis.since = performance.now()`)
	for _, text := range []string{"be", "ben", "beno"} {
		types(text)
		if got := b.text(`asked`); got != "1" && b.text(`performance.now() - since < 500`) == "true" {
			t.Errorf("asked %s times", got)
		}
	}
	answers(0, `<li id="beno">beno</li>`)
	b.wait(found + `'?q=beno' && document.getElementById('beno') !== null && asked === 2`)

	t.Log("nobody waits five minutes for a list; who asks again meanwhile is told again that it waits")
	b.run(`document.body.dataset.longestMs = 1500`)
	s.mu.Lock()
	s.after = "300"
	s.mu.Unlock()
	answers(http.StatusServiceUnavailable, "")
	types("bent")
	b.wait(`asked === 3 && document.getElementById('notice-problem') !== null`)
	b.run(`document.querySelector('.notice-close').click(); document.querySelector('form').requestSubmit()`)
	b.wait(waits)
	answers(0, `<li id="bent">bent</li>`)
	b.wait(found + `'?q=bent' && document.getElementById('bent') !== null`)
}
