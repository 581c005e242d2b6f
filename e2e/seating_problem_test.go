package e2e

import (
	"testing"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestAProblemLeadsToWhomItIsAboutAndShowsThem(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for _, one := range []struct{ shown, look string }{
		{"list", `getComputedStyle(document.querySelector(':target')).boxShadow !== 'none'`},
		{"room", `getComputedStyle(document.querySelector(':target .room-seat')).strokeWidth === '9px'`},
	} {
		tab := atBoard(t, ctx, server, "planner")
		if one.shown == "room" {
			tab = inRoom(t, ctx, server, "planner")
		}
		must(t, browser.Resize(tab, browser.Laptop, browser.Light))
		for _, nth := range []string{"0", "1"} {
			evaluate[bool](t, tab, `(globalThis.problem = document.querySelectorAll('.problem-words')[`+nth+`], globalThis.about = problem.querySelector('strong').textContent, problem.click(), true)`)
			must(t, browser.Wait(tab, `location.hash === problem.hash && row(about) === document.querySelector(':target') && `+one.look))
			must(t, browser.Wait(tab, `(({ top, bottom }) => top >= 52 && bottom <= innerHeight)(row(about).getBoundingClientRect())`))
		}
	}
}
