// Package reports_test prints the sheets in a real browser: sizes of paper, pages, heads, and the moment they were made.
package reports_test

import (
	"context"
	"math"
	"net/http/httptest"
	"regexp"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
)

// paper is a width and a height in inches.
type paper struct{ width, height float64 }

var papers = map[string]paper{"A4": {8.27, 11.69}, "Letter": {8.5, 11}}

// open signs a host of the demo in and shows a report of it.
func open(t *testing.T, ctx context.Context, server *httptest.Server, path string) {
	t.Helper()
	cookie := webtest.SignIn(t, server, "host")
	_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: cookie.Name, Value: cookie.Value, URL: server.URL})
	must(t, err)
	must(t, chromedp.Do(ctx, chromedp.Navigate(server.URL+"/e/amara-jonas/reports"+path)))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var box = regexp.MustCompile(`/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]`)

// print returns the size of each page that the browser prints on a paper.
func print(t *testing.T, ctx context.Context, p paper) (pages []paper) {
	t.Helper()
	out, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: p.width, PaperHeight: p.height})
	must(t, err)
	for _, m := range box.FindAllSubmatch(out.Data, -1) {
		width, _ := strconv.ParseFloat(string(m[1]), 64)
		height, _ := strconv.ParseFloat(string(m[2]), 64)
		pages = append(pages, paper{width / 72, height / 72})
	}
	return pages
}

func TestListsPrintOnEitherPaper(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for report, want := range map[string]struct {
		least, most int
		across      bool
	}{"guests": {10, 24, true}, "seating-by-table": {3, 7, false}, "seating-a-z": {2, 5, false}, "meals": {1, 1, false}} {
		open(t, ctx, server, "/"+report)
		for name, p := range papers {
			pages := print(t, ctx, p)
			if len(pages) < want.least || len(pages) > want.most {
				t.Errorf("%s on %s: %d pages, want %d to %d", report, name, len(pages), want.least, want.most)
			}
			if want.across {
				p = paper{p.height, p.width}
			}
			for _, got := range pages {
				if math.Abs(got.width-p.width) > 0.02 || math.Abs(got.height-p.height) > 0.02 {
					t.Errorf("%s on %s: a page measures %.2f × %.2f, want %.2f × %.2f", report, name, got.width, got.height, p.width, p.height)
				}
			}
		}
	}
}

// onPaper is true when, in the style of paper, heads repeat, rows stay whole, and nothing is left that can only be pressed.
const onPaper = `(() => {
	const style = (s) => getComputedStyle(document.querySelector(s));
	return style('.report-table thead').display === 'table-header-group'
		&& [...document.querySelectorAll('.report-table tr')].every((tr) => getComputedStyle(tr).breakInside === 'avoid')
		&& style('.app-header').display === 'none' && style('.sheet').boxShadow === 'none'
		&& [...document.querySelectorAll('.button, .page-head, .split-list')].every((el) => el.getClientRects().length === 0);
})()`

func TestPaperShowsTheSheetAlone(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	for _, path := range []string{"?report=seating-by-table", "/seating-by-table", "?report=guests", "/guests"} {
		open(t, ctx, server, path)
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		must(t, err)
		if err := browser.Wait(ctx, onPaper); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		_, err = chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
		must(t, err)
	}
}

func TestThePrintButtonPrintsAndThePageSaysWhenItWasMade(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	open(t, ctx, server, "?report=seating-a-z")
	must(t, browser.Wait(ctx, `document.querySelector('time[data-now]').textContent.includes('2026')`))
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`(window.print = () => { window.printed = true }, true)`))
	must(t, err)
	must(t, chromedp.Do(ctx, chromedp.Click(chromedp.CSS(`.needs-script`))))
	must(t, browser.Wait(ctx, `window.printed === true`))
}
