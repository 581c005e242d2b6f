package e2e

import (
	"bytes"
	"context"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// wire is what the streams of a tab bring, seen below its pages.
type wire struct {
	tab     context.Context
	mu      sync.Mutex
	streams []*carried // in the order in which they were asked for
}

type carried struct {
	id   network.RequestID
	path string
	data []byte
}

// listen watches a tab from now on.
func listen(t *testing.T, tab context.Context) *wire {
	t.Helper()
	w := &wire{tab: tab}
	must(t, chromedp.Listen(tab, w.see))
	return w
}

func (w *wire) see(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if at, err := url.Parse(e.Request.URL); err == nil && strings.HasSuffix(at.Path, "/live") {
			w.streams = append(w.streams, &carried{id: e.RequestID, path: at.Path})
		}
	case *network.EventDataReceived:
		if s := w.find(e.RequestID); s != nil {
			s.data = append(s.data, e.Data...)
		}
	}
}

func (w *wire) find(id network.RequestID) *carried {
	i := slices.IndexFunc(w.streams, func(s *carried) bool { return s.id == id })
	if i < 0 {
		return nil
	}
	return w.streams[i]
}

// tap has the bytes of the newest stream reported, those that have come already included; it must be that page's.
func (w *wire) tap(t *testing.T, path string) {
	t.Helper()
	w.mu.Lock()
	s := w.streams[len(w.streams)-1]
	w.mu.Unlock()
	if s.path != path+"/live" {
		t.Fatalf("the newest stream is %s", s.path)
	}
	result, err := chromedp.Call(w.tab, network.StreamResourceContent, network.StreamResourceContentParams{RequestID: s.id})
	must(t, err)
	w.mu.Lock()
	defer w.mu.Unlock()
	s.data = append(s.data, result.BufferedData...)
}

// brought says whether a text came by a stream that was tapped, of the pages under a path.
func (w *wire) brought(under, text string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.ContainsFunc(w.streams, func(s *carried) bool {
		return strings.HasPrefix(s.path, under) && bytes.Contains(s.data, []byte(text))
	})
}
