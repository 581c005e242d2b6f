package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// mostBytes is what a reply page may bring to a phone that has never been here, headers included.
const mostBytes = 100_000

func TestAReplyPageIsLight(t *testing.T) {
	s := newReplying(t)
	s.do(s.phone, chromedp.Navigate(s.server.URL+s.link+"/page/reply"))
	s.wait(s.phone, `document.querySelector('live-page').state === 'live'`)
	type part struct {
		Name  string
		Bytes int
	}
	parts := evaluate[[]part](t, s.phone, `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((e) => ({ Name: e.name, Bytes: e.transferSize }))`)
	sum := 0
	for _, p := range parts {
		sum += p.Bytes
	}
	if sum > mostBytes || sum < mostBytes/4 { // less would mean that something was kept, or not counted
		t.Errorf("it brings %d bytes, not at most %d: %v", sum, mostBytes, parts)
	}
}
