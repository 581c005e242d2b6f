package e2e

import (
	"context"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/db"
	"convive/models/demo"
)

// replying is a guest on a phone, a host who only looks, and a stranger of another event.
type replying struct {
	t                *testing.T
	server           *httptest.Server
	d                *db.DB
	phone, host, far context.Context
	link             string
}

func newReplying(t *testing.T) *replying {
	server, d := webtest.Demo(t, "sqlite")
	link, err := demo.GuestLink(t.Context(), d, webtest.Secret)
	if err != nil {
		t.Fatal(err)
	}
	s := &replying{t: t, server: server, d: d, link: link, host: browser.New(t)}
	s.phone, s.far = browser.Session(t, s.host), browser.Session(t, s.host)
	signIn(t, s.host, server, "host")
	signIn(t, s.far, server, "stranger")
	s.do(s.phone, chromedp.EmulateViewport(browser.Phone.Width, browser.Phone.Height))
	s.do(s.host, chromedp.Navigate(server.URL+"/e/amara-jonas/replies?show=all&q=igwe"))
	s.do(s.far, chromedp.Navigate(server.URL+"/e/nadia-tom/replies?show=all"))
	s.wait(s.host, `document.querySelector('#replies-list').innerText.includes('Igwe')`)
	return s
}

func (s *replying) do(ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	limited, stop := context.WithTimeout(ctx, 20*time.Second)
	defer stop()
	if err := chromedp.Do(limited, actions...); err != nil {
		s.t.Fatal(err)
	}
}

func (s *replying) wait(ctx context.Context, condition string) {
	s.t.Helper()
	awaited(s.t, ctx, condition)
}

// shot keeps what the phone shows, for a look beside the picture.
func (s *replying) shot(name string) {
	s.t.Helper()
	for _, scheme := range []browser.Scheme{browser.Dark, browser.Light} {
		if err := browser.Screenshot(s.phone, filepath.Join("screenshots", "story-"+name+"-390-"+string(scheme)+".png"), browser.Phone, scheme); err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *replying) click(selector string) {
	s.t.Helper()
	s.do(s.phone, browser.Click(selector))
}

// reload opens the page's address anew. A page that came back by itself may be loading at that moment: then it is asked
// once more.
func (s *replying) reload() {
	s.t.Helper()
	at, err := chromedp.Run(s.phone, chromedp.Evaluate[string](`location.href`))
	if err != nil {
		at, err = chromedp.Run(s.phone, chromedp.Evaluate[string](`location.href`))
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.do(s.phone, chromedp.Navigate(at))
}

// title waits for the step with that heading.
func (s *replying) title(words string) {
	s.t.Helper()
	s.wait(s.phone, `document.readyState === 'complete' && document.querySelector('h1')?.innerText === `+"`"+words+"`")
}

const next = `.guest-foot [value="next"]`

// reply goes from the personal link to the receipt: everybody comes to everything, but Sade not to the last occasion.
func (s *replying) reply(name string) {
	s.do(s.phone, chromedp.Navigate(s.server.URL+s.link))
	s.wait(s.phone, `location.pathname.startsWith('/w/amara-jonas/h/') && document.querySelector('#invitation')`)
	s.wait(s.phone, `!document.querySelector('#invitation').innerText.includes('<a')`) // what is for browsers without scripts stays hidden
	s.shot(name + "-1-home")
	s.click(`a[href$="/reply"]`)
	s.title("Who comes to what?")
	s.click(`[value="all"]`)
	s.wait(s.phone, `document.readyState === 'complete' && [...document.querySelectorAll('[value=attending]')].every(r => r.checked)`)
	s.click(`section:last-of-type .reply-row:last-of-type [data-state="declined"]`)
	s.shot(name + "-2-who")
	s.click(next)
	s.title("What would you like to eat?")
	s.do(s.phone, browser.Back())
	s.title("Who comes to what?")
	s.wait(s.phone, `document.querySelectorAll('[value=declined]:checked').length === 1`) // Back loses nothing
	s.reload()
	s.wait(s.phone, `document.querySelectorAll('[value=declined]:checked').length === 1`) // nor does a closed phone
	s.click(next)
	s.title("What would you like to eat?")
	s.click(`.reply-question .choice-option`)
	s.shot(name + "-3-meals")
	s.click(next)
	s.title("Anything about food?")
	s.click(`[value="some"]`)
	s.click(`.diet-which [value="vegan"]`)
	s.shot(name + "-4-diets")
	s.click(next)
	s.title("A song, and a word to us")
	s.click(`[name="note"]`)
	if _, err := chromedp.Call(s.phone, input.InsertText, input.InsertTextParams{Text: "We bring the cake. " + name}); err != nil {
		s.t.Fatal(err)
	}
	s.shot(name + "-5-words")
	s.wait(s.phone, `performance.getEntriesByType('resource').some((r) => r.name.endsWith('/steps'))`) // kept while it is typed
	s.reload()
	s.wait(s.phone, `document.querySelector('[name=note]')?.value.startsWith('We bring the cake.')`)
	s.click(next)
	s.title("Is this right?")
	s.shot(name + "-6-review")
	s.click(`.guest-foot .button-filled`)
	s.title("Thank you, we have it.")
	s.shot(name + "-7-receipt")
	s.wait(s.phone, `document.querySelector('#receipt').innerText.includes("Diet: vegan")`)
	s.wait(s.host, `document.querySelector('#replies-list').innerText.includes("We bring the cake. `+name+`")`)
	afresh(s.t, s.far)
	seen, err := chromedp.Run(s.far, chromedp.Evaluate[bool](`document.body.innerText.includes('cake') || document.body.innerText.includes('Igwe')`))
	if err != nil || seen {
		s.t.Errorf("the stranger saw it: %v %v", seen, err)
	}
}

func TestAGuestRepliesOnAPhoneWhileAHostLooksOn(t *testing.T) {
	s := newReplying(t)
	s.reply("script")
	s.do(s.phone, chromedp.Navigate(s.server.URL+s.link+"?lang=ar"))
	home, err := chromedp.Run(s.phone, chromedp.Evaluate[string](`location.pathname`))
	if err != nil {
		t.Fatal(err)
	}
	s.do(s.phone, chromedp.Navigate(s.server.URL+home+"?lang=ar"))
	s.wait(s.phone, `document.dir === 'rtl' && document.querySelector('#invitation')`)
	s.shot("ar-1-home")
	s.click(`a[href$="/reply"]`)
	s.title("من سيحضر وإلى أين؟")
	s.shot("ar-2-who")
	s.do(s.phone, chromedp.Navigate(s.server.URL+home+"?lang=de"))
	s.wait(s.phone, `document.documentElement.lang === 'de' && document.querySelector('#invitation')`)
	s.shot("de-1-home")
}

func TestAGuestRepliesWithoutJavaScript(t *testing.T) {
	s := newReplying(t)
	withoutScript(t, s.phone)
	s.do(s.phone, chromedp.Navigate(s.server.URL+s.link))
	s.wait(s.phone, `location.pathname.startsWith('/w/amara-jonas/h/') && document.querySelector('#invitation')`)
	s.shot("plain-1-home")
	s.click(`noscript a[href$="step=all"]`)
	s.title("Your reply")
	s.click(`section:first-of-type .reply-row:first-of-type [data-state="attending"]`)
	s.shot("plain-2-all")
	s.click(`[name="note"]`)
	if _, err := chromedp.Call(s.phone, input.InsertText, input.InsertTextParams{Text: "We bring the cake."}); err != nil {
		t.Fatal(err)
	}
	s.click(`.guest-foot .button-filled`)
	s.title("Thank you, we have it.")
	s.wait(s.host, `document.querySelector('#replies-list').innerText.includes("We bring the cake.")`)
}
