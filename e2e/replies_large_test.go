package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

// large is the letter size of somebody who has set the browser's to 200 %, in pixels.
const large = 32

// cutOff lists what stands out of the window sideways, or does not fit into its own box. What is only there for screen
// readers, and the landscape above the welcome, may.
const cutOff = `(() => {
	const wide = document.documentElement.scrollWidth, found = []
	if (wide > innerWidth) found.push('the page is ' + wide + ' px wide')
	for (const el of document.querySelectorAll('body *')) {
		const box = el.getBoundingClientRect()
		if (!el.checkVisibility() || el.closest('svg, .sr, .skip, .reply-enter') || box.width < 2) continue
		const out = box.right > innerWidth + 1 || box.left < -1
		const tight = el.matches('button, a, label, legend, h1, h2, .reply-face, .pill') && getComputedStyle(el).display !== 'inline' && el.scrollWidth > el.clientWidth + 1
		if (out || tight) found.push(el.tagName + '.' + el.className + ' ' + Math.round(box.left) + '–' + Math.round(box.right) + ' ' + el.innerText?.slice(0, 40))
	}
	return found.slice(0, 12).join('\n')
})()`

func TestLargeLettersFitOnAPhoneInEveryLanguage(t *testing.T) {
	s := newReplying(t)
	s.do(s.phone, chromedp.Navigate(s.server.URL+s.link))
	s.wait(s.phone, `location.pathname.startsWith('/w/amara-jonas/h/') && document.querySelector('#invitation')`)
	home := evaluate[string](t, s.phone, `location.pathname`)
	s.click(`a[href$="/reply"]`)
	s.title("Who comes to what?")
	draft := evaluate[string](t, s.phone, `location.pathname`)
	s.click(`[value="all"]`)
	s.wait(s.phone, `document.readyState === 'complete' && [...document.querySelectorAll('[value=attending]')].every(r => r.checked)`)

	_, err := chromedp.Call(s.phone, page.SetFontSizes, page.SetFontSizesParams{FontSizes: &page.FontSizes{Standard: large, Fixed: large}})
	must(t, err)
	fits := func(name, path, lang string) {
		t.Helper()
		s.do(s.phone, chromedp.Navigate(s.server.URL+path+"lang="+lang))
		s.wait(s.phone, fmt.Sprintf(`document.readyState === 'complete' && document.documentElement.lang === '%s' && getComputedStyle(document.documentElement).fontSize === '%dpx'`, lang, large))
		evaluate[int](t, s.phone, `[...document.querySelectorAll('.diet [value="some"]')].map(r => r.click()).length`)
		if wrong := evaluate[string](t, s.phone, cutOff); wrong != "" {
			t.Errorf("%s in %s:\n%s", name, lang, wrong)
		}
		if os.Getenv("CONVIVE_LARGE") != "" {
			must(t, browser.Screenshot(s.phone, filepath.Join("screenshots", "large-"+name+"-"+lang+".png"), browser.Phone, browser.Light))
		}
		evaluate[int](t, s.phone, `[...document.querySelectorAll('.diet [value="none"]')].map(r => r.click()).length`) // the page keeps what is ticked
	}
	for _, lang := range []string{"de", "fr", "ar"} {
		for _, name := range []string{"who", "meals", "diets", "review"} {
			fits(name, draft+"?step="+name+"&", lang)
		}
		fits("door", "/w/amara-jonas?", lang)
		fits("begun", home+"?", lang)
		fits("requests", home+"/requests?", lang)
	}
	s.do(s.phone, chromedp.Navigate(s.server.URL+draft+"?step=review&lang=en"))
	s.title("Is this right?")
	s.click(`.guest-foot .button-filled`)
	s.title("Thank you, we have it.")
	for _, lang := range []string{"de", "fr", "ar"} {
		fits("home", home+"?", lang)
		fits("receipt", home+"/receipt?", lang)
	}
}
