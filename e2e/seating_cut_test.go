package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
)

func TestANetworkThatIsCutDuringADragComesBackAndTheMoveLandsOnce(t *testing.T) {
	server, d := webtest.Demo(t, "sqlite")
	s := newScenes(t, d)
	ctx := browser.New(t)
	acting, other := atBoard(t, ctx, server, "planner"), atBoard(t, ctx, server, "host-2")
	browser.Allow(acting, "failed request: ")
	state := `document.querySelector('live-page').dataset.state`

	t.Log("the network goes while the hand holds a guest; meanwhile the other planner seats somebody")
	grab(t, acting, `row('Temi Afolabi')`)
	over(t, acting, `table('Table 4')`)
	offline(t, acting, true)
	must(t, browser.Wait(acting, state+` !== 'live' && document.querySelector('.ghost:not([hidden])')`))
	grab(t, other, `row('Zoé Aubertin')`)
	drop(t, other, `table('Table 5')`)
	must(t, browser.Wait(other, `at('Zoé Aubertin') === 'Table 5' && !document.querySelector('[data-pending]')`))

	t.Log("it comes back before the hand lets go: what happened is shown, and the guest lands for both, once")
	offline(t, acting, false)
	must(t, browser.Wait(acting, state+` === 'live' && document.querySelector('.ghost:not([hidden])')`))
	drop(t, acting, `table('Table 4')`)
	must(t, browser.Wait(acting, `at('Temi Afolabi') === 'Table 4' && at('Zoé Aubertin') === 'Table 5' && !document.querySelector('[data-pending], .ghost:not([hidden])')`))
	must(t, browser.Wait(other, `at('Temi Afolabi') === 'Table 4'`))
	landed := 0
	must(t, d.Read(t.Context(), s.at, func(r *db.Read) error {
		log, err := r.LogOf(change.GuestsSeated{}.Kind(), 0)
		for _, e := range log {
			if c, _ := e.Change.(change.GuestsSeated); len(c.Guests) == 1 && s.called(c.Guests[0]) == "Temi Afolabi" {
				landed++
			}
		}
		return err
	}))
	if landed != 1 {
		t.Errorf("the guest was seated %d times", landed)
	}
}

// offline takes a tab's network away, or gives it back.
func offline(t *testing.T, tab context.Context, gone bool) {
	t.Helper()
	_, err := chromedp.Call(tab, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: gone, DownloadThroughput: -1, UploadThroughput: -1})
	must(t, err)
	_, err = chromedp.Call(tab, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: blocked(gone)})
	must(t, err)
}

// blocked is every address of the server, or none.
func blocked(gone bool) []*network.BlockPattern {
	if !gone {
		return nil
	}
	return []*network.BlockPattern{{URLPattern: "*://*:*/*", Block: true}}
}

// called is a guest's name.
func (s *scenes) called(id change.ID) string {
	for _, h := range s.list.Households {
		for _, p := range h.People {
			if p.ID == id {
				return p.Name
			}
		}
	}
	return ""
}
