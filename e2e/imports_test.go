package e2e

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// at opens a page as one of the demo's people, in a browser of their own.
func at(t *testing.T, ctx context.Context, server *httptest.Server, role, path string) context.Context {
	t.Helper()
	tab := browser.Session(t, ctx)
	if role != "" {
		signIn(t, tab, server, role)
	}
	must(t, chromedp.Do(tab, chromedp.Navigate(server.URL+path)))
	return tab
}

// afresh loads a stranger's page again and waits until it is there, and live where it lives: what was done before could have come by then.
func afresh(t *testing.T, tab context.Context) {
	t.Helper()
	evaluate[bool](t, tab, `globalThis.before = true`)
	must(t, chromedp.Do(tab, chromedp.Reload()))
	must(t, browser.Wait(tab, `!globalThis.before && document.readyState === 'complete' && (document.querySelector('live-page')?.dataset.state ?? 'live') === 'live' && document.querySelector('main').innerText.trim() !== ''`))
}

// list is the absolute path of a guest list of the importer's tests; the browser reads it.
func list(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "models", "imports", "lists", "testdata", name))
	must(t, err)
	return path
}

const (
	says      = `document.body.innerText.includes(%s)`
	liveBadge = `document.querySelector('live-page').dataset.state === 'live'`
)

func shows(text string) string { return strings.Replace(says, "%s", `"`+text+`"`, 1) }

func TestAHostImportsAListWhileAnotherLooksAtTheGuests(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	watching := at(t, ctx, server, "planner", "/e/amara-jonas/guests?q=Papadakis")
	stranger := at(t, ctx, server, "stranger", "/events")
	host := at(t, ctx, server, "host", "/e/amara-jonas/import")
	must(t, browser.Wait(watching, liveBadge))
	must(t, browser.Wait(host, liveBadge))

	// The wrong file is refused in place; what was brought before it is not lost.
	must(t, chromedp.Do(host, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{list(t, "broken.csv")})))
	must(t, browser.Wait(host, `document.activeElement.matches('.error-summary') && document.activeElement.innerText.includes('line 3')`))

	// One that is too large is never sent: its field says so.
	large := filepath.Join(t.TempDir(), "large.csv")
	must(t, os.WriteFile(large, make([]byte, 21<<20), 0o600))
	must(t, chromedp.Do(host, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{large})))
	must(t, browser.Wait(host, `document.querySelector('#f-file').validationMessage.includes('larger than 20 MB')`))

	// Choosing a file is enough: the preview follows.
	must(t, chromedp.Do(host, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{list(t, "the-knot.csv")})))
	must(t, browser.Wait(host, `location.pathname.startsWith('/e/amara-jonas/import/') && `+shows("Import 120 guests")))
	must(t, browser.Wait(watching, `!`+shows("Stella Papadakis")))
	pictures(t, host, "import-preview")

	clicked(t, host, "#import-apply button")
	must(t, browser.Wait(host, `location.pathname === '/e/amara-jonas/guests' && `+shows("Imported the-knot.csv: 120 new guests")))
	must(t, browser.Wait(watching, shows("Stella Papadakis")))

	// The same list, later: a few changes, one rename, two people missing.
	must(t, chromedp.Do(host, chromedp.Navigate(server.URL+"/e/amara-jonas/import")))
	must(t, chromedp.Do(host, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{list(t, "reimport.csv")})))
	must(t, browser.Wait(host, shows("Stella Papadakis-Lund")+` && `+shows("7 Lantern Square")))
	clicked(t, host, "#import-apply button")
	must(t, browser.Wait(watching, shows("Stella Papadakis-Lund")))

	// Undo takes the second import back, and nothing else.
	must(t, browser.Wait(host, `document.querySelector('#notice-done button[type=submit]')`))
	clicked(t, host, "#notice-done button[type=submit]")
	must(t, browser.Wait(watching, `!`+shows("Papadakis-Lund")+` && `+shows("Stella Papadakis")))

	afresh(t, stranger)
	if text, err := chromedp.Run(stranger, chromedp.Evaluate[string](`document.body.innerText`)); err != nil || strings.Contains(text, "Papadakis") {
		t.Errorf("the stranger sees %q, %v", text, err)
	}
}

// pictures takes a page at each size and in both schemes, and has it checked.
func pictures(t *testing.T, tab context.Context, name string) {
	t.Helper()
	checker, err := os.ReadFile(axe)
	if err != nil {
		t.Fatalf("axe-core is missing: run bash .ci/needs (%v)", err)
	}
	look(t, tab, screen{name: name}, string(checker))
	must(t, browser.Resize(tab, browser.Laptop, browser.Light))
}
