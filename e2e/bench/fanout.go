package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"time"
)

// fanRounds is how often each number of streams is sent to.
const fanRounds = 30

// streamsPath is the page that is watched.
const streamsPath = "/e/amara-jonas/requests/live"

// side is a server process with those who watch it.
type side struct {
	*child
	*watchers
	path    string
	cookies []string
	idle    int64 // its memory without streams
	last    times // from the commit to the last byte of the last stream
	cpu     int64 // of the deliveries, in nanoseconds
	learnt  bool  // what to send
}

// fanout measures the last of 100 and of 1,000 streams, and what one idle stream takes, beside a bare broadcaster of
// the same bytes in a process of its own.
func (b *bench) fanout() error {
	app, err := b.side(appServer, streamsPath)
	if err != nil {
		return err
	}
	defer app.end()
	bare, err := b.side(bareServer, "/live")
	if err != nil {
		return err
	}
	defer bare.end()
	n := 0
	for _, streams := range []int{100, 1000} {
		if err := errors.Join(app.grow(streams), bare.grow(streams)); err != nil {
			return err
		}
		if streams == 1000 {
			if err := memoryOf(app, bare, streams); err != nil {
				return err
			}
		}
		app.last, bare.last, app.cpu, bare.cpu = nil, nil, 0, 0
		for round := range fanRounds + 1 { // the first is not counted
			n++
			if err := app.deliver(n, round > 0); err != nil {
				return err
			}
			if err := bare.learn(app); err != nil {
				return err
			}
			if err := bare.deliver(n, round > 0); err != nil {
				return err
			}
		}
		name := fmt.Sprintf("last_of_%d", streams)
		figure(name+"_p50", app.last.median(), "ms")
		figure(name+"_p90", app.last.at(0.9), "ms")
		figure(name+"_bare_p50", bare.last.median(), "ms")
		figure(name+"_bare_p90", bare.last.at(0.9), "ms")
		want := ""
		if streams == 1000 {
			want = "<= 1.5"
		}
		ratio(name+"_to_bare", app.last.median(), bare.last.median(), want)
		each := float64(streams*fanRounds) * 1e3
		figure(name+"_cpu_per_delivery", float64(app.cpu)/each, "us")
		figure(name+"_cpu_per_delivery_bare", float64(bare.cpu)/each, "us")
	}
	return nil
}

// side starts a server; for the app, everybody who will watch signs in before the memory is looked at.
func (b *bench) side(kind, path string) (*side, error) {
	c, err := b.child(kind)
	if err != nil {
		return nil, err
	}
	s := &side{child: c, watchers: newWatchers(), path: path}
	if kind == appServer {
		for n := range 1000 / streamsPerSession {
			cookie, err := signIn("http://"+c.address, "host", 4<<20+n)
			if err != nil {
				return nil, err
			}
			s.cookies = append(s.cookies, cookie)
		}
	}
	// One stream comes and goes, so that what is made once is there.
	if err := s.grow(1); err != nil {
		return nil, err
	}
	s.idle, err = s.ask("memory")
	return s, err
}

// streamsPerSession is how many tabs each who watches has open.
const streamsPerSession = 4

func (s *side) grow(streams int) error {
	for len(s.conns) < streams {
		n := len(s.conns)
		cookie := ""
		if len(s.cookies) > 0 {
			cookie = s.cookies[n/streamsPerSession]
		}
		if err := s.open(s.child.address, s.path, cookie, address(5<<20+n)); err != nil {
			return err
		}
	}
	return nil
}

func (s *side) end() {
	s.watchers.close()
	s.child.close()
}

// settle is longer than the app's own coalescing, so that each commit is sent at once.
const settle = 70 * time.Millisecond

// deliver sends once and waits for the last stream.
func (s *side) deliver(n int, counts bool) error {
	<-time.After(settle)
	m := []byte(mark(n))
	s.awaits.Store(&m)
	before, err := s.ask("cpu")
	if err != nil {
		return err
	}
	began, err := s.ask(fmt.Sprint("send ", n))
	if err != nil {
		return err
	}
	last, err := s.watchers.last()
	s.awaits.Store(&[]byte{}) // who comes later is shown it at once
	if err != nil {
		return err
	}
	after, err := s.ask("cpu")
	if counts {
		s.last = append(s.last, time.Duration(last-began))
		s.cpu += after - before
	}
	return err
}

// learn makes the bare server send what the app sent, byte for byte.
func (s *side) learn(app *side) error {
	if s.learnt {
		return nil
	}
	s.learnt = true
	select {
	case got := <-app.sample:
		began := 0
		if chunk := bytes.LastIndex(got[:bytes.Index(got, []byte(markStart))], []byte("\r\n")); chunk >= 0 {
			began = chunk + 2
		}
		delivery := bytes.TrimSuffix(got[began:], []byte("\r\n"))
		figure("delivery_size", float64(len(delivery)), "bytes")
		_, err := s.ask("take " + base64.StdEncoding.EncodeToString(delivery))
		return err
	default:
		return errors.New("the first stream kept no delivery")
	}
}

// memoryOf prints what one idle stream takes in each process.
func memoryOf(app, bare *side, streams int) error {
	<-time.After(time.Second) // who is here has been told to all
	var per [2]float64
	for i, s := range []*side{app, bare} {
		now, err := s.ask("memory")
		if err != nil {
			return err
		}
		per[i] = float64(now-s.idle) / float64(streams-1) / 1e3
	}
	figure("memory_per_idle_stream", per[0], "kB")
	figure("memory_per_idle_stream_bare", per[1], "kB")
	ratio("memory_per_idle_stream_to_bare", per[0], per[1], "")
	return nil
}
