package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// side starts a server of a kind; at the app, so many people are there who will watch.
func (b *bench) side(kind, path string, people int) (*side, error) {
	c, err := b.child(kind)
	if err != nil {
		return nil, err
	}
	return b.watched(c, path, people)
}

// watched gives a server those who will watch it; its memory is looked at when one of them has come.
func (b *bench) watched(c *child, path string, people int) (*side, error) {
	w, err := newWatchers()
	if err != nil {
		return nil, err
	}
	s := &side{child: c, watchers: w, path: path}
	if people > 0 {
		file := filepath.Join(b.dir, "cookies")
		if _, err := c.ask(fmt.Sprint("people ", people, " ", file)); err != nil {
			return nil, err
		}
		cookies, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		s.cookies = strings.Fields(string(cookies))
	}
	return s, nil
}

// settled is the memory of the server once one stream is there, so that what is made once is made.
func (s *side) settled() (err error) {
	if err = s.grow(1); err == nil {
		s.idle, err = s.ask("memory")
	}
	return err
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
		if n%50 == 0 { // what those who are there are told meanwhile
			if _, _, err := s.read(0); err != nil {
				return err
			}
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
	if err := s.quiet(settle); err != nil {
		return err
	}
	s.awaits = []byte(mark(n))
	before, err := s.ask("cpu")
	if err != nil {
		return err
	}
	s.told(fmt.Sprint("send ", n))
	last, err := s.watchers.last()
	if err != nil {
		return err
	}
	began, err := s.answer()
	if err != nil {
		return err
	}
	s.awaits = nil
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
	if app.sample == nil {
		return errors.New("the first stream kept no delivery")
	}
	s.learnt = true
	got := app.sample
	began := 0
	if chunk := bytes.LastIndex(got[:bytes.Index(got, []byte(markStart))], []byte("\r\n")); chunk >= 0 {
		began = chunk + 2
	}
	delivery := bytes.TrimSuffix(got[began:], []byte("\r\n"))
	figure("live.delivery_size", float64(len(delivery)), "bytes")
	_, err := s.ask("take " + base64.StdEncoding.EncodeToString(delivery))
	return err
}

// memoryOf prints what one idle stream takes in each process.
func memoryOf(app, bare *side, streams int) error {
	if err := app.quiet(time.Second); err != nil { // who is here has been told to all
		return err
	}
	var per [2]float64
	for i, s := range []*side{app, bare} {
		now, err := s.ask("memory")
		if err != nil {
			return err
		}
		per[i] = float64(now-s.idle) / float64(streams-1) / 1e3
	}
	goal("live.bytes_per_stream", per[0], "kB", "<= 10")
	figure("live.bytes_per_stream.bare", per[1], "kB")
	ratio("live.bytes_per_stream.ratio_to_bare", per[0], per[1], "")
	return nil
}
