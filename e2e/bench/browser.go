package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// samples is how many commits are seen in the browser.
const samples = 240

// observer notes, in the wall clock's milliseconds, when a mark first stands in an element's text. The page's own clock
// is finer; it is set by the moments at which the wall clock turns to the next millisecond. Who is late for a turn sets
// it too low, so the highest of many counts.
const observer = `(() => {
	const now = () => performance.timeOrigin + performance.now()
	let offset = -Infinity
	for (const end = Date.now() + 100; Date.now() < end;) offset = Math.max(offset, Date.now() - now())
	globalThis.bench = []
	let last = ''
	new MutationObserver(() => {
		const found = document.getElementById('%s')?.textContent.match(/bench-(\d+)/)
		if (found && found[1] !== last) bench.push([Number(last = found[1]), now() + offset])
	}).observe(document.body, { subtree: true, childList: true, characterData: true })
	return true
})()`

// window is one page with the commits that it was sent.
type window struct {
	ctx  context.Context
	sent map[int]int64
}

// browser measures from the commit to the patched DOM in Chromium, on the real page under its strict policy, beside a
// bare page that sets one text node.
func (b *bench) browser() error {
	s, err := b.home()
	if err != nil {
		return err
	}
	bare, err := newBare("")
	if err != nil {
		return err
	}
	defer bare.server.Close()
	ctx, end, err := browser.Open()
	if err != nil {
		return err
	}
	defer end()
	app := &window{ctx: ctx, sent: map[int]int64{}}
	if err := app.watch(s.url, requestsPage, "request-"+string(s.request.ID), true); err != nil {
		return err
	}
	if err := browser.Wait(ctx, `document.querySelector('live-page').textContent.includes('Live')`); err != nil {
		return err
	}
	plainCtx, _ := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	plain := &window{ctx: plainCtx, sent: map[int]int64{}}
	if err := plain.watch("http://"+bare.addr, "/", "bare", false); err != nil {
		return err
	}
	for n := 1; n <= samples; n++ {
		<-time.After(settle)
		if app.sent[n], err = s.commit(n); err != nil {
			return err
		}
		<-time.After(settle / 2)
		if plain.sent[n], err = bare.send(n); err != nil {
			return err
		}
	}
	<-time.After(time.Second)
	measured, err := app.seen()
	if err != nil {
		return err
	}
	baseline, err := plain.seen()
	if err != nil {
		return err
	}
	figure("live.commit_to_dom.samples", float64(len(measured)), "samples")
	goal("live.commit_to_dom.p50", measured.at(0.5), "ms", "<= 10")
	figure("live.commit_to_dom.p90", measured.at(0.9), "ms")
	figure("live.commit_to_dom.p99", measured.at(0.99), "ms")
	figure("live.commit_to_dom.bare.p50", baseline.at(0.5), "ms")
	figure("live.commit_to_dom.bare.p90", baseline.at(0.9), "ms")
	figure("live.commit_to_dom.bare.p99", baseline.at(0.99), "ms")
	ratio("live.commit_to_dom.p50_to_bare", measured.at(0.5), baseline.at(0.5), "")
	ratio("live.commit_to_dom.p99_to_bare", measured.at(0.99), baseline.at(0.99), "<= 1.5")
	return b.acrossReplicas(ctx)
}

// acrossReplicas measures the same where another process commits, both on one PostgreSQL.
func (b *bench) acrossReplicas(ctx context.Context) error {
	url, err := b.onPostgres()
	if err != nil {
		return err
	}
	here, err := b.child(replica, databaseVariable+"="+url)
	if err != nil {
		return err
	}
	defer here.close()
	there, err := b.child(replica, databaseVariable+"="+url)
	if err != nil {
		return err
	}
	defer there.close()
	tab, _ := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	w := &window{ctx: tab, sent: map[int]int64{}}
	if err := w.watch("http://"+there.address, requestsPage, "requests-list", true); err != nil {
		return err
	}
	if err := browser.Wait(tab, `document.querySelector('live-page').textContent.includes('Live')`); err != nil {
		return err
	}
	for n := 1; n <= samples/2; n++ {
		<-time.After(settle)
		if w.sent[n], err = here.ask(fmt.Sprint("send ", n)); err != nil {
			return err
		}
	}
	<-time.After(time.Second)
	measured, err := w.seen()
	if err != nil {
		return err
	}
	goal("live.commit_to_dom.two_replicas.p50", measured.at(0.5), "ms", "<= 15")
	figure("live.commit_to_dom.two_replicas.p99", measured.at(0.99), "ms")
	return nil
}

// requestsPage is the page that is watched.
const requestsPage = "/e/amara-jonas/requests"

// watch opens a page, as the demo's host where it is the app's, and observes one of its elements.
func (w *window) watch(url, path, element string, app bool) error {
	if app {
		cookie, err := signIn(url, "host", 6<<20)
		if err != nil {
			return err
		}
		set := network.SetCookieParams{Name: "convive", Value: cookie, URL: url}
		if _, err := chromedp.Call(w.ctx, network.SetCookie, set); err != nil {
			return err
		}
	}
	if err := chromedp.Do(w.ctx, chromedp.Navigate(url+path)); err != nil {
		return err
	}
	if err := browser.Wait(w.ctx, fmt.Sprintf(`document.getElementById('%s')`, element)); err != nil {
		return err
	}
	_, err := chromedp.Run(w.ctx, chromedp.Evaluate[bool](fmt.Sprintf(observer, element)))
	return err
}

// seen is how long each mark took from being sent to standing on the page.
func (w *window) seen() (t times, err error) {
	text, err := chromedp.Run(w.ctx, chromedp.Evaluate[string](`JSON.stringify(bench)`))
	if err != nil {
		return nil, err
	}
	var marks [][2]float64
	if err := json.Unmarshal([]byte(text), &marks); err != nil {
		return nil, err
	}
	for _, m := range marks {
		if at, ok := w.sent[int(m[0])]; ok {
			t = append(t, time.Duration(m[1]*1e6-float64(at)))
		}
	}
	if len(t) == 0 {
		return nil, errors.New("nothing arrived in the browser")
	}
	return t, nil
}
