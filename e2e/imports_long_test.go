package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/jobs"
	"convive/handlers/webtest"
)

// held stops long work when it gets so far, until it is let go; nobody waits for an end.
func held(w *webtest.World, step string, done int) (goOn func()) {
	open := make(chan struct{})
	w.App.Works.Patience = -1
	w.App.Works.SetFaults(jobs.Faults{Hold: func(ctx context.Context, at jobs.Progress) {
		if at.Step != step || at.Done < done {
			return
		}
		select {
		case <-open:
		case <-ctx.Done():
		}
	}})
	return func() { close(open) }
}

func TestAHostSeesHowFarALongListIsAndCancelsIt(t *testing.T) {
	w := newWorld(t)
	ctx := browser.New(t)
	host := browser.Session(t, ctx)
	const page = "/e/amara-jonas/import"
	arrives(t, host, w, w.Ours.Accounts["anna"], page)
	var rows strings.Builder
	for i := range 1200 {
		fmt.Fprintf(&rows, "Given%d Family%d,g%d@example.com\n", i, i, i)
	}
	file := filepath.Join(t.TempDir(), "long.csv")
	must(t, os.WriteFile(file, []byte("Name,E-mail\n"+rows.String()), 0o600))

	goOn := held(w, "reading", 600)
	must(t, chromedp.Do(host, chromedp.SetUploadFiles(chromedp.CSS("#f-file"), []string{file})))
	must(t, browser.Wait(host, shows("600 of 1,200 rows")+` && `+liveBadge))
	pictures(t, host, "import-progress")
	at := evaluate[string](t, host, `location.pathname`)
	must(t, chromedp.Do(host, chromedp.Reload()))
	must(t, browser.Wait(host, shows("600 of 1,200 rows")))
	plain := browser.Tab(t, host)
	withoutScript(t, plain)
	must(t, chromedp.Do(plain, chromedp.Navigate(w.Server.URL+at)))
	awaited(t, plain, shows("600 of 1,200 rows"))
	goOn()
	must(t, browser.Wait(host, shows("Import 1,200 guests")))
	awaited(t, plain, shows("Import 1,200 guests")) // it looked by itself
	must(t, chromedp.Do(plain, chromedp.Navigate("about:blank")))

	goOn = held(w, "writing", 1000)
	clicked(t, host, "#import-apply button")
	must(t, browser.Wait(host, shows("1,000 of 1,200 guests")))
	clicked(t, host, "#import-cancel button")
	must(t, browser.Wait(host, shows("The import was cancelled. Nothing has changed.")+` && `+shows("Import 1,200 guests")))
	goOn()

	goOn = held(w, "writing", 0)
	clicked(t, host, "#import-apply button")
	must(t, browser.Wait(host, shows("Writing the guests")))
	goOn()
	must(t, browser.Wait(host, `location.pathname === '/e/amara-jonas/guests' && `+shows("Imported long.csv: 1,200 new guests")))
}
