package livejs

import (
	"fmt"
	"strings"
	"testing"

	"convive/e2e/browser"
)

// list is a region that is held still, with a row for each guest.
func list(rows ...string) string {
	var all strings.Builder
	for _, name := range rows {
		fmt.Fprintf(&all, `<li id="%s"><input class="row-pick" type="checkbox" aria-label="%[1]s">%[1]s</li>`, name)
	}
	return `<ul id="list" data-holds>` + all.String() + `</ul>`
}

// holding is a site with such a list, the news of others, and a field outside of the list.
func holding(t *testing.T, rows ...string) *site {
	s := newSite(t, `<hold-still data-text-changed="It has changed." data-text-show="Show" data-text-dismiss="Dismiss"><input id="search">`+list(rows...)+`</hold-still>
		<div id="news" data-text-several="{name} made {n} changes" data-text-guests="{name} changed {n} guests" data-text-others="{n} others"></div>`)
	s.set("data-fragments", "list")
	s.extra = `<script type="module" src="/static/components/news.js"></script><script type="module" src="/static/components/hold-still.js"></script>`
	return s
}

// said is news of what others did, the newest first.
func said(more int, sentences ...string) string {
	var all []string
	for _, text := range sentences {
		name, _, _ := strings.Cut(text, " ")
		all = append(all, fmt.Sprintf(`{"actor":%q,"name":%q,"text":%q}`, strings.ToLower(name), name, text))
	}
	return fmt.Sprintf("event: convive-news\ndata: {\"said\":[%s],\"more\":%d}\n\n", strings.Join(all, ","), more)
}

// about is news of one change of guests.
func about(text string, guests ...string) string {
	return strings.Replace(said(0, text), `"text":`, `"guests":["`+strings.Join(guests, `","`)+`"],"text":`, 1)
}

const banner = `document.querySelector('.held-banner .notice-text')?.textContent`

func TestTheBannerAddsUpWhatCameWhileTheRowsAreHeld(t *testing.T) {
	s := holding(t, "ada", "bob")
	b := s.visit()
	q := s.stream()
	q.send(said(0, "Zoe seated somebody")) // before anything was held back: of another page
	b.wait(`document.getElementById('news').textContent === 'Zoe seated somebody'`)
	b.run(`document.querySelector('#ada input').click()`)
	comes := func(position, news, want string) {
		t.Helper()
		q.send(patch(position, `<li id="bob">Bob `+position+`</li>`)).send(news)
		b.wait(banner + ` === '` + want + `'`)
	}
	q.send(patch("p1", `<li id="bob">Bob p1</li>`))
	b.wait(banner + ` === 'It has changed.'`)
	comes("p2", said(0, "Anna changed Bob"), "Anna changed Bob")
	comes("p3", said(0, "Anna changed Eve"), "Anna made 2 changes")
	b.run(`document.querySelector('.held-banner button:last-child').click()`)
	b.wait(`!document.querySelector('.held-banner')`)
	comes("p4", said(0, "Jonas changed Bob", "Anna changed Bob"), "Anna and Jonas made 4 changes")
	q.send(said(5, "Jonas changed Eve"))
	b.wait(banner + ` === 'Anna and Jonas made 10 changes'`)
	comes("p5", said(0, "Ben changed Bob"), "Anna, Jonas, and Ben made 11 changes")
	comes("p6", said(0, "Carla changed Bob", "Dora changed Bob"), "Anna, Jonas, and 3 others made 13 changes")

	t.Log("guests by name are counted, each once, as long as it is about nothing else")
	b.run(`document.querySelector('#ada input').click()`)
	q = s.stream()
	q.send(patch("g0", list("ada", "bob")))
	b.at("g0")
	b.run(`document.querySelector('#ada input').click()`)
	comes("g1", about("Anna changed Bob", "bob"), "Anna changed Bob")
	comes("g2", about("Anna changed Bob", "bob"), "Anna made 2 changes")
	comes("g3", about("Anna changed the side of Bob, Eve and Jo", "bob", "eve", "jo"), "Anna changed 3 guests")
	comes("g4", about("Ben changed Cleo", "cleo"), "Anna and Ben changed 4 guests")
	comes("g5", said(0, "Ben changed Table 4"), "Anna and Ben made 5 changes")

	if got := b.text(`document.getElementById('news').textContent`); strings.Contains(got, "Anna") || strings.Contains(got, "Ben") {
		t.Errorf("what the banner tells stands in the news, too: %q", got)
	}

	t.Log("the next hold begins anew")
	b.run(`document.querySelector('#ada input').click()`)
	q = s.stream()
	q.send(patch("p7", list("ada", "bob")))
	b.at("p7")
	b.run(`document.querySelector('#ada input').click()`)
	comes("p8", said(0, "Anna changed Ada"), "Anna changed Ada")
}

// TestASearchShowsWhatWasHeldAndHoldsOnlyRowsThatAHandIsStillOn brings other rows past the hold, as a search does.
func TestASearchShowsWhatWasHeldAndHoldsOnlyRowsThatAHandIsStillOn(t *testing.T) {
	s := holding(t, "ada", "bob")
	s.extra += `<script type="module" src="/static/components/list-search.js"></script>`
	s.body = `<form action="/" data-list-search="list"><input name="q"></form>` + s.body
	whole := s.body
	b := s.visit()
	s.stream().send(patch("p1", `<li id="bob">Bob</li>`))
	b.at("p1")
	b.run(`document.querySelector('#ada input').click()`)
	searches := func(text string, rows ...string) *request {
		t.Helper()
		s.mu.Lock()
		s.body = strings.Replace(whole, list("ada", "bob"), list(rows...), 1)
		s.mu.Unlock()
		s.set("data-url", "/live?q="+text)
		s.set("data-position", "of-"+text)
		b.run(`const field = document.querySelector('[name=q]'); field.value = '` + text + `'; field.dispatchEvent(new Event('input', {bubbles: true}))`)
		b.wait(`document.querySelector('live-page').dataset.url === '/live?q=` + text + `' && document.querySelectorAll('#list li').length === ` + fmt.Sprint(len(rows)))
		for {
			if q := s.stream(); q.query == "q="+text {
				return q
			}
		}
	}

	t.Log("a row that a hand is on is still among those found")
	q := searches("ad", "ada", "eva")
	q.send(patch("a1", `<li id="eva">Eva Berg</li>`)).send(said(0, "Anna changed Eva"))
	b.wait(banner + ` === 'Anna changed Eva'`)
	b.wait(`document.getElementById('eva').textContent === 'eva' && document.querySelector('#ada input').checked`)

	t.Log("it is not")
	q = searches("bo", "bob")
	b.wait(`!document.querySelector('.held-banner') && !document.getElementById('list').hasAttribute('data-ignore-morph')`)
	q.send(patch("b1", `<li id="bob">Robert</li>`))
	b.at("b1")
	b.wait(`document.getElementById('bob').textContent === 'Robert' && !document.querySelector('.held-banner')`)
}

func TestNoBannerTellsOfOnesOwnCommandBeforeItsAnswer(t *testing.T) {
	const state = `(state) => document.dispatchEvent(new CustomEvent('command-state', {detail: {form: document.getElementById('mine'), state}}))`
	s := holding(t, "ada", "bob")
	b := s.visit()
	b.run(`document.querySelector('hold-still').insertAdjacentHTML('beforeend', '<form id="mine"></form>'), globalThis.own = ` + state + `
		document.addEventListener('live-held', () => { globalThis.heard = true })
		document.querySelector('#ada input').click(), own('pending')`)
	q := s.stream()
	q.send(patch("p1", `<li id="bob">Bob p1</li>`))
	b.wait(`globalThis.heard`)
	if got := b.text(`String(document.querySelector('.held-banner'))`); got != "null" {
		t.Error("a banner tells of what may be the own command")
	}
	b.run(`own('refused')`)
	b.wait(banner + ` === 'It has changed.'`)
	b.run(`document.querySelector('.held-banner button:last-child').click(), own('pending')`)
	q.send(patch("p2", `<li id="bob">Bob p2</li>`))
	q.send(said(0, "Anna changed Bob"))
	b.wait(banner + ` === 'Anna changed Bob'`) // the answer doesn't come
}

func TestDismissGivesTheFocusBack(t *testing.T) {
	for name, one := range map[string]struct{ before, after string }{
		"to what had it":                    {`document.querySelector('#bob input').focus()`, `#bob input`},
		"to what had it beside the rows":    {`document.getElementById('search').focus()`, `#search`},
		"to the first row, where it's gone": {`const gone = document.getElementById('search'); gone.focus(); gone.remove()`, `#ada input`},
		"to the first row, where none did":  {``, `#ada input`},
	} {
		t.Run(name, func(t *testing.T) {
			s := holding(t, "ada", "bob")
			b := s.visit()
			b.do(browser.Keys("\t")) // the window has the focus
			b.run(`document.querySelector('#bob input').click(); ` + one.before)
			s.stream().send(patch("p1", `<li id="bob">Bob</li>`))
			b.wait(`document.querySelector('.held-banner')`)
			b.run(`document.querySelector('.held-banner button:last-child').focus()`)
			b.do(browser.Keys("\r"))
			b.wait(`!document.querySelector('.held-banner')`)
			b.wait(`document.activeElement === document.querySelector('` + one.after + `') && document.getElementById('list').hasAttribute('data-ignore-morph')`)
		})
	}
}

func TestARowThatCameWhileTheRowsAreHeldMayChangeAndGoAgain(t *testing.T) {
	s := holding(t, "ada", "bob")
	b := s.visit()
	b.run(`document.querySelector('#ada input').click()
		globalThis.handed = 0
		document.addEventListener('datastar-fetch', ({ detail }) => { handed += JSON.stringify(detail.argsRaw ?? '').includes('eva') })`)
	q := s.stream()
	q.send(patch("p1", `<li id="eva">Eva</li>`, "selector", "#list", "mode", "append"))
	q.send(patch("p2", `<li id="eva">Eva Berg</li>`))
	q.send(patch("p3", "", "selector", "#eva", "mode", "remove"))
	q.send(said(0, "Anna removed Eva"))
	b.wait(banner + ` === 'Anna removed Eva' && !document.getElementById('eva')`)
	if handed := b.text(`handed`); handed != "0" {
		t.Errorf("%s patches of a row that isn't there", handed)
	}
}

func TestWhatWasHeldBackComesWhenTheHandLetsGoInTheMiddleOfADelivery(t *testing.T) {
	s := holding(t, "ada", "bob")
	b := s.visit()
	q := s.stream()
	b.run(`document.querySelector('#ada input').click()`)
	q.send("event: datastar-patch-elements\ndata: elements <li id=\"bob\">Bob changed</li>\n\n" + said(0, "Zoe sat")) // no id: more of it follows
	b.wait(`document.getElementById('news').textContent === 'Zoe sat'`)
	b.run(`document.querySelector('#ada input').click()`)
	s.stream().send(patch("p2", list("ada", "bob")[:len(list("ada", "bob"))-len("</ul>")]+`<li id="cy">Cy</li></ul>`))
	b.at("p2")
	b.wait(`document.getElementById('cy')`)
}
