package e2e

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestATableWithANameOfSixtyLettersMakesNothingWider(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	desk := inRoom(t, ctx, server, "planner")
	phone := browser.Session(t, ctx)
	signIn(t, phone, server, "planner")
	onPhone(t, phone)
	long := strings.Repeat("W", 60)
	load := func(tab context.Context, path string) {
		t.Helper()
		must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+path)))
	}
	load(desk, "/e/amara-jonas/seating/room")
	must(t, browser.Wait(desk, `document.querySelector('#plan-pieces a')`))
	edit := evaluate[string](t, desk, `document.querySelectorAll('#plan-pieces a')[2].getAttribute('href')`)
	load(desk, edit)
	must(t, browser.Wait(desk, `(f => f && (f.elements.name.value = '`+long+`', f.requestSubmit(), true))(document.querySelector('#edit-table'))`))
	must(t, browser.Wait(desk, `location.pathname.endsWith('/room') && document.querySelector('#plan-pieces').textContent.includes('`+long+`')`))
	const wider = `[...document.querySelectorAll('.seat-table, .problem-item, .plan-pieces li, h1, .seat-bar, td')].filter(el => el.checkVisibility() && el.scrollWidth > el.clientWidth + 1 && getComputedStyle(el).overflowX === 'visible').map(el => el.outerHTML.slice(0, 80)).concat(document.documentElement.scrollWidth > screen.width ? 'the page' : []).join('\n')`
	for _, path := range []string{"/e/amara-jonas/seating?view=list", "/e/amara-jonas/seating?view=room", "/e/amara-jonas/seating/room", edit, "/e/amara-jonas/guests"} {
		for name, tab := range map[string]context.Context{"desk": desk, "phone": phone} {
			load(tab, path)
			must(t, browser.Wait(tab, `document.readyState === 'complete' && document.querySelector('main').innerText.length > 0`))
			if wide := evaluate[string](t, tab, wider); wide != "" {
				t.Errorf("at the %s %s: %s", name, path, wide)
			}
		}
	}
	load(desk, "/e/amara-jonas/seating?view=list")
	must(t, browser.Wait(desk, `[...document.querySelectorAll('.seat-table h3')].some(h => h.title === '`+long+`')`))
}
