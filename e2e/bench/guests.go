package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"sync/atomic"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// guests measures the guest list with 1,000 guests: the page, what an edit of one cell sends to who watches, and a
// search in a browser; then the same edit with 10,000. Beside it stands the seating with all of them in parking.
func (b *bench) guests() error {
	s, err := newSite(b.data, filepath.Join(b.dir, "guests"))
	if err != nil {
		return err
	}
	b.after = append(b.after, s.close)
	v, err := s.visitor()
	if err != nil {
		return err
	}
	for _, n := range []int{1_000, 10_000} {
		if err := s.fill(n); err != nil {
			return err
		}
		if err := s.kept(v, fmt.Sprintf("guests_%d", n), guestsPage); err != nil {
			return err
		}
		if err := s.kept(v, fmt.Sprintf("seating_%d", n), seatingPage); err != nil {
			return err
		}
		sent, err := s.edited(v, n)
		if err != nil {
			return err
		}
		goal(fmt.Sprintf("guests_%d_edit_bytes", n), float64(sent), "bytes", "< 4000")
		if n == 1_000 {
			if err := s.searches(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// fill makes the demo's list as long as that: households of four, all invited to everything.
func (s *site) fill(total int) error {
	_, err := s.db.Mutate(background, s.system(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		list, err := guests.Everybody(tx.Read)
		if err != nil {
			return nil, err
		}
		occasions, err := events.Occasions(tx.Read)
		if err != nil {
			return nil, err
		}
		missing := total - list.Totals().Guests
		var all []*guests.NewHousehold
		for n := range (missing + 3) / 4 {
			all = append(all, household(n, min(4, missing-4*n), occasions))
		}
		return change.GuestsImported{Created: missing}, guests.Create(tx, guests.Keys{Secret: secret}, all...)
	})
	return err
}

var (
	givenNames = []string{"Anna", "Emmanuel", "Zoë", "Giorgos", "Mireille", "Tobias", "Noor", "Xiulan", "Ifeoma", "Klára", "Desmond"}
	surnames   = []string{"Adebayo", "Müller", "García Márquez", "Papadopoulos", "Ferreira", "Haddad", "Kowalski", "Brennan", "Okafor", "Lindqvist", "Nakamura", "Achterberg", "Quist"}
)

// household has people of one surname; the numbers keep the names apart.
func household(n, people int, occasions []events.Occasion) *guests.NewHousehold {
	family := fmt.Sprint(surnames[n%len(surnames)], " ", n)
	h := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "Family " + family, City: "Fairhaven", Side: []string{"Amara", "Jonas"}[n%2]}}
	for i := range people {
		g := &guests.NewGuest{Guest: guests.Guest{Name: givenNames[(n+i)%len(givenNames)] + " " + family, Tags: db.Words{[]string{"family", "work", "friends"}[n%3]}}}
		for _, o := range occasions {
			g.Invitations = append(g.Invitations, guests.Invitation{OccasionID: o.ID, Reply: []guests.Reply{guests.Pending, guests.Attending, guests.Declined}[(n+i)%3]})
		}
		h.People = append(h.People, g)
	}
	return h
}

var (
	streamOf   = regexp.MustCompile(`data-url="([^"]+)"`)
	positionOf = regexp.MustCompile(`data-position="([^"]+)"`)
)

// row is less than any row of the list has, in bytes.
const row = 600

// edited is how many bytes a change of one cell of a list of so many sends to an open page, the most of several.
func (s *site) edited(v *visitor, total int) (most int64, err error) {
	page, err := v.read(guestsPage)
	if err != nil {
		return 0, err
	}
	url, position := streamOf.FindSubmatch(page), positionOf.FindSubmatch(page)
	if url == nil || position == nil {
		return 0, fmt.Errorf("the guests page has no stream")
	}
	resp, err := v.ask(string(url[1]), string(position[1]))
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	var got atomic.Int64
	go io.Copy(counter{&got}, resp.Body) // ends with the answer's body
	<-time.After(settle)
	for n, set := range []db.Set{{"side": "Amara", "tags": db.Words{"friends"}}, {"side": "Jonas"}, {"tags": db.Words{"work"}}, {"name": fmt.Sprint("Aaron Aab ", total)}, {"diets": db.Words{"vegan"}}, {"diets": db.Words{}}} {
		before := got.Load()
		if err := s.cell(set); err != nil {
			return 0, err
		}
		for waited := 0; got.Load()-before < row && waited < 100; waited++ { // news are shorter than any row
			<-time.After(settle)
		}
		<-time.After(time.Second)
		if n > 0 { // the first puts the cells into a known state
			most = max(most, got.Load()-before)
		}
		if got.Load()-before < row {
			return 0, fmt.Errorf("%v was not sent", set)
		}
	}
	return most, nil
}

// cell writes one cell of the first guest of the list.
func (s *site) cell(set db.Set) error {
	_, err := s.db.Mutate(background, s.system(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		g, err := db.From[guests.Guest](tx.Read).Where("host = ?", false).Order("sort_key, id").First()
		if err != nil {
			return nil, err
		}
		return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, set)
	})
	return err
}

// counter counts what is written to it.
type counter struct{ n *atomic.Int64 }

func (c counter) Write(p []byte) (int, error) {
	c.n.Add(int64(len(p)))
	return len(p), nil
}

// ask sends a request as one of the people; a position asks for what came since.
func (v *visitor) ask(path, position string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, v.url+path, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Cookie", "convive="+v.cookies[0])
	if position != "" {
		req.Header.Set("Accept", "text/event-stream")
		req.Header.Set("Last-Event-ID", position)
	}
	return (&http.Transport{DisableCompression: true}).RoundTrip(req)
}

func (v *visitor) read(path string) ([]byte, error) {
	resp, err := v.ask(path, "")
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var b bytes.Buffer
	_, err = b.ReadFrom(resp.Body)
	return b.Bytes(), err
}
