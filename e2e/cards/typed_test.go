package cards_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// between puts a handler before the server's: it answers itself, or hands the request on.
func between(server *httptest.Server, handle func(w http.ResponseWriter, r *http.Request, next http.Handler)) {
	next := server.Config.Handler
	server.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handle(w, r, next) })
}

const typed = `document.querySelector('#f-code')?.value`

func TestACodeThatIsTypedBeforeThePageIsReadyStays(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ready, asked := make(chan struct{}), make(chan struct{})
	ask := sync.OnceFunc(func() { close(asked) })
	between(server, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if strings.HasSuffix(r.URL.Path, "/reply-card.js") {
			ask()
			<-ready
		}
		next.ServeHTTP(w, r)
	})
	ctx := browser.New(t)
	open(t, ctx, server, "host", "/e/amara-jonas/replies")
	must(t, chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](`location.assign('`+page+`')`)))
	<-asked
	keys := &keyboard{t: t, ctx: ctx}
	holds(t, ctx, `document.activeElement?.id === 'f-code'`)
	keys.press("abcd")
	close(ready)
	holds(t, ctx, `document.querySelector('reply-card:defined')`)
	keys.press("-efg")
	holds(t, ctx, typed+` === 'abcd-efg'`)
}

func TestACodeThatIsTypedAfterACardWhichIsNotSavedWaitsForItsTurn(t *testing.T) {
	server, d := webtest.Demo(t, "sqlite")
	code, _ := pair(t, d)
	sent, answer := make(chan struct{}), make(chan struct{})
	var failed atomic.Bool
	between(server, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if strings.HasSuffix(r.URL.Path, "/sending") && failed.CompareAndSwap(false, true) {
			close(sent)
			<-answer
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		next.ServeHTTP(w, r)
	})
	ctx := browser.New(t)
	browser.Allow(ctx, "500")
	open(t, ctx, server, "host", page)
	holds(t, ctx, ready)
	keys := &keyboard{t: t, ctx: ctx}
	keys.press(code + kb.Enter)
	holds(t, ctx, asked)
	for text(t, ctx, `document.activeElement.matches('[data-card-end]') ? 'end' : ''`) == "" && keys.pressed < 40 {
		keys.press(map[bool]string{true: "2", false: "y"}[text(t, ctx, asked+`.parentElement.className`) == "card-meal"])
	}
	keys.press(kb.Enter)
	<-sent
	keys.press("wxy" + kb.Backspace + "yz")
	close(answer)
	holds(t, ctx, `document.querySelector('#card-form [data-failed]')`)
	keys.press(kb.Enter)
	holds(t, ctx, typed+` === 'wxyz' && document.activeElement.id === 'f-code'`)
	keys.press("zz")
	holds(t, ctx, typed+` === 'zz'`)
}
