package handlers_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/screens"
)

// scene is one revocation in an event of its own, with the pages that are open at both processes: theirs whose authority
// ends, and somebody else's.
type scene struct {
	revocation
	w              *webtest.World
	event          webtest.Event
	client         *webtest.Client
	theirs, others []*webtest.Watch
}

// revokeAll plays all revocations at the same time.
func revokeAll(w *webtest.World, then func(*scene)) {
	_, _, elsewhere := webtest.Serve(w.T, dbtest.Open(w.T, w.Config))
	w.Anew() // not while several watch
	var scenes cast
	for n, r := range revocations {
		scenes = append(scenes, newScene(w, r, n, []string{w.Server.URL, elsewhere.URL}))
	}
	scenes.looked()
	var all sync.WaitGroup
	for _, s := range scenes {
		all.Go(func() { s.play(then) })
	}
	all.Wait()
}

// cast are all scenes of a play.
type cast []*scene

// looked waits until each process has looked at its feeds once by itself: the first look finds everything new, and would
// hide that nobody told it of an end.
func (all cast) looked() {
	w := all[0].w
	w.T.Helper()
	w.DB.SetFaults(db.Faults{LoseNotifications: true})
	for _, s := range all {
		rename(w, s.event, "EARLIER")
	}
	for _, s := range all {
		for _, other := range s.others {
			until(w.T, s.name+": the look", func() bool { return other.Saw("EARLIER") })
		}
	}
	w.DB.SetFaults(db.Faults{})
}

// until waits for what no signal tells: that a byte has come.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for late := time.Now().Add(10 * time.Second); !is(); <-time.After(time.Millisecond) {
		if time.Now().After(late) {
			t.Fatal(what, " never came")
		}
	}
}

func newScene(w *webtest.World, r revocation, n int, servers []string) *scene {
	w.T.Helper()
	s := &scene{revocation: r, w: w, event: w.Another(fmt.Sprint("revoked-", n), fmt.Sprint("REVOKED", n, "X"))}
	w.Must(accounts.SetPassword(w.T.Context(), w.DB, s.event.Accounts["paul"].Email, password))
	path := "/e/" + s.event.Slug + r.page
	if r.screen {
		path, s.client = "/w/"+s.event.Slug+"/screen/"+screens.Token(webtest.Secret, screenLink(w, s.event)), w.Anonymous()
	} else if r.guest {
		path, s.client = "/w/"+s.event.Slug+"/h/"+string(s.event.Households[0].ID)+r.page, w.GuestOf(s.event, s.event.Households[0])
	} else {
		s.client = r.who(w, s.event)
	}
	for _, server := range servers {
		s.theirs = append(s.theirs, follow(w.T, s.client.At(server), path))
		s.others = append(s.others, follow(w.T, w.Member(s.event, "paul").At(server), "/e/"+s.event.Slug+"/guests"))
	}
	return s
}

func (s *scene) play(then func(*scene)) {
	began := time.Now()
	s.end(s.w, s.event, s.client)
	then(s)
	for i, within := range []time.Duration{soonHere, soonElsewhere} {
		took, over := lasted(s.theirs[i], began, busyMachine*within)
		_, ended, outdated := s.theirs[i].Over()
		if !over || !ended || outdated != s.again {
			s.w.T.Errorf("%s, process %d: over %v, ended for good %v, outdated %v", s.name, i+1, over, ended, outdated)
		}
		s.w.T.Logf("%s, process %d: %v", s.name, i+1, took.Round(time.Millisecond))
	}
}

// follow opens a page and its stream, and waits for the stream's first frame.
func follow(t testing.TB, c *webtest.Client, path string) *webtest.Watch {
	t.Helper()
	w := from(c).Open(path)
	until(t, path+": a greeting", func() bool { return len(w.Heard()) > 0 })
	return w
}

// lasted is how long a stream was still open.
func lasted(w *webtest.Watch, began time.Time, atMost time.Duration) (took time.Duration, over bool) {
	for {
		over, _, _ := w.Over()
		if took = time.Since(began); over || took > atMost {
			return took, over
		}
		<-time.After(time.Millisecond)
	}
}

// rename changes what every page shows, unless the event is gone.
func rename(w *webtest.World, e webtest.Event, name string) bool {
	w.T.Helper()
	_, err := w.DB.Mutate(w.T.Context(), w.System(e), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		row, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		h, err := db.Find[guests.Household](tx.Read, e.Households[0].ID)
		if err != nil {
			return nil, err
		}
		w.Must(db.Update(tx, &row, db.Set{"name": name + " " + e.Canary}))
		w.Must(db.Update(tx, &h, db.Set{"envelope_name": name + " " + e.Canary}))
		return change.EventTouched{Event: e.ID}, nil
	})
	if errors.Is(err, db.ErrNotFound) {
		return false
	}
	w.Must(err)
	return true
}
