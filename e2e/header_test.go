package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// headerSays puts a state of the connection, and a number of people beside oneself, into the header, and is what came of
// it: the header's height, and what runs over its edges, is cut or covered.
const headerSays = `(state, people) => {
	const live = document.querySelector('live-page'), here = document.getElementById('presence')
	live.dataset.state = state
	live.querySelector('.live-text').textContent = live.getAttribute('data-text-' + state).replace('{n}', 60)
	const more = Object.assign(document.createElement('li'), {className: 'presence-more', textContent: '+9'})
	here.replaceChildren(...Array.from({length: people}, (_, i) => i < 3 ? here.firstElementChild.cloneNode(true) : more))
	const header = document.querySelector('.app-header')
	const out = [...header.querySelectorAll('.app-tools > *')].filter(el => el.checkVisibility()).map(el => el.getBoundingClientRect()).some(r => r.left < 0 || r.right > innerWidth)
	const words = live.querySelector('.live-text')
	const covered = [...here.querySelectorAll('.avatar')].some((avatar, i, all) => {
		if (!all[i + 1] || !here.checkVisibility()) return false
		avatar.textContent = 'MO'
		const letters = new Range()
		letters.selectNodeContents(avatar)
		const ring = parseFloat(getComputedStyle(avatar).boxShadow.match(/(\d+)px\s*$/)?.[1] ?? 0)
		return letters.getBoundingClientRect().right > all[i + 1].getBoundingClientRect().left - ring
	})
	return header.getBoundingClientRect().height + (out ? ' and something runs over' : '') + (words.scrollWidth > words.clientWidth ? ' and its words are cut' : '') + (covered ? ' and initials are covered' : '')
}`

func TestTheHeaderIsAsHighWhateverTheConnectionSaysAndHoweverManyAreHere(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := browser.New(t)
	signIn(t, tab, server, "host")
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/requests")))
	awaited(t, tab, liveBadge+` && document.querySelector('#presence li')`)
	for _, width := range []int64{1440, 1366, 1280, 1024, 768, 390} {
		must(t, browser.Resize(tab, browser.Size{Width: width, Height: 900}, browser.Light))
		says := func(state string, people int) string {
			return evaluate[string](t, tab, fmt.Sprintf(`String((%s)(%q, %d))`, headerSays, state, people))
		}
		usual := says("live", 1)
		t.Log(width, usual)
		for _, state := range []string{"live", "reconnecting", "polling", "offline"} {
			for _, people := range []int{1, 3, 4} {
				if got := says(state, people); got != usual {
					t.Errorf("%d px wide it is %s with %d people and the connection %s, else %s", width, got, people, state, usual)
				}
			}
		}
	}
}

func TestThePanelOfTheConnectionClosesAsTheOtherMenusDo(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := browser.New(t)
	signIn(t, tab, server, "host")
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/requests")))
	const panel = `document.querySelector('.live-panel')`
	open := func() {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Click(".live-panel > summary")))
		awaited(t, tab, panel+`.open && /Connections opened: 1/.test(`+panel+`.innerText)`)
	}
	awaited(t, tab, liveBadge)
	for _, size := range []browser.Size{browser.Laptop, browser.Tablet, browser.Phone} {
		must(t, browser.Resize(tab, size, browser.Light))
		open()
		if !evaluate[bool](t, tab, `(r => r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight)(document.querySelector('.live-counts').getBoundingClientRect())`) {
			t.Errorf("the panel runs over the window that is %d px wide", size.Width)
		}
		must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
		awaited(t, tab, `!`+panel+`.open && document.activeElement === `+panel+`.firstElementChild`)
		open()
		must(t, chromedp.Do(tab, browser.Click(".app-header")))
		awaited(t, tab, `!`+panel+`.open`)
	}
	must(t, browser.Resize(tab, browser.Laptop, browser.Light))
	open()
	must(t, chromedp.Do(tab, browser.Click(".me")))
	awaited(t, tab, `!`+panel+`.open && document.querySelector('.menu-me').open`)
}
