package e2e

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/accounts"
	"convive/static"
	"convive/views/layout"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func evaluate[T any](t *testing.T, tab context.Context, js string) T {
	t.Helper()
	v, err := chromedp.Run(tab, chromedp.Evaluate[T](js))
	must(t, err)
	return v
}

// awaited asks for a condition from outside of the page: timers of a page without JavaScript never fire.
func awaited(t *testing.T, tab context.Context, condition string) {
	t.Helper()
	limit := time.After(20 * time.Second)
	for {
		held, _ := chromedp.Run(tab, chromedp.Evaluate[bool](`(() => { try { return !!(`+condition+`) } catch { return false } })()`))
		if held {
			return
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-limit:
			at, _ := chromedp.Run(tab, chromedp.Evaluate[string](`location.href + ' ' + document.body.innerText.slice(0, 300)`))
			t.Fatalf("this does not hold: %s\nat %s", condition, at)
		}
	}
}

// withoutScript makes a tab one whose pages run no JavaScript.
func withoutScript(t *testing.T, tab context.Context) {
	t.Helper()
	_, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	must(t, err)
}

// newWorld is two organizations with an event each behind the real server, with the files that its pages link to. Its
// clock is moved by hand.
func newWorld(t *testing.T) *webtest.World {
	t.Helper()
	must(t, static.Check())
	layout.SetAssets(static.URL)
	return webtest.New(t, "sqlite")
}

// password is everybody's in a world who signs in.
const password = "three small words"

// arrives signs an account in by the form, which leads on to a page.
func arrives(t *testing.T, tab context.Context, w *webtest.World, a accounts.Account, path string) {
	t.Helper()
	must(t, accounts.SetPassword(t.Context(), w.DB, a.Email, password))
	must(t, chromedp.Do(tab, chromedp.Navigate(w.Server.URL+"/sign-in?next="+path)))
	typed(t, tab, map[string]string{"f-email": a.Email, "f-password": password})
	clicked(t, tab, "#sign-in .button-filled")
	must(t, browser.Wait(tab, here(path)))
}
