package livejs

import (
	"testing"
	"time"
)

// hangs is a server that takes requests for streams and says nothing, as behind a proxy that holds answers back.
// The page polls soon after; an answer has the time that a busy machine needs.
func hangs(s *site) {
	s.set("data-first-frame-ms", "5000")
	s.set("data-fallback-ms", "150")
	s.set("data-poll-ms", "200")
}

func (s *site) nextPoll() *request {
	s.t.Helper()
	for {
		if q := s.next(); q.poll {
			return q
		}
	}
}

func TestWithoutAHelloThePagePollsAndGoesOnTryingAStream(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	hangs(s)
	b := s.visit()
	silent := s.next()
	poll := s.nextPoll()
	silent.left()
	if poll.position != "p0" {
		t.Errorf("polls from %q", poll.position)
	}
	poll.hello("b1").send(patch("p1", `<p id="count">2</p>`)).end()
	b.is("polling")
	b.wait(`document.querySelector('live-page [role=status]').textContent === 'Polling every 30 s'`)
	b.wait(`document.getElementById('count').textContent === '2'`)

	again := s.nextPoll() // the interval has passed
	if again.position != "p1" {
		t.Errorf("polls on from %q", again.position)
	}
	again.hello("b1").end()
	q := s.next() // the stream comes back
	for q.poll {
		q.hello("b1").end()
		q = s.next()
	}
	q.try("event: convive-hello\ndata: {}\n\n")
	b.is("live")
	polls := b.text(`document.querySelector('live-page').counts.polls`)
	q.send(patch("p2", `<p id="count">3</p>`))
	b.at("p2")
	q.send(patch("p3", `<p id="count">4</p>`))
	b.at("p3")
	b.run(`document.dispatchEvent(new Event('live-resync'))`)
	s.stream()
	if now := b.text(`document.querySelector('live-page').counts.polls`); now != polls {
		t.Errorf("%s polls when the stream came back, %s later", polls, now)
	}
}

func TestAStreamThatSaysNothingIsGivenUpForTheNext(t *testing.T) {
	s := newSite(t, "")
	s.set("data-first-frame-ms", "100")
	b := s.visit()
	s.next().left()
	s.next().send(": a comment is no hello\n\n").left()
	b.is("reconnecting")
	s.stream()
	b.is("live")
}

func TestTheCalmerPagesPollEveryMinute(t *testing.T) {
	s := newSite(t, "")
	hangs(s)
	s.set("data-poll", "60")
	b := s.visit()
	s.nextPoll().hello("b1").end()
	b.wait(`document.querySelector('live-page [role=status]').textContent === 'Polling every 60 s'`)
}

func TestWithADeadServerNothingIsCalledPolling(t *testing.T) {
	s := newSite(t, "")
	hangs(s)
	b := s.visit()
	b.allow("answer 500")
	b.run(`globalThis.states = []; addEventListener('live-state', e => states.push(e.detail.state))`)
	s.nextPoll().refuse(500, "")
	s.nextPoll().refuse(500, "")
	s.nextPoll().hello("b1").end()
	b.is("polling")
	s.nextPoll().refuse(500, "")
	b.is("reconnecting")
	if got := b.text(`states.slice(0, 2)`); got != "polling,reconnecting" {
		t.Errorf("the badge said %s", got)
	}
}

func TestRetryAfterIsHonouredByStreamsAndPolls(t *testing.T) {
	s := newSite(t, "")
	s.set("data-fallback-ms", "0")
	b := s.visit()
	b.allow("answer 503", "answer 429")
	poll := s.nextPoll()
	// The page itself says when it asks: a request that it gave up before may reach the server after the refused one.
	b.run(`
		globalThis.at = performance.now()
		globalThis.asked = []
		const ask = fetch
		globalThis.fetch = (...request) => { asked.push(performance.now() - at); return ask(...request) }`)
	poll.refuse(503, "", "Retry-After", "1")
	b.wait(`asked.length > 0`)
	if waited := b.text(`asked[0] > 950`); waited != "true" {
		t.Error("asked again before the time that the server named, after " + b.text(`asked[0]`) + " ms")
	}
}

func TestAPageForWhoseStreamThereIsNoPlacePollsUntilItMayAskAgain(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	s.set("data-fallback-ms", "500")
	b := s.visit()
	b.allow("answer 503")
	full := s.next()
	if full.poll {
		t.Fatal("it polls at once")
	}
	at := time.Now()
	full.refuse(503, "", "Retry-After", "1")
	poll := s.next()
	if !poll.poll {
		t.Errorf("it does not poll meanwhile: it asked again after %v", time.Since(at))
	}
	poll.hello("b1").send(patch("p1", `<p id="count">2</p>`)).end()
	b.wait(`document.querySelector('live-page [role=status]').textContent === 'Polling every 30 s'`)
	again := s.next()
	if waited := time.Since(at); again.poll || waited < 950*time.Millisecond {
		t.Errorf("it asked again before the time that the server named: poll %v after %v", again.poll, waited)
	}
	again.hello("b1")
	b.is("live")
}

func TestAGapInTheNetworkShowsAsOffline(t *testing.T) {
	s := newSite(t, `<p id="count">1</p>`)
	b := s.visit()
	q := s.stream()
	b.is("live")
	b.offline(true)
	b.is("offline")
	q.left()
	b.wait(`document.querySelector('live-page [role=status]').textContent === 'Offline'`)
	tried := s.next() // a server in the same house may still be there
	b.offline(false)
	tried.left()
	s.stream()
	b.is("live")
}
