package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// Names of tables of sixty letters without a blank: of one that problems of the board name, and of one that can't stand so.
var (
	wide  = strings.Repeat("W", 60)
	broad = strings.Repeat("M", 60)
)

// longNames is what is wrong with a name at a place: that it isn't there, or that its letters run out of what it stands in.
const longNames = `globalThis.longNames = (name, place, within) => {
	const found = [...document.querySelectorAll(place)].filter((el) => el.textContent.includes(name) && el.checkVisibility({ contentVisibilityAuto: true }))
	if (found.length === 0) return place + ' does not show the name'
	const runs = found.filter((el) => {
		const letters = new Range()
		letters.selectNodeContents(el)
		const rects = getComputedStyle(el).overflowX === 'visible' ? [...letters.getClientRects()] : [el.getBoundingClientRect()]
		const box = el.closest(within).getBoundingClientRect()
		return rects.some((r) => r.left < box.left - 1 || r.right > box.right + 1 || r.left < -1 || r.right > innerWidth + 1)
	})
	if (runs.length > 0) return place + ' runs out of ' + within + ': ' + runs[0].outerHTML.slice(0, 80)
	return document.documentElement.scrollWidth > document.documentElement.clientWidth ? 'the page is wider than the window' : ''
}; true`

func TestATableWithANameOfSixtyLettersMakesNothingWider(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	desk, phone := inRoom(t, ctx, server, "planner"), browser.Session(t, ctx)
	must(t, browser.Resize(desk, browser.Laptop, browser.Light))
	signIn(t, phone, server, "planner")
	onPhone(t, phone)
	load := func(tab context.Context, to string) {
		t.Helper()
		must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+to)))
		must(t, browser.Wait(tab, `document.readyState === 'complete' && document.querySelector('main').innerText.length > 0`))
		evaluate[bool](t, tab, longNames)
	}
	var edit string
	for _, names := range [][2]string{{"Table 6", broad}, {"Table 3", wide}} {
		was, name := names[0], names[1]
		load(desk, "/e/amara-jonas/seating/room")
		must(t, browser.Wait(desk, `document.querySelector('#plan-pieces a')`))
		edit = evaluate[string](t, desk, `[...document.querySelectorAll('#plan-pieces a')].find((a) => a.textContent === '`+was+`').getAttribute('href')`)
		load(desk, edit)
		must(t, browser.Wait(desk, `(f => f && (f.elements.name.value = '`+name+`', f.requestSubmit(), true))(document.querySelector('#edit-table'))`))
		must(t, browser.Wait(desk, `location.pathname.endsWith('/room') && document.querySelector('#plan-pieces').textContent.includes('`+name+`')`))
	}
	for name, tab := range map[string]context.Context{"desk": desk, "phone": phone} {
		holds := func(name, place, within string) {
			t.Helper()
			if err := browser.Wait(tab, fmt.Sprintf(`(globalThis.wrong = longNames('%s', '%s', '%s')) === ''`, name, place, within)); err != nil {
				t.Errorf("%s", evaluate[string](t, tab, `String(globalThis.wrong)`))
			}
		}
		t.Log("at the", name)
		load(tab, "/e/amara-jonas/seating?view=list")
		holds(wide, ".problem-words", ".problems")
		holds(wide, ".seat-problem", ".seat-table")
		holds(wide, ".seat-table h3", ".seat-table")
		evaluate[bool](t, tab, `document.querySelector('.parking .seat-guest input').click(); true`)
		must(t, browser.Wait(tab, `document.querySelector('.seat-bar').checkVisibility()`))
		evaluate[bool](t, tab, `document.querySelector('.seat-bar [commandfor=seat-to]').click(); true`)
		holds(wide, "#seating-destinations bdi", "#seating-destinations li")
		evaluate[bool](t, tab, `[...document.querySelectorAll('#seating-destinations button')].find((b) => b.textContent.includes('`+wide+`')).click(); true`)
		holds(wide, ".notice", ".notices")
		load(tab, "/e/amara-jonas/seating?view=room")
		must(t, browser.Wait(tab, `customElements.get('seat-board')`))
		evaluate[bool](t, tab, `[...document.querySelectorAll('.room-table')].find((t) => t.dataset.called === '`+wide+`').querySelector('.room-top').dispatchEvent(new MouseEvent('click', { bubbles: true })); true`)
		holds(wide, ".table-card strong", ".table-card")
		load(tab, "/e/amara-jonas/seating/room")
		holds(wide, ".plan-pieces a", ".plan-side li")
		holds(broad, "#room-crowds .problem-item a", "#room-crowds li")
		load(tab, edit)
		if name == "desk" {
			holds(wide, "h1", ".page-head")
		}
		for _, size := range []browser.Size{browser.Laptop, browser.Tablet} {
			if name == "phone" {
				size = browser.Phone // which has no column for it
			}
			must(t, browser.Resize(tab, size, browser.Light))
			load(tab, "/e/amara-jonas/guests?table="+wide)
			if name == "desk" {
				holds(wide, "td.col-table > bdi", "td")
				holds(wide, "a.chip span", "main") // a phone's chips are a strip that is scrolled
			}
			evaluate[bool](t, tab, `[...document.querySelectorAll('.filter-label')].find((el) => el.textContent === '`+wide+`').closest('details').open = true; true`)
			holds(wide, ".filter-label", ".menu-panel")
		}
	}
	must(t, browser.Resize(desk, browser.Laptop, browser.Light))
	load(desk, "/e/amara-jonas/seating?view=list")
	must(t, browser.Wait(desk, `[...document.querySelectorAll('.seat-table h3')].some(h => h.title === '`+wide+`')`))
}
