package livejs

import (
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// offline tells the page that its network is gone, or back; what it asks for still arrives.
func (b *tab) offline(gone bool) {
	b.t.Helper()
	conditions := network.OverrideNetworkStateParams{Offline: gone, DownloadThroughput: -1, UploadThroughput: -1}
	if _, err := chromedp.Call(b.ctx, network.OverrideNetworkState, conditions); err != nil {
		b.t.Fatal(err)
	}
}

// hide takes the tab's window out of sight, or brings it back.
func (b *tab) hide(hidden bool) {
	b.t.Helper()
	window, err := chromedp.Call(b.ctx, cdpbrowser.GetWindowForTarget, cdpbrowser.GetWindowForTargetParams{})
	if err != nil {
		b.t.Fatal(err)
	}
	state := cdpbrowser.WindowStateNormal
	if hidden {
		state = cdpbrowser.WindowStateMinimized
	}
	bounds := &cdpbrowser.Bounds{WindowState: state}
	if _, err := chromedp.Call(b.ctx, cdpbrowser.SetWindowBounds, cdpbrowser.SetWindowBoundsParams{WindowID: window.WindowID, Bounds: bounds}); err != nil {
		b.t.Fatal(err)
	}
}

func TestAHiddenTabHoldsNoStreamAndAsksAtOnceWhenShown(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	s.set("data-backoff-ms", "600000") // whatever comes back, comes at once
	b := s.visit()
	q := s.stream()
	b.is("live")
	b.hide(true)
	q.left()
	s.holds(0)
	b.run(`dispatchEvent(new Event('online')); document.dispatchEvent(new Event('live-resync'))`)
	b.hide(false)
	q = s.stream()
	if q.position != "" {
		t.Errorf("a resync was asked for while hidden, but the page resumed at %q", q.position)
	}
	b.is("live")
	if asked := b.text(`document.querySelector('live-page').counts.asked`); asked != "2" {
		t.Errorf("%s streams were asked for", asked)
	}
}

func TestAPageOutOfTheBackForwardCacheFetchesEverything(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	b := s.visit()
	s.stream().send(patch("p1", `<p id="count">2</p>`))
	b.at("p1")
	b.run(`dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))`)
	s.holds(0)
	b.run(`dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))`)
	if q := s.stream(); q.position != "" {
		t.Errorf("it resumed at %q", q.position)
	}
	b.is("live")
}
