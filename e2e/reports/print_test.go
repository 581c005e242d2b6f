// Package reports_test prints the sheets in a real browser: sizes of paper, pages, heads, and the moment they were made.
package reports_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"io"
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
	"convive/models/reports"
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

// printed is a page that came out: its size, and how many pieces of text lie on it. Its own number is one or two.
type printed struct {
	paper
	texts int
}

// nearlyBlank is the most pieces of text on a page that shows no row: a row comes with the table's heads.
const nearlyBlank = 4

var (
	onePage = regexp.MustCompile(`(?s)/Type /Page\n.*?/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\].*?/Contents ([0-9]+) 0 R`)
	stream  = `(?s)\n%s 0 obj\n<<.*?>> stream\n`
)

// print returns what the browser prints on a paper, page by page.
func print(t *testing.T, ctx context.Context, p paper) (pages []printed) {
	t.Helper()
	out, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: p.width, PaperHeight: p.height})
	must(t, err)
	for _, m := range onePage.FindAllSubmatch(out.Data, -1) {
		width, _ := strconv.ParseFloat(string(m[1]), 64)
		height, _ := strconv.ParseFloat(string(m[2]), 64)
		at := regexp.MustCompile(fmt.Sprintf(stream, m[3])).FindIndex(out.Data)
		if at == nil {
			t.Fatalf("the page's contents, object %s, are not in the file", m[3])
		}
		packed, err := zlib.NewReader(bytes.NewReader(out.Data[at[1]:]))
		must(t, err)
		contents, err := io.ReadAll(packed)
		must(t, err)
		pages = append(pages, printed{paper{width / 72, height / 72}, bytes.Count(contents, []byte("BT\n"))})
	}
	return pages
}

func TestEveryReportPrintsOnEitherPaperAndEndsWithItsLastRow(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	ctx := browser.New(t)
	lengths := map[reports.Name]struct{ least, most int }{
		reports.Headcount: {1, 1}, reports.Meals: {1, 1}, reports.Diets: {5, 10}, reports.Unseated: {2, 2},
		reports.Guests: {10, 24}, reports.ByTable: {3, 7}, reports.AToZ: {2, 5},
		reports.Households: {4, 9}, reports.Addresses: {4, 9}, reports.Replies: {26, 38}, reports.Missing: {4, 9}, reports.Told: {1, 1},
	}
	for _, report := range reports.Names() {
		for _, address := range []string{"/" + string(report), "?report=" + string(report)} {
			open(t, ctx, server, address)
			for name, p := range papers {
				pages := print(t, ctx, p)
				if want := lengths[report]; len(pages) < want.least || len(pages) > want.most {
					t.Errorf("%s on %s: %d pages, want %d to %d", address, name, len(pages), want.least, want.most)
				}
				if report == reports.Guests {
					p = paper{p.height, p.width} // across
				}
				for i, got := range pages {
					if got.texts <= nearlyBlank {
						t.Errorf("%s on %s: page %d of %d is blank", address, name, i+1, len(pages))
					}
					if math.Abs(got.width-p.width) > 0.02 || math.Abs(got.height-p.height) > 0.02 {
						t.Errorf("%s on %s: page %d measures %.2f × %.2f, want %.2f × %.2f", address, name, i+1, got.width, got.height, p.width, p.height)
					}
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
	must(t, chromedp.Do(ctx, browser.Click(`.needs-script`)))
	must(t, browser.Wait(ctx, `window.printed === true`))
}
