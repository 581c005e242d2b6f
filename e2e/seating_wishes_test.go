package e2e

import (
	"testing"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

func TestWhoRemovesAWishByKeyStaysInTheList(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	tab := at(t, browser.New(t), server, "planner", "/e/amara-jonas/seating/wishes")
	must(t, browser.Wait(tab, liveBadge))
	evaluate[bool](t, tab, `(globalThis.wishes = [...document.querySelectorAll('.wish')], wishes[0].querySelector('.wish-remove button').focus(), true)`)
	enter(t, tab)
	must(t, browser.Wait(tab, `!wishes[0].isConnected && document.activeElement === wishes[1] && document.querySelector('#notices form')`))
}
