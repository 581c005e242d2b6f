package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestWhileAPieceIsDraggedTheRoomSaysOnWhatItStands(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := arranging(t, browser.New(t), server, "planner")
	const on = `[...document.querySelectorAll('.plan-guides .plan-over')].map(o => o.textContent).sort().join(', ')`
	const marked = `[...document.querySelectorAll('.plan-piece[data-met]')].map(p => p.dataset.called).sort().join(', ')`
	shows := func(words, pieces string) {
		t.Helper()
		must(t, browser.Wait(tab, `document.querySelector('[data-dragging] .plan-guides') && `+on+` === '`+words+`' && `+marked+` === '`+pieces+`'`))
	}

	t.Log("a table over another one, in the middle of the dance floor, and on a room object")
	grab(t, tab, `top_('Table 7')`)
	over(t, tab, `top_('Table 16')`)
	shows("On Table 16", "Table 16")
	over(t, tab, `piece('Dance floor').querySelector('.room-shape')`)
	shows("On Dance floor", "Dance floor")
	over(t, tab, `piece('Photo booth').querySelector('.room-shape')`)
	shows("On Photo booth", "Photo booth")
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	mouse(t, tab, "mouseReleased", spotOf(t, tab, `piece('Photo booth').querySelector('.room-shape')`))
	must(t, browser.Wait(tab, `quiet() && `+marked+` === ''`))

	t.Log("what lies on no table says nothing")
	grab(t, tab, `piece('Photo booth').querySelector('.room-shape')`)
	over(t, tab, `piece('Dance floor').querySelector('.room-shape')`)
	shows("", "")
	over(t, tab, `top_('Table 16')`)
	shows("On Table 16", "Table 16")
	drop(t, tab, `top_('Table 16')`)
	must(t, browser.Wait(tab, `quiet() && `+marked+` === '' && said().includes('Moved Photo booth.')`))
}
