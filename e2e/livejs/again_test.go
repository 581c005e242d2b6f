package livejs

import (
	"net/http"
	"testing"
	"time"
)

func TestWhatAProxyAnswersForALostServerIsNoAnswer(t *testing.T) {
	s, b := commands(t, form)
	b.allow("answer 50")
	b.run(`document.body.dataset.againMs = 10`)
	b.click("go")
	first := s.nextPost()
	first.status(502)
	second := s.nextPost()
	second.status(504)
	third := s.nextPost()
	third.status(204)
	b.wait(`settled === 1`)
	if second.id() != first.id() || third.id() != first.id() || len(s.posts) != 0 {
		t.Errorf("sent as %s, %s, %s and %d times more", first.id(), second.id(), third.id(), len(s.posts))
	}
	if got := b.text(`document.getElementById('notices').textContent`); got != "" {
		t.Errorf("the page says %q", got)
	}
}

func TestACommandThatCameTooSoonIsSentAgainWhenItMay(t *testing.T) {
	s, b := commands(t, form)
	b.allow("answer 429")
	b.run(`document.body.dataset.againMs = 10`)
	b.click("go")
	first, began := s.nextPost(), time.Now()
	first.answer <- func(w http.ResponseWriter) {
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusTooManyRequests)
	}
	again := s.nextPost()
	if waited := time.Since(began); again.id() != first.id() || waited < time.Second {
		t.Errorf("after %v it was sent as %s, and first as %s", waited, again.id(), first.id())
	}
	again.answer <- func(w http.ResponseWriter) {
		w.Header().Set("Retry-After", "900")
		w.WriteHeader(http.StatusTooManyRequests)
	}
	b.wait(`settled === 1`) // nobody waits that long for a form
	if len(s.posts) != 0 {
		t.Errorf("it was sent %d times more", len(s.posts))
	}
}

func TestAServerThatCannotAnswerNowIsAskedAgainAndItsLastWordIsSaid(t *testing.T) {
	s, b := commands(t, form)
	b.allow("answer 503")
	b.run(`document.body.dataset.againMs = 10; document.body.setAttribute('data-text-503', 'Not now.')`)
	b.click("go")
	first := s.nextPost()
	first.status(503)
	for n := 2; n <= 8; n++ {
		again := s.nextPost()
		if again.id() != first.id() {
			t.Errorf("sending %d has the id %s", n, again.id())
		}
		if n == 8 {
			b.run(`document.body.dataset.limitMs = 1`) // the time for sendings is over
		}
		again.status(503)
	}
	b.wait(`document.getElementById('notices').textContent === 'Not now.'`)
	if len(s.posts) != 0 {
		t.Errorf("it was sent %d times more", len(s.posts))
	}
}
