package main

import (
	"fmt"
	"io"
	"net/http"
	"path/filepath"

	"convive/handlers/live"
	"convive/models/db"
)

// How often the page is asked for, in rounds of warm ones beside rendered ones.
const (
	rounds          = 20
	warmPerRound    = 20
	renderedPerTurn = 4
)

// home is the app in this process, made when first needed.
func (b *bench) home() (*site, error) {
	if b.site == nil {
		s, err := newSite(b.data, filepath.Join(b.dir, "home"))
		if err != nil {
			return nil, err
		}
		b.site = s
	}
	return b.site, nil
}

// visitor asks for pages on one connection that is kept alive.
type visitor struct {
	client  http.Client
	url     string
	cookies []string // taken in turn: one person may only ask so often
	n       int
	bytes   int64 // of the last page
}

func (v *visitor) get(path string) error {
	req, err := http.NewRequest(http.MethodGet, v.url+path, nil)
	if err != nil {
		return err
	}
	v.n++
	req.Header.Set("X-Forwarded-For", address(v.n))
	req.Header.Set("Cookie", "convive="+v.cookies[v.n%len(v.cookies)])
	resp, err := v.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if v.bytes, err = io.Copy(io.Discard, resp.Body); err == nil && resp.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", path, resp.Status)
	}
	return err
}

// page measures the guests page of 250.
func (b *bench) page() error {
	s, err := b.home()
	if err != nil {
		return err
	}
	v, err := s.visitor()
	if err != nil {
		return err
	}
	return s.kept(v, "guests_page", guestsPage)
}

// guestsPage is the demo's guest list.
const guestsPage = "/e/amara-jonas/guests"

// seatingPage is the demo's list of tables beside who waits for a seat.
const seatingPage = "/e/amara-jonas/seating"

// visitor is somebody who may see everything.
func (s *site) visitor() (v *visitor, err error) {
	v = &visitor{url: s.url, client: http.Client{Transport: &http.Transport{MaxConnsPerHost: 1, DisableCompression: true}}}
	v.cookies, err = s.signedIn(16)
	return v, err
}

// kept measures a page from kept bytes, beside the same handler that reads and renders each time.
func (s *site) kept(v *visitor, name, path string) error {
	get := func() error { return v.get(path) }
	var cold, warm, rendered times
	if err := cold.timed(get); err != nil {
		return err
	}
	statements, renders := s.db.Statements(), s.hub.Renders()
	for range rounds {
		for range warmPerRound {
			if err := warm.timed(get); err != nil {
				return err
			}
		}
		if s.hub.Renders() != renders {
			return fmt.Errorf("a warm page was rendered")
		}
		perPage := float64(s.db.Statements()-statements) / warmPerRound
		s.hub.SetFaults(live.Faults{NoKeep: true})
		s.db.SetFaults(db.Faults{NoSharing: true})
		for range renderedPerTurn {
			if err := rendered.timed(get); err != nil {
				return err
			}
		}
		s.hub.SetFaults(live.Faults{})
		s.db.SetFaults(db.Faults{})
		if len(warm) == rounds*warmPerRound {
			figure(name+"_statements_warm", perPage, "statements")
		}
		statements, renders = s.db.Statements(), s.hub.Renders()
	}
	figure(name+"_size", float64(v.bytes)/1e3, "kB")
	figure(name+"_cold", cold.median(), "ms")
	figure(name+"_warm_p50", warm.median(), "ms")
	figure(name+"_warm_p99", warm.at(0.99), "ms")
	figure(name+"_rendered_each_time_p50", rendered.median(), "ms")
	ratio(name+"_warm_to_rendered", warm.median(), rendered.median(), "<= 0.35")
	return nil
}
