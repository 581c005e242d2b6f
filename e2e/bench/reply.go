package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/guests"
	"convive/models/replies"
)

// sent is how many replies are measured: as many as a household may send at once.
const sent = 100

// reply measures a guest's reply, sent over HTTP by their personal link, beside a bare transaction of the same rows.
func (b *bench) reply() error {
	s, err := b.home()
	if err != nil {
		return err
	}
	g, err := s.guest()
	if err != nil {
		return err
	}
	bare, err := dbtest.OpenBare(background, s.path)
	if err != nil {
		return err
	}
	defer bare.Close()
	var measured, baseline times
	for n := range sent {
		draft, err := g.draft(n)
		if err != nil {
			return err
		}
		if err := measured.timed(func() error { return g.send(draft, n) }); err != nil {
			return err
		}
		seq, err := s.newest()
		if err == nil && n > 0 { // the first reply makes the row that later ones change
			err = s.again(bare, seq, &baseline)
		}
		if err != nil {
			return err
		}
	}
	figure("reply_over_http_p50", measured.median(), "ms")
	figure("reply_over_http_p99", measured.at(0.99), "ms")
	figure("reply_bare_transaction_p50", baseline.median(), "ms")
	ratio("reply_over_http_to_bare", measured.median(), baseline.median(), "")
	return nil
}

func (s *site) newest() (int64, error) {
	heads, err := s.db.Heads(background, []change.Feed{change.EventFeed(s.event.ID)})
	return heads[change.EventFeed(s.event.ID)].Seq, err
}

// guest is a household with its personal link.
type guest struct {
	*site
	client    http.Client
	household guests.Household
	key       string
}

// guest takes the first household of guests; its link is renewed, since this installation's secret is another.
func (s *site) guest() (*guest, error) {
	g := &guest{site: s, client: http.Client{
		Transport:     &http.Transport{MaxConnsPerHost: 1},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	_, err := s.db.Mutate(background, s.system(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		h, err := db.From[guests.Household](tx.Read).Where("host = ?", false).Order("id").First()
		if err != nil {
			return nil, err
		}
		c, err := guests.RenewLink(tx, secret, h.ID, h.LinkGeneration)
		if err == nil {
			g.household, err = db.Find[guests.Household](tx.Read, h.ID)
		}
		return c, err
	})
	g.key = guests.LinkKey(secret, g.household.ID, g.household.LinkGeneration)
	return g, err
}

// draft answers for everybody the other way round than last time.
func (g *guest) draft(n int) (values url.Values, err error) {
	err = g.db.Read(background, g.system(), func(r *db.Read) error {
		state, err := replies.Of(r, g.household.ID)
		draft := state.Started()
		for at, a := range draft.Answers {
			a.Meal = ""
			if a.Reply = guests.Declined; n%2 == 0 {
				a.Reply = guests.Attending
				a.Meal = mealFor(state, at)
			}
			draft.Answers[at] = a
		}
		values = draft.Values()
		return err
	})
	values.Set("command", string(db.NewID()))
	return values, err
}

// mealFor is a meal that somebody may have at an occasion; "" where none is asked for.
func mealFor(s replies.State, at replies.Cell) change.ID {
	for _, o := range s.Occasions {
		if o.ID != at.Occasion || !o.AsksMeal {
			continue
		}
		for _, l := range o.Lines {
			for _, m := range o.Meals {
				if l.Guest.ID == at.Guest && m.ForChildren == (l.Guest.Age == guests.Child) {
					return m.ID
				}
			}
		}
	}
	return ""
}

func (g *guest) send(draft url.Values, n int) error {
	path := fmt.Sprintf("/r/%s/page/reply/%s/sending", g.key, draft.Get("command"))
	req, err := http.NewRequest(http.MethodPost, g.url+path, strings.NewReader(draft.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("X-Forwarded-For", address(3<<20+n))
	resp, err := g.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	text, _ := io.ReadAll(resp.Body)
	if resp.StatusCode != http.StatusSeeOther {
		return fmt.Errorf("a reply was answered with %s: %.2000s", resp.Status, text)
	}
	return nil
}
