package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestTheWallsAreBuiltByTheirCorners(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	acting, watching := arranging(t, ctx, server, "planner"), arranging(t, ctx, server, "host-2")
	press := func(keys string) {
		t.Helper()
		must(t, chromedp.Do(acting, browser.Keys(keys)))
	}
	const corners = `document.querySelector('#plan-corners').dataset.corners`
	was := evaluate[string](t, acting, corners)

	t.Log("the dot in the middle of a wall becomes a corner, and the other planner's walls follow")
	grab(t, acting, `document.querySelector('.plan-middle')`)
	drop(t, acting, `piece('Dance floor').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `document.querySelectorAll('.plan-corner').length === 5 && said().includes('Saved the walls of the room.')`))
	now := evaluate[string](t, acting, corners)
	must(t, browser.Wait(watching, corners+` === '`+now+`'`))
	if same := evaluate[bool](t, watching, `document.querySelector('.room-floor').getAttribute('d').split('L').length === 5`); !same {
		t.Error("the floor isn't drawn with five corners")
	}

	t.Log("Escape lets the corner go where it was")
	grab(t, acting, `document.querySelectorAll('.plan-corner')[1]`)
	over(t, acting, `piece('Bar').querySelector('.room-shape')`)
	must(t, browser.Wait(acting, `document.querySelector('.plan-corner-held')`))
	press(kb.Escape)
	must(t, browser.Wait(acting, `!document.querySelector('.plan-corner-held') && `+corners+` === '`+now+`'`))
	mouse(t, acting, "mouseReleased", spotOf(t, acting, `piece('Bar').querySelector('.room-shape')`))

	t.Log("walls that cross are refused, and the room stands as it stood")
	grab(t, acting, `document.querySelectorAll('.plan-corner')[0]`)
	drop(t, acting, `document.querySelectorAll('.plan-corner')[3]`)
	must(t, browser.Wait(acting, `document.querySelector('details[open] #room-corners')?.textContent.includes('cross or touch each other')`))
	must(t, browser.Wait(acting, corners+` === '`+now+`' && document.querySelectorAll('.plan-corner').length === 5`))

	t.Log("by keyboard the corner is nudged, and taken away")
	evaluate[bool](t, acting, `document.querySelectorAll('.plan-corner')[1].focus(); true`)
	press(kb.ArrowDown)
	must(t, browser.Wait(watching, corners+` !== '`+now+`'`))
	must(t, browser.Wait(acting, corners+` !== '`+now+`' && document.activeElement.matches('.plan-corner')`))
	press(kb.Delete)
	must(t, browser.Wait(watching, corners+` === '`+was+`'`))
}
