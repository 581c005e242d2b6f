package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"

	"convive/handlers/live"
	"convive/models/db"
)

// each is what the app would be without shared renderings: every stream reads the rows and renders the page for itself,
// and then writes the same delivery.
type each struct {
	*broadcaster
	site *site
}

func newEach(dir string) (*each, error) {
	s, err := newSite(dir, filepath.Join(dir, "..", "each"))
	if err != nil {
		return nil, err
	}
	s.hub.SetFaults(live.Faults{NoKeep: true})
	s.db.SetFaults(db.Faults{NoSharing: true})
	b, err := newBare("")
	if err != nil {
		return nil, err
	}
	cookies, err := s.signedIn(eachStreams / streamsPerSession) // each may only ask so often
	if err != nil {
		return nil, err
	}
	var asked atomic.Int64
	b.before = func() error {
		n := int(asked.Add(1))
		cookie := cookies[n%len(cookies)]
		page := httptest.NewRequest(http.MethodGet, s.url+strings.TrimSuffix(streamsPath, "/live"), nil)
		page.Header.Set("Cookie", "convive="+cookie)
		page.RemoteAddr = address(n) + ":1" // one address may only ask so often
		answer := httptest.NewRecorder()
		s.server.Handler.ServeHTTP(answer, page)
		if answer.Code != http.StatusOK {
			return fmt.Errorf("the page was answered with %d", answer.Code)
		}
		return nil
	}
	return &each{b, s}, nil
}

// send commits and has every stream told.
func (e *each) send(n int) (int64, error) {
	began, err := e.site.commit(n)
	if err != nil {
		return 0, err
	}
	_, err = e.broadcaster.send(n)
	return began, errors.Join(err)
}
