package livejs

import (
	"net/http"
	"net/url"
	"regexp"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// post is one command that reached the server.
type post struct {
	form   url.Values
	answer chan func(http.ResponseWriter)
}

func (s *site) save(w http.ResponseWriter, r *http.Request) {
	_ = r.ParseForm()
	p := &post{r.PostForm, make(chan func(http.ResponseWriter), 1)}
	s.posts <- p
	select {
	case answer := <-p.answer:
		answer(w)
	case <-r.Context().Done():
	}
}

func (s *site) nextPost() *post {
	s.t.Helper()
	select {
	case p := <-s.posts:
		return p
	case <-time.After(patience):
		s.t.Fatal("no command came")
		return nil
	}
}

func (p *post) id() string { return p.form.Get("command") }

func (p *post) status(code int) { p.answer <- func(w http.ResponseWriter) { w.WriteHeader(code) } }

func (p *post) breakOff() { p.answer <- func(http.ResponseWriter) { panic(http.ErrAbortHandler) } }

const fields = `<input type="hidden" name="command" value="from-the-server"><input id="name" name="name" value="Anna"><button id="go" name="do" value="add">Add</button><button id="other" name="do" value="drop">Drop</button>`

const form = `<form id="f" method="post" action="/save" data-on:submit="@post(el.action, {contentType:'form', requestCancellation:'disabled', retryMaxCount:0})">` + fields + `</form>`

// commands is a page with one form; settled counts the commands that are over.
func commands(t *testing.T, body string) (*site, *tab) {
	s := newSite(t, body)
	s.extra = `<script type="module" src="/static/components/command.js"></script>`
	s.eval = "'unsafe-eval'" // the product's pages run the table of expressions instead
	b := s.visit()
	s.stream()
	b.run(`globalThis.settled = 0; document.addEventListener('datastar-fetch', e => { if (e.detail.type === 'finished') settled++ })`)
	return s, b
}

func (b *tab) click(id string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS("#" + id)))
}

// doubleClick is two clicks of which the browser counts the second as such.
func (b *tab) doubleClick(id string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS("#"+id)), chromedp.DoubleClick(chromedp.CSS("#"+id)))
}

func TestACommandGetsAFreshIdAfterASuccess(t *testing.T) {
	s, b := commands(t, form)
	b.click("go")
	first := s.nextPost()
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(first.id()) {
		t.Errorf("the id is %q", first.id())
	}
	if first.form.Get("name") != "Anna" || first.form.Get("do") != "add" {
		t.Errorf("sent %v", first.form)
	}
	first.status(204)
	b.wait(`settled === 1`)
	b.click("go")
	if again := s.nextPost(); again.id() == first.id() {
		t.Error("the second command has the id of the first: it would be taken for it")
	}
	if got := b.text(`document.querySelector('[name=command]').value`); got != "from-the-server" {
		t.Errorf("the form holds %q: a fragment's bytes were changed", got)
	}
}

func TestTryingAgainKeepsTheIdUntilTheContentChanges(t *testing.T) {
	s, b := commands(t, form)
	b.allow("ERR_EMPTY_RESPONSE", "Max retries", "FetchFailed", "answer 500")
	b.click("go")
	first := s.nextPost()
	first.breakOff()
	second := s.nextPost() // by the page; Chromium itself does it when a kept connection dies
	if second.id() != first.id() {
		t.Errorf("trying again changed the id from %s to %s", first.id(), second.id())
	}
	second.status(500)
	b.wait(`document.getElementById('notice-problem')?.textContent === 'It failed.'`)
	b.run(`document.getElementById('name').value = 'Annabel'`)
	b.click("go")
	third := s.nextPost()
	if third.id() == first.id() {
		t.Error("other content went under the old id: the server would refuse it")
	}
	third.status(500)
	b.wait(`document.getElementById('notice-problem')`) // the buttons stand still again
	b.click("other")
	if fourth := s.nextPost(); fourth.id() == third.id() || fourth.form.Get("do") != "drop" {
		t.Errorf("another button under the same id: %v", fourth.form)
	}
}

func TestADoubleClickSavesOnce(t *testing.T) {
	s, b := commands(t, form)
	b.doubleClick("go")
	s.nextPost().status(204)
	b.run(`document.getElementById('name').value = 'Ben'`)
	b.click("go")
	if p := s.nextPost(); p.form.Get("name") != "Ben" {
		t.Errorf("a second command: %v", p.form)
	}
}

func TestAnOrdinaryFormGetsItsIdToo(t *testing.T) {
	s, b := commands(t, `<form id="f" method="post" action="/save">`+fields+`</form>`)
	// Not by a mouse: the driver would wait for the navigation, which 204 ends without one.
	b.run(`setTimeout(() => document.getElementById('go').click())`)
	first := s.nextPost()
	first.status(204)
	b.run(`setTimeout(() => document.getElementById('f').submit())`)
	second := s.nextPost()
	second.status(204)
	if len(first.id()) != 36 || len(second.id()) != 36 {
		t.Errorf("the ids are %q and %q", first.id(), second.id())
	}
}

func TestAStepperMayBeClickedFast(t *testing.T) {
	s, b := commands(t, `<form data-repeat`+form[len("<form"):])
	b.doubleClick("go")
	s.nextPost().status(204)
	s.nextPost().status(204)
}

func TestAHeldEnterKeySavesOnce(t *testing.T) {
	s, b := commands(t, form)
	b.run(`document.getElementById('name').focus()
		const key = (repeat) => document.getElementById('name').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', repeat, bubbles: true, cancelable: true}))
		if (key(false)) document.getElementById('go').click()
		globalThis.repeats = [key(true), key(true)]`)
	s.nextPost().status(204)
	if got := b.text(`repeats`); got != "false,false" {
		t.Errorf("the repeats went through: %s", got)
	}
}

func TestAFormThatWasPatchedWhileItsCommandFailedKeepsTheId(t *testing.T) {
	s, b := commands(t, form)
	b.allow("answer 500")
	b.click("go")
	first := s.nextPost()
	first.status(500)
	b.wait(`settled === 1`)
	b.run(`document.dispatchEvent(new CustomEvent('datastar-fetch', {detail: {type: 'datastar-patch-elements', el: document.body, argsRaw: {elements: '<main id="main">' + document.getElementById('main').innerHTML + '<p>new</p></main>'}}}))`)
	b.click("go")
	if again := s.nextPost(); again.id() != first.id() {
		t.Error("the id changed")
	}
}

func TestFailuresAreOneSentenceUntilTheNextTry(t *testing.T) {
	s, b := commands(t, form)
	b.allow("answer 4")
	for range 2 {
		b.click("go")
		s.nextPost().status(403)
		b.wait(`document.getElementById('notices').textContent === 'Not yours.' && document.querySelectorAll('#notices > #notice-problem[data-status="403"]').length === 1`)
	}
	b.click("go")
	p := s.nextPost()
	b.wait(`document.getElementById('notices').childElementCount === 0`)
	p.status(418)
	b.wait(`document.getElementById('notices').textContent === 'It failed.'`)
	b.click("notices .notice-close")
	b.wait(`document.getElementById('notices').childElementCount === 0`)
}
