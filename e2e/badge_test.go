package e2e

import (
	"context"
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// places takes as many streams of somebody's browser as a session may have, until the test ends.
func places(t *testing.T, tab context.Context, page string) {
	t.Helper()
	const all = 20
	found, err := chromedp.Call(tab, network.GetCookies, network.GetCookiesParams{URLs: []string{page}})
	must(t, err)
	for range all {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, page+"/live", nil)
		must(t, err)
		for _, c := range found.Cookies {
			req.AddCookie(&http.Cookie{Name: c.Name, Value: c.Value})
		}
		resp, err := http.DefaultClient.Do(req)
		must(t, err)
		t.Cleanup(func() { _ = resp.Body.Close() })
		if resp.StatusCode != http.StatusOK {
			t.Fatalf("a stream is answered %s", resp.Status)
		}
	}
}

func TestWhoHasTooManyPagesOpenPollsIsToldSoAndMissesNothing(t *testing.T) {
	w := newWorld(t)
	ben := browser.New(t)
	browser.Allow(ben, "answer 503")
	arrives(t, ben, w, w.Ours.Accounts["ben"], "/account")
	page := w.Server.URL + "/e/amara-jonas/guests"
	must(t, chromedp.Do(ben, chromedp.Navigate("about:blank")))
	holdsStreams(t, w, 0)
	places(t, ben, page)
	holdsStreams(t, w, 20)
	must(t, chromedp.Do(ben, chromedp.Navigate(page)))
	awaited(t, ben, `document.querySelector('live-page').counts.asked === 1`)
	annaTags(w, w.Ours.Guests[0], "choir")
	awaited(t, ben, `document.querySelector('live-page [role=status]').textContent === 'Polling every 60 s'`)
	awaited(t, ben, rowOf(w.Ours.Guests[0])+`.textContent.includes('choir')`)
	if n := evaluate[int](t, ben, `document.querySelector('live-page').counts.asked`); n != 1 {
		t.Errorf("the page asked for a stream %d times although it was told to wait", n)
	}
	awaited(t, ben, `document.querySelector('.live-counts').textContent.includes('Connections opened: 0')`)
}

// underTheStrip is what can be used in the fixed parts of the guest list and lies under the words about the connection, at
// its end the last row too.
const underTheStrip = `(() => {
	scrollTo(0, document.documentElement.scrollHeight)
	const strip = document.querySelector('.live-notices').getBoundingClientRect()
	const used = document.querySelectorAll(':is(.app-header, .app-nav, .bulk) :is(a, button, summary, input)')
	const under = [...used].filter(el => el.checkVisibility()).filter(el => {
		const box = el.getBoundingClientRect()
		return box.bottom > strip.top && box.top < strip.bottom
	}).map(el => el.innerText || el.outerHTML)
	if (document.getElementById('guests-rows').getBoundingClientRect().bottom > strip.top) under.push('the last row')
	return under.concat(strip.height < 40 || strip.bottom > innerHeight ? ['the window'] : [])
})()`

func TestTheOfferToReloadCoversNothingThatIsUsed(t *testing.T) {
	w := newWorld(t)
	s := looks(t, w, "/e/amara-jonas/guests")
	s.does(rowOf(w.Ours.Guests[0]) + `.querySelector('.row-pick').click()`)
	s.sees(`document.querySelector('.bulk')?.checkVisibility()`)
	s.does(`document.querySelector('live-page').dataset.build = 'an older one', document.dispatchEvent(new Event('live-resync'))`)
	s.sees(`document.querySelector('.live-build')`)
	for _, size := range []browser.Size{browser.Laptop, browser.Tablet, browser.Phone} {
		must(t, browser.Resize(s.ben, size, browser.Light))
		if under := evaluate[[]string](t, s.ben, underTheStrip); len(under) > 0 {
			t.Errorf("%d px wide it covers %q", size.Width, under)
		}
	}
}
