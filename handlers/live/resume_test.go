package live_test

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"convive/handlers/live"
	"convive/handlers/live/model"
	"convive/models/access"
	"convive/models/dbtest"
)

func TestAStreamThatComesBackGetsOnlyWhatChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		b.drop()
		h.rename("Renamed")
		before := b.count()
		b.resume(h.hub)
		synctest.Wait()
		if got := b.saw(before); !strings.Contains(got, "Renamed") || strings.Contains(got, `id="count"`) {
			t.Errorf("it got:\n%s", got)
		}
		if d := b.differs(); d != "" {
			t.Error(d)
		}
		b.drop()
		before = b.count()
		b.resume(h.hub)
		synctest.Wait()
		if got := b.saw(before); strings.Contains(got, "elements") {
			t.Errorf("nothing has changed, and it got:\n%s", got)
		}
	})
}

func TestAnotherProcessSendsNothingAtTheSameNumberAndEverythingAtAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		other := h.process(h.onRealClock())
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		b.drop()
		before := b.count()
		b.resume(other)
		synctest.Wait()
		if got := b.saw(before); strings.Contains(got, "elements") {
			t.Errorf("at the same number it got:\n%s", got)
		}
		b.drop()
		h.add("Dinner")
		before = b.count()
		b.resume(other)
		synctest.Wait()
		if got := b.saw(before); strings.Count(got, "elements") != 3 {
			t.Errorf("at another number it got:\n%s", got)
		}
		b.hub = other
		if d := b.differs(); d != "" {
			t.Error(d)
		}
	})
}

func TestAnotherProcessSendsEverythingWhenTheClockDecides(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		c := h.config
		other := h.process(dbtest.Open(t, c))
		deadline := h.clock.Now().Add(time.Hour)
		h.until.Store(&deadline)
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		b.drop()
		before := b.count()
		b.resume(other)
		synctest.Wait()
		if got := b.saw(before); strings.Count(got, "elements") != 3 {
			t.Errorf("two processes' clocks differ, and it got:\n%s", got)
		}
		b.drop()
		h.clock.Move(2 * time.Hour)
		h.load(h.hub, h.source(access.Host)) // there, no instant is left for which it would be rendered anew
		b.resume(h.hub)
		synctest.Wait()
		if got := b.shows("name"); got != `<h1 id="name">Wedding, late: true</h1>` {
			t.Errorf("after the instant it shows %s", got)
		}
	})
}

func TestAPageOfAnotherRoleHasToBeLoadedAnew(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		who := h.member(access.Planner)
		b := h.open(h.hub, who, access.Planner)
		synctest.Wait()
		b.drop()
		b.src = h.source(access.Viewer)
		before := b.count()
		b.looker = h.member(access.Viewer)
		b.resume(h.hub)
		synctest.Wait()
		if !b.page.Outdated() || strings.Contains(b.saw(before), "elements") {
			t.Errorf("it got:\n%s", b.saw(before))
		}
	})
}

func TestANewEpochMakesEveryStreamStartOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		b := h.open(h.hub, h.member(access.Host), access.Host)
		synctest.Wait()
		h.add("Dinner")
		synctest.Wait()
		before := b.count()
		h.must(h.db.RenewEpochs(background))
		h.hub.Wake(h.system().Feed(), 0)
		time.Sleep(time.Second)
		synctest.Wait()
		b.drop()
		b.resume(h.hub)
		synctest.Wait()
		if got := b.saw(before); strings.Count(got, "elements") != 3 {
			t.Errorf("after a restore it got:\n%s", got)
		}
	})
}

// TestADeliveryThatIsCutDoesNotAdvance cuts one at every byte and expects the next answer to make up for it.
func TestADeliveryThatIsCutDoesNotAdvance(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		src, who := h.source(access.Host), h.member(access.Host)
		old := h.html(h.hub, src)
		at := model.Load(old)
		h.add("Aperitif")
		h.add("Dinner")
		h.rename("Renamed")
		whole := string(poll(t, h.hub, src, who, at.Position()))
		for n := range len(whole) {
			page := model.Load(old)
			if err := page.Read(strings.NewReader(whole[:n])); err != nil {
				t.Fatalf("cut at %d: %v", n, err)
			}
			if page.Position() != at.Position() {
				t.Fatalf("cut at %d of %d, the page believes to be at %s", n, len(whole), page.Position())
			}
			if n%16 != 0 {
				continue
			}
			if err := page.Read(strings.NewReader(string(poll(t, h.hub, src, who, page.Position())))); err != nil {
				t.Fatal(err)
			}
			if d := page.Diff(h.load(h.hub, src)); d != "" {
				t.Fatalf("cut at %d: %s", n, d)
			}
		}
	})
}

func poll(t *testing.T, hub *live.Hub, src live.Source, who access.Looker, from string) []byte {
	t.Helper()
	w := &recorder{header: http.Header{}}
	if err := hub.Serve(context.Background(), w, src, live.Request{Looker: who, From: from, Poll: true}); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return w.body
}

// recorder keeps what is written.
type recorder struct {
	header http.Header
	body   []byte
}

func (r *recorder) Header() http.Header { return r.header }
func (r *recorder) WriteHeader(int)     {}
func (r *recorder) Flush()              {}
func (r *recorder) Write(b []byte) (int, error) {
	r.body = append(r.body, b...)
	return len(b), nil
}

// SetWriteDeadline has nothing to wait for.
func (r *recorder) SetWriteDeadline(time.Time) error { return nil }
