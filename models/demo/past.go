package demo

import (
	"cmp"
	"context"
	"slices"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/requests"
)

// given is one answer that a household gave at one moment.
type given struct {
	household int
	at        time.Time
	person    person
	occasion  string
	answer    answer
}

// replies gives each household's answers in the order in which they came, one reply per household and moment.
func (s *seeder) replies(context.Context) error {
	var all []given
	for i, h := range s.w.Households {
		for _, p := range h.People {
			for occasion, a := range p.Invitations {
				if a.At.IsZero() {
					continue
				}
				if a.Before != nil {
					all = append(all, given{i, a.Before.At.AddDate(0, 0, s.days), p, occasion, *a.Before})
				}
				all = append(all, given{i, a.At.AddDate(0, 0, s.days), p, occasion, a})
			}
		}
	}
	slices.SortFunc(all, func(a, b given) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.person.ID, b.person.ID), cmp.Compare(a.occasion, b.occasion))
	})
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].household == all[0].household && all[n].at.Sub(all[0].at) < time.Hour {
			n++
		}
		s.reply(all[:n])
		all = all[n:]
	}
	return nil
}

func (s *seeder) reply(some []given) {
	household := s.households[some[0].household]
	scope := s.inEvent("")
	scope.Actor = change.Actor{Kind: change.ByHousehold, ID: household}
	byHost := some[0].answer.Source == "paper" || some[0].answer.Source == "phone"
	if byHost {
		scope = s.inEvent("planner")
	}
	s.later(scope, some[0].at, func(tx *db.Tx) (change.Change, error) {
		c := change.ReplySent{Household: household}
		for _, g := range some {
			if err := s.answer(tx, g, &c); err != nil {
				return nil, err
			}
		}
		if byHost {
			return change.ReplyEntered{Household: household, Guests: c.Guests, Occasions: c.Occasions, Attending: c.Attending, Declined: c.Declined, Source: some[0].answer.Source}, nil
		}
		return c, nil
	})
}

// answer writes one answer and counts it.
func (s *seeder) answer(tx *db.Tx, g given, c *change.ReplySent) error {
	guest, occasion := s.people[g.person.ID].ID, s.occasions[g.occasion]
	in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(guest), string(occasion)).First()
	if err != nil {
		return err
	}
	set := db.Set{"reply": guests.Reply(g.answer.Reply), "maybe": g.answer.Maybe, "answered_at": change.At(tx.Now()), "due": s.deadline(), "answered_by": "household", "source": g.answer.Source}
	if id, ok := s.meals[g.answer.Meal]; ok {
		set["meal_id"] = &id
	}
	if !slices.Contains(c.Guests, guest) {
		c.Guests = append(c.Guests, guest)
	}
	if !slices.Contains(c.Occasions, occasion) {
		c.Occasions = append(c.Occasions, occasion)
	}
	switch guests.Reply(g.answer.Reply) {
	case guests.Attending:
		c.Attending++
	case guests.Declined:
		c.Declined++
	}
	return db.Update(tx, &in, set)
}

// asked brings the guests' requests, and the outcomes that some have.
func (s *seeder) asked(context.Context) error {
	for i, q := range s.w.Requests {
		day, err := time.Parse(time.DateOnly, q.Asked)
		if err != nil {
			return err
		}
		asked := day.AddDate(0, 0, s.days).Add(time.Duration(9+i%10) * time.Hour)
		g := s.people[q.Guest]
		r := requests.GuestRequest{Row: db.Row{ID: db.NewID()}, HouseholdID: g.HouseholdID, GuestID: &g.ID, Kind: requests.Kind(q.Kind), Words: q.Words, Status: requests.Open}
		scope := s.inEvent("")
		scope.Actor = change.Actor{Kind: change.ByHousehold, ID: g.HouseholdID}
		s.later(scope, asked, func(tx *db.Tx) (change.Change, error) {
			return change.RequestAsked{Request: r.ID, Household: r.HouseholdID, Guest: g.ID}, db.Create(tx, &r)
		})
		if q.Status != "open" {
			s.settle(r.ID, q.Status, asked.Add(26*time.Hour))
		}
	}
	return nil
}

func (s *seeder) settle(id change.ID, status string, at time.Time) {
	if end := s.today.Add(-time.Hour); at.After(end) {
		at = end
	}
	rule := requests.Resolve
	if status == "declined" {
		rule = requests.Decline
	}
	s.later(s.inEvent("planner"), at, func(tx *db.Tx) (change.Change, error) { return rule(tx, id, requests.Outcome{Version: 1}) })
}

// dated is one thing that was done in the demo's past.
type dated struct {
	at    time.Time
	scope access.Scope
	rule  func(*db.Tx) (change.Change, error)
}

// later notes something for its place in the past; happen does all of it in order.
func (s *seeder) later(scope access.Scope, at time.Time, rule func(*db.Tx) (change.Change, error)) {
	s.past = append(s.past, dated{at, scope, rule})
}

func (s *seeder) happen(ctx context.Context) error {
	slices.SortStableFunc(s.past, func(a, b dated) int { return a.at.Compare(b.at) })
	for _, d := range s.past {
		if err := s.do(ctx, d.scope, d.at, d.rule); err != nil {
			return err
		}
	}
	return nil
}
