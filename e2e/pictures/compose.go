package main

import (
	"encoding/base64"
	"fmt"
	"html"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// whole is the size of the picture that holds the three windows.
var whole = browser.Size{Width: 1500, Height: 664}

// sheet is the page on which pictures of the windows lie.
const sheet = `<style>
	body { margin: 0; background: #e9e4da; font: 600 21px system-ui, sans-serif; color: #2f3a31; height: 664px; overflow: hidden }
	#words { margin: 18px 24px 14px; height: 28px }
	#row { display: flex; gap: 16px; padding: 0 24px; align-items: flex-start }
	figure { margin: 0; background: #fff; border: 1px solid #b9b1a2; border-radius: 8px; overflow: hidden }
	figcaption { font: 600 13px system-ui, sans-serif; padding: 5px 12px; background: #f4f0e8; border-bottom: 1px solid #d8d1c4; color: #5b574d }
	img { display: block; width: var(--wide) }
</style><p id="words">%s</p><div id="row">%s</div>`

// take puts what the windows show side by side, under a sentence, and keeps that for so many seconds of the story.
func (st *stage) take(seconds float64, words string) error {
	row := ""
	for _, w := range []struct {
		title string
		of    *window
		wide  int
	}{{"Ben, a guest", st.guest, 235}, {"Amara, who marries", st.host, 600}, {"Anna, the planner", st.planner, 600}} {
		png, err := w.of.picture()
		if err != nil {
			return err
		}
		row += fmt.Sprintf(`<figure><figcaption>%s</figcaption><img style="--wide:%dpx" src="data:image/png;base64,%s"></figure>`,
			html.EscapeString(w.title), w.wide, base64.StdEncoding.EncodeToString(png))
	}
	if err := browser.Resize(st.table, whole, browser.Light); err != nil {
		return err
	}
	js := fmt.Sprintf(`document.documentElement.lang = 'en', document.body.innerHTML = %q, Promise.all([...document.images].map(i => i.decode())).then(() => true)`, fmt.Sprintf(sheet, html.EscapeString(words), row))
	if _, err := chromedp.Run(st.table, chromedp.Evaluate[bool](js, chromedp.EvalAwaitPromise)); err != nil {
		return err
	}
	png, err := chromedp.Run(st.table, chromedp.CaptureScreenshot())
	st.frames = append(st.frames, frame{png, seconds})
	return err
}
