package e2e

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// planOf is how the stories find their way in a room that is arranged: pieces by what they are called.
const planOf = `
	globalThis.piece = (name) => [...document.querySelectorAll('.plan-piece')].find(p => p.dataset.called === name)
	globalThis.top_ = (name) => piece(name).querySelector('.room-top')
	globalThis.spot = (name) => piece(name)?.dataset.spot
	globalThis.drawnAt = (name) => piece(name).x.baseVal.value + ',' + piece(name).y.baseVal.value
	globalThis.said = () => document.querySelector('#notices').textContent
	globalThis.quiet = () => !document.querySelector('.plan-piece[data-pending], .plan-guides')
	true`

func arranging(t *testing.T, ctx context.Context, server *httptest.Server, role string) context.Context {
	t.Helper()
	tab := browser.Session(t, ctx)
	signIn(t, tab, server, role)
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+"/e/amara-jonas/seating/room")))
	must(t, browser.Wait(tab, `document.querySelector('live-page').dataset.state === 'live'`))
	evaluate[bool](t, tab, planOf)
	return tab
}

func TestTwoPlannersArrangeTheRoom(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := arranging(t, ctx, server, "planner"), arranging(t, ctx, server, "host-2")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(acting, browser.Keys(keys)))
	}

	t.Log("a table is dragged: a measure shows how far the next one is, and the other planner sees it stand elsewhere")
	before := evaluate[string](t, acting, `spot('Table 7')`)
	grab(t, acting, `top_('Table 7')`)
	over(t, acting, `piece('Dance floor').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `document.querySelector('.plan-guides .plan-gap')`))
	must(t, browser.Wait(acting, `document.querySelector('.plan-raised use').getAttribute('href') === '#' + piece('Table 7').id`)) // over all others
	drop(t, acting, `piece('Dance floor').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `quiet() && spot('Table 7') !== '`+before+`' && said().includes('Moved Table 7.')`))
	now := evaluate[string](t, acting, `spot('Table 7')`)
	must(t, browser.Wait(watching, `spot('Table 7') === '`+now+`'`))

	t.Log("Escape lets go where it stood")
	grab(t, acting, `top_('Table 8')`)
	over(t, acting, `piece('Dance floor').querySelector('.room-shape')`)
	press(kb.Escape)
	must(t, browser.Wait(acting, `quiet() && !document.querySelector('room-plan[data-dragging]')`))
	mouse(t, acting, "mouseReleased", spotOf(t, acting, `piece('Dance floor').querySelector('.room-shape')`))

	t.Log("two drag the same table: the second is told who was first, and it stands where the first put it")
	grab(t, watching, `top_('Table 16')`)
	grab(t, acting, `top_('Table 16')`)
	drop(t, acting, `piece('Gifts').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `quiet() && said().includes('Moved Table 16.')`))
	first := evaluate[string](t, acting, `spot('Table 16')`)
	drop(t, watching, `piece('Bar').querySelector('.room-shape')`)
	must(t, browser.Wait(watching, `said().includes('moved Table 16 a moment ago. It stays where it is now.') && quiet() && spot('Table 16') === '`+first+`'`))

	t.Log("a table is removed while the other drags it")
	grab(t, watching, `top_('Table 20')`)
	evaluate[bool](t, acting, `piece('Table 20').focus(); true`)
	press(" ")
	press(kb.Delete)
	must(t, browser.Wait(acting, `!piece('Table 20')`))
	drop(t, watching, `piece('Bar').querySelector('.room-shape')`)
	must(t, browser.Wait(watching, `said().includes('Somebody removed what you are moving a moment ago.') && quiet() && !piece('Table 20')`))
}

func TestAWarningChoosesTheTablesThatItIsAboutAndTheToolsStayInSight(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	const narrow = `document.querySelector('#room-crowds .plan-pieces a')`
	wanted := evaluate[string](t, tab, narrow+`.textContent.trim()`)
	evaluate[bool](t, tab, `(`+narrow+`.click(), true)`)
	const chosen = `[...document.querySelectorAll('.plan-piece[aria-checked="true"]')].map((p) => p.dataset.called)`
	must(t, browser.Wait(tab, chosen+`.length === 2`))
	for _, name := range evaluate[[]string](t, tab, chosen) {
		if !strings.Contains(wanted, name) {
			t.Errorf("%s was chosen by %q", name, wanted)
		}
	}
	must(t, browser.Wait(tab, shows("2 selected")))
	if !evaluate[bool](t, tab, `document.querySelector('.board-bar').getBoundingClientRect().top >= document.querySelector('header').getBoundingClientRect().bottom`) {
		t.Error("the tools lie under the header")
	}
	if !evaluate[bool](t, tab, `document.activeElement.getAttribute('aria-checked') === 'true'`) {
		t.Error("no chosen table has the focus")
	}

	t.Log("one about a room object chooses that")
	evaluate[bool](t, tab, `piece('Bar').focus(), true`)
	for range 3 {
		must(t, chromedp.Do(tab, browser.Keys(kb.ArrowRight, chromedp.KeyModifiers(chromedp.ModifierShift))))
	}
	const outside = `[...document.querySelectorAll('#room-crowds a')].find((a) => a.textContent.startsWith('Bar stands outside'))`
	must(t, browser.Wait(tab, `!!`+outside))
	evaluate[bool](t, tab, `(`+outside+`.click(), true)`)
	must(t, browser.Wait(tab, chosen+`.join() === 'Bar' && document.activeElement === piece('Bar')`))
}

func TestTheRoomIsArrangedByKeyboard(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	tab, watching := arranging(t, ctx, server, "planner"), arranging(t, ctx, server, "host-2")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(tab, browser.Keys(keys)))
	}
	evaluate[bool](t, tab, `piece('Kids 1').focus(); globalThis.was = spot('Kids 1').split(',').map(Number); true`)
	press(kb.ArrowRight)
	press(kb.ArrowRight)
	press("r")
	must(t, browser.Wait(tab, `quiet() && spot('Kids 1').split(',')[2] === '15' && document.activeElement === piece('Kids 1')`))
	if moved := evaluate[int](t, tab, `spot('Kids 1').split(',').map((n, i) => Math.abs(n - was[i])).reduce((a, b) => a + b)`); moved != 200+15 {
		t.Errorf("two steps and a turn moved it by %d", moved)
	}
	must(t, browser.Wait(watching, `spot('Kids 1').split(',')[2] === '15'`))

	t.Log("copies in a row")
	press(" ")
	must(t, browser.Wait(tab, `document.querySelector('.plan-count').textContent === 'Kids 1'`))
	must(t, browser.Wait(tab, `document.querySelectorAll('.plan-measures .plan-gap').length >= 3`))
	press("d")
	must(t, browser.Wait(tab, `document.querySelector('#plan-copies').open`))
	t.Log("as far from each other as it reaches, and an aisle, until somebody writes another distance")
	const far = `document.querySelector('#plan-copies [name=distance]')`
	must(t, browser.Wait(tab, `Number(`+far+`.value) >= 3.7 && Number(`+far+`.value) <= 4.3`))
	evaluate[bool](t, tab, far+`.value = '2.9'; true`)
	evaluate[bool](t, tab, `((way) => { way.selectedIndex = 1; way.dispatchEvent(new Event('change', { bubbles: true })) })(document.querySelector('#plan-copies [name=direction]')); true`)
	must(t, browser.Wait(tab, far+`.value === '2.9'`))
	evaluate[bool](t, tab, `document.querySelector('#plan-copies [name=direction]').selectedIndex = 0; `+far+`.value = '3'; true`)
	evaluate[bool](t, tab, `document.querySelector('#plan-copies [name=count]').value = '2'; document.querySelector('#plan-copies [name=count]').focus(); true`)
	enter(t, tab)
	must(t, browser.Wait(watching, `piece('Kids 3') && piece('Kids 4') && spot('Kids 4') !== spot('Kids 3')`))

	t.Log("what is locked stays")
	must(t, browser.Wait(tab, `!document.querySelector('#plan-copies').open && piece('Kids 4')`))
	evaluate[bool](t, tab, `piece('Kids 2').focus(); globalThis.stood = drawnAt('Kids 2'); true`)
	press("l")
	must(t, browser.Wait(tab, `piece('Kids 2').hasAttribute('data-locked')`))
	must(t, browser.Wait(watching, `piece('Kids 2').hasAttribute('data-locked')`))
	evaluate[bool](t, tab, `piece('Kids 2').focus(); true`)
	press(kb.ArrowRight)
	if stands := evaluate[bool](t, tab, `quiet() && drawnAt('Kids 2') === stood`); !stands {
		t.Error("the locked table moved")
	}
}
