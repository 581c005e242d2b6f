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
	if covered := evaluate[bool](t, tab, `(() => {
		const box = (el) => el.getBoundingClientRect()
		const said = box(document.querySelector('.plan-over'))
		return [piece('Table 16'), piece('Table 7')].map((one) => box(one.querySelector('.room-name'))).some((name) => said.left < name.right && name.left < said.right && said.top < name.bottom && name.top < said.bottom)
	})()`); covered {
		t.Error("the name of a table is written over")
	}
	over(t, tab, `piece('Dance floor').querySelector('.room-shape')`)
	shows("On Dance floor", "Dance floor")
	over(t, tab, `piece('Photo booth').querySelector('.room-shape')`)
	shows("On Photo booth", "Photo booth")
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	mouse(t, tab, "mouseReleased", spotOf(t, tab, `piece('Photo booth').querySelector('.room-shape')`))
	must(t, browser.Wait(tab, `quiet() && `+marked+` === ''`))

	t.Log("out of the room; in the wall, and where people come in: the list says the same of it")
	grab(t, tab, `top_('Kids 1')`)
	at := over(t, tab, `piece('Exit').querySelector('.room-shape')`)
	shows("In a doorway, In a wall", "Exit")
	mouse(t, tab, "mouseMoved", spot{at.X, at.Y - 40})
	shows("Outside the room", "")
	drop(t, tab, `piece('Exit').querySelector('.room-shape')`)
	must(t, browser.Wait(tab, `quiet() && `+marked+` === '' && said().includes('Moved Kids 1.')`))
	must(t, browser.Wait(tab, `['Kids 1 stands in the way of this: Exit.', 'Kids 1 reaches through a wall, out of the room.'].every((words) => document.querySelector('#room-crowds').textContent.includes(words))`))

	t.Log("two that stand where the other does")
	grab(t, tab, `piece('Buffet').querySelector('.room-shape')`)
	over(t, tab, `piece('Bar').querySelector('.room-shape')`)
	shows("On Bar", "Bar")
	must(t, chromedp.Do(tab, browser.Keys(kb.Escape)))
	mouse(t, tab, "mouseReleased", spotOf(t, tab, `piece('Bar').querySelector('.room-shape')`))
	must(t, browser.Wait(tab, `quiet() && `+marked+` === ''`))

	t.Log("on a dance floor others than tables may lie")
	grab(t, tab, `piece('Photo booth').querySelector('.room-shape')`)
	over(t, tab, `piece('Dance floor').querySelector('.room-shape')`)
	shows("", "")
	over(t, tab, `top_('Table 16')`)
	shows("On Table 16", "Table 16")
	drop(t, tab, `top_('Table 16')`)
	must(t, browser.Wait(tab, `quiet() && `+marked+` === '' && said().includes('Moved Photo booth.')`))
}
