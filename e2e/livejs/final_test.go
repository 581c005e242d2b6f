package livejs

import "testing"

const stoppedForGood = `document.querySelector('live-page').hidden && !document.querySelector('live-page').dataset.state`

// asksNoMore proves that nothing makes the page ask again: every signal that would is given, and the next request that
// the server sees is the one that the test makes itself.
func (b *tab) asksNoMore(s *site) {
	b.t.Helper()
	before := b.text(`JSON.stringify(document.querySelector('live-page').counts)`)
	b.run(`
		dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))
		document.dispatchEvent(new Event('visibilitychange')); document.dispatchEvent(new Event('live-resync'))
		dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))
		const page = document.querySelector('live-page'); page.resync(); page.parentElement.append(page)
		globalThis.probed = fetch('/live?probe')`)
	s.probe()
	if after := b.text(`JSON.stringify(document.querySelector('live-page').counts)`); after != before {
		b.t.Errorf("requests before the end: %s, later %s", before, after)
	}
}

// probe answers the test's own request.
func (s *site) probe() {
	s.t.Helper()
	q := s.next()
	if q.query != "probe" {
		s.t.Errorf("the page asked for ?%s", q.query)
	}
	q.end()
}

func TestASignedOutPageShowsTheFinalPatchAndNeverAsksAgain(t *testing.T) {
	s := newSite(t, `<p id="secret">table 7</p>`)
	b := s.visit()
	b.run(`globalThis.why = ''; addEventListener('live-stopped', e => why = e.detail.why)`)
	q := s.stream()
	q.send(patch("", `<main id="main">You have no access any more.</main>`) + ended("event: convive-signed-out\ndata: {\"why\":\"removed\"}\n", "p9") + patch("p10", `<main id="main">table 8</main>`))
	q.left()
	b.wait(stoppedForGood)
	if got := b.text(`document.getElementById('main').textContent + why`); got != "You have no access any more.removed" {
		t.Errorf("the page shows %q", got)
	}
	b.asksNoMore(s)
}

func TestAFreezeDoesNotKeepWhatWasTakenAway(t *testing.T) {
	s := newSite(t, `<div id="board"><p id="secret">table 7</p></div>`)
	b := s.visit()
	q := s.stream()
	b.run(freeze)
	q.send(patch("", `<main id="main">You have no access any more.</main>`) + ended("event: convive-signed-out\ndata: {}\n", "p9"))
	b.wait(stoppedForGood)
	b.wait(`document.getElementById('main').textContent === 'You have no access any more.'`)
}

func TestAPollMayBeTheLastWordToo(t *testing.T) {
	s := newSite(t, `<p id="secret">table 7</p>`)
	hangs(s)
	b := s.visit()
	poll := s.nextPoll()
	poll.hello("b1").send(patch("", `<main id="main">Over.</main>`) + ended("event: convive-signed-out\ndata: {}\n", "p9"))
	b.wait(stoppedForGood)
	b.wait(`document.getElementById('main').textContent === 'Over.'`)
}

func TestAForeignPageShowsWhatTheServerSaysAndStops(t *testing.T) {
	for _, c := range []struct {
		name, kind, body string
		status           int
		shown            string
	}{
		{"a page", "text/html; charset=utf-8", `<!doctype html><title>x</title><main id="main">This wedding is not yours.</main>`, 403, "This wedding is not yours."},
		{"a sentence", "text/plain; charset=utf-8", "Gone since yesterday.\n", 404, "Gone since yesterday."},
		{"nothing", "application/json", "{}", 403, "Not yours."},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t, "")
			b := s.visit()
			b.allow("answer 40")
			s.next().refuse(c.status, c.body, "Content-Type", c.kind)
			b.wait(stoppedForGood)
			b.wait(`document.getElementById('main').textContent + document.getElementById('notices').textContent === '` + c.shown + `'`)
			b.asksNoMore(s)
		})
	}
}

func TestASessionThatEndedReloadsThePageOnce(t *testing.T) {
	s := newSite(t, "")
	b := s.visit()
	b.allow("answer 401")
	s.next().refuse(401, "")
	s.next().refuse(401, "") // the reloaded page's
	b.wait(stoppedForGood)
	b.asksNoMore(s)
	if s.pageLoads() != 2 {
		t.Errorf("%d loads", s.pageLoads())
	}
}
