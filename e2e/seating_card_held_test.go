package e2e

import (
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// TestACardThatIsOpenedBetweenAMoveAndItsAnswerLeavesTheBoardAsItIsStored opens it while the first of two moves has been brought
// and the second one has no answer yet: the card's page comes over what the moves have drawn.
func TestACardThatIsOpenedBetweenAMoveAndItsAnswerLeavesTheBoardAsItIsStored(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	inner, moves := server.Config.Handler, atomic.Int32{}
	gates := []chan struct{}{make(chan struct{}), make(chan struct{})}
	let := []func(){sync.OnceFunc(func() { close(gates[0]) }), sync.OnceFunc(func() { close(gates[1]) })}
	for _, open := range let {
		t.Cleanup(open)
	}
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/moves") {
			<-gates[moves.Add(1)-1]
		}
		inner.ServeHTTP(w, r)
	})
	ctx := browser.New(t)
	tab := atBoard(t, ctx, server, "planner")
	evaluate[bool](t, tab, `globalThis.deliveries = 0; document.addEventListener('live-delivery', ({ detail }) => { if (detail.changes) deliveries++ }); true`)
	for _, m := range [][2]string{{"Bola Udo", "Table 4"}, {"Laura Adebayo", "Table 8"}} {
		grab(t, tab, `row('`+m[0]+`')`)
		drop(t, tab, `table('`+m[1]+`')`)
	}
	let[0]()
	must(t, browser.Wait(tab, `deliveries > 0`))
	evaluate[bool](t, tab, `document.querySelector('.parking .seat-who').click(); true`)
	must(t, browser.Wait(tab, `document.querySelector('#seating-card:not([hidden])') && document.querySelector('live-page').counts.streams > 1`))
	let[1]()
	must(t, browser.Wait(tab, `!document.querySelector('[data-pending], [data-ignore-morph]')`))
	must(t, browser.Wait(tab, `at('Laura Adebayo') === 'Table 8' && document.querySelector('live-page').state === 'live'`))
	if other := evaluate[string](t, tab, `at('Bola Udo')`); other != "Table 4" {
		t.Errorf("who was moved first is at %s", other)
	}
	other, err := chromedp.Run(tab, chromedp.Evaluate[string](asFresh, chromedp.EvalAwaitPromise))
	must(t, err)
	if other != "" {
		t.Error(other)
	}
}
