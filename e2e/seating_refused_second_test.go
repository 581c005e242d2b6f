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

// TestTheBoardIsLetGoWhenTheSecondOfTwoQuickMovesIsRefused has the answer to the second move come after the stream has brought
// the first, as it does on a phone's network, and nobody else do anything.
func TestTheBoardIsLetGoWhenTheSecondOfTwoQuickMovesIsRefused(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	inner, brought, moves := server.Config.Handler, make(chan struct{}), atomic.Int32{}
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/moves") && moves.Add(1) == 2 {
			<-brought
		}
		inner.ServeHTTP(w, r)
	})
	goOn := sync.OnceFunc(func() { close(brought) })
	t.Cleanup(goOn) // before the server itself ends
	ctx := browser.New(t)
	tab := inRoom(t, ctx, server, "planner")
	evaluate[bool](t, tab, `(() => {
		globalThis.deliveries = 0
		document.addEventListener('live-delivery', ({ detail }) => { if (detail.changes) deliveries++ })
		globalThis.full = document.querySelector('.room-table[data-full]')
		for (const [who, table] of [['Temi Afolabi', globalThis.table('Table 4')], ['Rachel Afolabi', full]]) {
			const board = document.querySelector('seat-board')
			const form = Object.assign(document.createElement('form'), { method: 'post', action: board.dataset.action })
			const { occasion, plan } = board.dataset
			for (const [name, value] of Object.entries({ occasion, plan, guest: row(who).querySelector('input').value, to: table.dataset.to }))
				form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
			document.body.append(form)
			form.requestSubmit()
		}
		return true
	})()`)
	must(t, browser.Wait(tab, `deliveries > 0`))
	goOn()
	must(t, browser.Wait(tab, `quiet() && !document.querySelector('[data-ignore-morph]')`))
	must(t, browser.Wait(tab, `at('Temi Afolabi') === 'Table 4' && at('Rachel Afolabi') === 'parking' && document.querySelector('[data-refused]')`))
	if n := evaluate[int](t, tab, `document.querySelector('live-page').counts.asked`); n != 1 {
		t.Errorf("it had asked %d times", n)
	}
	other, err := chromedp.Run(tab, chromedp.Evaluate[string](asFresh, chromedp.EvalAwaitPromise))
	must(t, err)
	if other != "" {
		t.Error(other)
	}
}
