package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// typed are searches as people type them, letter by letter.
var typed = []string{"emmanuel", "muller", "garcia mar", "okafor 12", "liz", "family", "noor had", "zoe", "brenan", "fairhaven"}

// typist types into the search field and notes, in milliseconds, how long each letter takes until the list shows what
// was found and the address says so.
const typist = `(async () => {
	const field = document.querySelector('#guests-search')
	const tick = () => new Promise((done) => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0) })
	const times = []
	for (const text of %s) {
		for (let n = 1; n <= text.length; n++) {
			if (text[n - 1] === ' ') continue
			const want = text.slice(0, n)
			const began = performance.now()
			field.value = want
			field.dispatchEvent(new Event('input', { bubbles: true }))
			while (new URLSearchParams(location.search).get('q') !== want) await tick()
			times.push(performance.now() - began)
		}
	}
	return JSON.stringify(times)
})()`

// searches measures a search: its answer over HTTP, and from the keystroke to the patched list in Chromium.
func (s *site) searches(v *visitor) error {
	var answered times
	for _, text := range typed {
		for n := 1; n <= len(text); n++ {
			if err := answered.timed(func() error { return v.get(guestsPage + "?q=" + url.QueryEscape(text[:n])) }); err != nil {
				return err
			}
		}
	}
	figure("guests_search_answer_p50", answered.median(), "ms")
	ctx, end, err := browser.Open()
	if err != nil {
		return err
	}
	defer end()
	if _, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: "convive", Value: v.cookies[1], URL: s.url}); err != nil {
		return err
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(s.url+guestsPage)); err != nil {
		return err
	}
	if err := browser.Wait(ctx, `document.querySelector('live-page').state === 'live'`); err != nil {
		return err
	}
	words, _ := json.Marshal(typed)
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf(typist, words), chromedp.EvalAwaitPromise))
	if err != nil {
		return err
	}
	var each []float64
	if err := json.Unmarshal([]byte(text), &each); err != nil {
		return err
	}
	var shown times
	for _, ms := range each {
		shown = append(shown, time.Duration(ms*float64(time.Millisecond)))
	}
	goal("guests_search_p50", shown.median(), "ms", "< 50")
	figure("guests_search_p90", shown.at(0.9), "ms")
	return nil
}
