package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

func TestAnEventInFeetIsArrangedByFeetAndInches(t *testing.T) {
	server, d := webtest.Demo(t, "sqlite")
	s := newScenes(t, d)
	tab := arranging(t, browser.New(t), server, "planner")
	s.do(func(tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.EventEdited{Event: e.ID}, db.Update(tx, &e, db.Set{"units": events.Feet})
	})
	must(t, browser.Wait(tab, `document.querySelector('.room-scale').textContent.includes('0 ft') && document.querySelector('#room-crowds').textContent.includes('4′ 11″')`))
	must(t, chromedp.Do(tab, chromedp.Reload()))
	must(t, browser.Wait(tab, liveBadge))
	evaluate[bool](t, tab, planOf)

	t.Log("aisles are said to the inch")
	evaluate[bool](t, tab, `piece('Table 7').focus(); globalThis.was = spot('Table 7').split(',').map(Number); true`)
	must(t, chromedp.Do(tab, browser.Keys(" ")))
	must(t, browser.Wait(tab, `[...document.querySelectorAll('.plan-measures .plan-gap')].length > 2 && [...document.querySelectorAll('.plan-measures .plan-gap')].every(g => /^(\d+′)?( ?\d+″)?$/.test(g.textContent))`))

	t.Log("a key pushes it by half a foot, to the millimetre")
	must(t, chromedp.Do(tab, browser.Keys(kb.ArrowRight)))
	must(t, chromedp.Do(tab, browser.Keys(kb.ArrowRight)))
	must(t, browser.Wait(tab, `quiet() && spot('Table 7') !== was.join()`))
	if by := evaluate[int](t, tab, `Math.round(Math.hypot(...spot('Table 7').split(',').slice(0, 2).map((n, i) => n - was[i])))`); by != 2*152 {
		t.Errorf("two steps are %d mm", by)
	}

	t.Log("let go over the floor, it stands on a grid of half a foot")
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	grab(t, tab, `top_('Table 8')`)
	over(t, tab, `piece('Dance floor').querySelector('.room-shape')`)
	must(t, browser.Wait(tab, `document.querySelector('.plan-guides .plan-gap')`))
	before := evaluate[string](t, tab, `spot('Table 8')`)
	drop(t, tab, `piece('Dance floor').querySelector('.room-shape')`)
	must(t, browser.Wait(tab, `quiet() && spot('Table 8') !== '`+before+`'`))
	if !evaluate[bool](t, tab, `spot('Table 8').split(',').slice(0, 2).every((n, i) => Math.abs(n / 152.4 - Math.round(n / 152.4)) < 0.01 || [...document.querySelectorAll('.plan-piece')].some(p => p.dataset.called !== 'Table 8' && Math.abs(p.dataset.spot.split(',')[i] - n) < 10))`) {
		t.Errorf("it stands at %s", evaluate[string](t, tab, `spot('Table 8')`))
	}
}
