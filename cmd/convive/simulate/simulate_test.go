package simulate

import (
	"bytes"
	"context"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"convive/handlers/webtest"
)

// long bounds a simulation that is ended as soon as enough was played.
const long = time.Minute

// small is a simulation that is played fast.
func small(t *testing.T, url string) Options {
	return Options{URL: url, Guests: 8, Planners: 4, Watchers: 16, Speed: 40, For: long, Seed: 5, Out: t.Output()}
}

// played runs a simulation until enough of it was played, and prints its report into the test's log. A patience of 0 is
// the usual one.
func played(t *testing.T, o Options, patience time.Duration, enough func(*play) bool) *Report {
	t.Helper()
	s, err := openSite(t.Context(), o.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer s.http.CloseIdleConnections()
	p := newPlay(s, o)
	if patience > 0 {
		p.patient = patience
	}
	if err := p.prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	var looking sync.WaitGroup
	looking.Go(func() {
		for !enough(p) && pause(ctx, 10*time.Millisecond) {
		}
		end()
	})
	r := p.run(ctx)
	end()
	looking.Wait()
	r.Print(t.Output())
	return r
}

// did says that so many commands were acknowledged.
func did(n int) func(*play) bool {
	return func(p *play) bool {
		acknowledged, _, _, _ := p.ledger.sums()
		return acknowledged >= n
	}
}

// failing are the names of the checks that don't hold.
func failing(r *Report) (names []string) {
	for _, c := range r.Checks {
		if c.Bad > 0 {
			names = append(names, c.Name)
		}
	}
	return names
}

func demo(t *testing.T, engine string) *httptest.Server {
	server, _ := webtest.Demo(t, engine)
	return server
}

func TestAWeddingPlaysItselfAndEveryCheckHolds(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			o := small(t, demo(t, engine).URL)
			o.Cuts = true
			r := played(t, o, 0, everything)
			if names := failing(r); len(names) > 0 || sum(r.Failed) > 0 {
				t.Errorf("these don't hold: %q; failed: %v", names, r.Failed)
			}
			for _, c := range r.Checks {
				if c.N == 0 {
					t.Errorf("nothing was looked at for: %s", c.Name)
				}
			}
		})
	}
}

// everything says that each kind of person did what they mostly do, and that watchers saw it.
func everything(p *play) bool {
	p.ledger.mu.Lock()
	defer p.ledger.mu.Unlock()
	did := p.ledger.deeds
	return did[toReply] > 3 && did[toAsk] > 0 && did[toSeat] > 0 && did[toMove] > 0 && did[toSettle] > 0 && did[toUndo] > 0 && len(p.arrivals.since(p.ledger.done)) > 0
}

func TestAnInterruptEndsItWithTheChecksAndLeavesNothingBehind(t *testing.T) {
	server := demo(t, "sqlite")
	before := goleak.IgnoreCurrent()
	ctx, interrupt := context.WithCancel(t.Context())
	o := small(t, server.URL)
	o.For, o.Out = time.Hour, &heard{says: "for 1h0m0s", then: interrupt} // everybody is there, and the play begins
	r, err := Run(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Checks) != 5 || !r.OK() || r.Took > long {
		t.Errorf("after %v the checks are %+v", r.Took, r.Checks)
	}
	server.CloseClientConnections()
	goleak.VerifyNone(t, before)
}

// heard does something when a sentence was written.
type heard struct {
	bytes.Buffer
	says string
	then func()
}

func (h *heard) Write(p []byte) (int, error) {
	n, err := h.Buffer.Write(p)
	if strings.Contains(h.String(), h.says) {
		h.then()
	}
	return n, err
}
