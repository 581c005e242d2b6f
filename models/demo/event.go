package demo

import (
	"context"
	"errors"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// repliesFor is how many days the demo's guests still have: the deadline is the day two days after the first start.
const repliesFor = 2

// wedding makes the event with its occasions and meals.
func (s *seeder) wedding(ctx context.Context) (err error) {
	if s.organization, err = s.found(ctx, "host", s.w.Name); err != nil {
		return err
	}
	w := s.w
	s.event = events.Event{
		ID: db.NewID(), Name: w.Name, Slug: Slug, Place: w.Place, Zone: w.Zone, Currency: w.Currency, Languages: w.Languages, Sides: w.Sides,
		Deadline: s.deadline(), ReplyMode: events.Open, Contact: "Amara & Jonas, hello@amara-jonas.example.org", HostPlaces: 2, Demo: true,
	}
	return s.do(ctx, s.inOrganization(s.organization, "host"), s.before(180, 18), func(tx *db.Tx) (change.Change, error) {
		c, err := events.Create(tx, &s.event)
		if err != nil {
			return nil, err
		}
		return c, tx.Within(s.organization, s.event.ID, s.program)
	})
}

// program is the event's occasions and meals.
func (s *seeder) program(tx *db.Tx) error {
	for i, o := range s.w.Occasions {
		row := events.Occasion{Name: o.Name, Starts: moveWall(o.Starts, s.days), Ends: moveWall(o.Ends, s.days), Place: o.Place, AsksMeal: o.Meals, Seated: o.Seated, Position: int64(i)}
		if err := db.Create(tx, &row); err != nil {
			return err
		}
		s.occasions[o.ID] = row.ID
		if !o.Meals {
			continue
		}
		for n, m := range s.w.Meals {
			meal := events.Meal{OccasionID: row.ID, Name: m.Name, ForChildren: m.Children, Position: int64(n)}
			if err := db.Create(tx, &meal); err != nil {
				return err
			}
			s.meals[m.Name] = meal.ID
		}
	}
	return nil
}

// guestList brings the households in as one import; nobody has answered yet.
func (s *seeder) guestList(ctx context.Context) error {
	var list []*guests.NewHousehold
	for _, h := range s.w.Households {
		n := &guests.NewHousehold{Household: guests.Household{
			Row: db.Row{ID: db.NewID()}, EnvelopeName: h.Name, Street: h.Street, Street2: h.Street2, City: h.City, Region: h.Region, Postcode: h.Postcode, Country: h.Country,
			Language: h.Language, Side: h.Side, Tags: h.Tags, SentBy: h.SentBy,
		}}
		s.households = append(s.households, n.ID)
		for _, p := range h.People {
			n.People = append(n.People, s.person(p, h.Side))
		}
		list = append(list, n)
	}
	err := s.do(ctx, s.inEvent("host"), s.before(170, 20), func(tx *db.Tx) (change.Change, error) {
		err := guests.Create(tx, guests.Keys{Secret: s.secret, Random: s.random}, list...)
		return change.GuestsImported{File: "guest-list.xlsx", Created: len(s.people)}, err
	})
	for i, n := range list {
		for j, p := range n.People {
			s.people[s.w.Households[i].People[j].ID] = p.Guest
		}
	}
	return err
}

// inHighChairs is up to which age, in years, the children of the demo sit in high chairs.
const inHighChairs = 2

func (s *seeder) person(p person, side string) *guests.NewGuest {
	g := guests.Guest{
		Row: db.Row{ID: db.NewID()}, Name: p.Name, Given: p.Given, Family: p.Family, Suffix: p.Suffix, Aliases: p.Aliases, Unnamed: p.Unnamed, AgeYears: p.Years, Side: side, Tags: p.Tags,
		Email: p.Email, Phone: p.Phone, Diets: p.Diets, DietNote: p.DietNote, Needs: p.Needs,
	}
	if p.Years != nil {
		g.Age = guests.Child
		if *p.Years <= inHighChairs {
			g.Chair = guests.HighChair // which stands where a seat would: the plan of the demo has counted them
		}
	}
	if by, ok := s.people[p.PlusOneOf]; ok {
		g.PlusOneOf = &by.ID
	}
	s.people[p.ID] = g
	n := &guests.NewGuest{Guest: g}
	for _, o := range s.w.Occasions {
		if _, invited := p.Invitations[o.ID]; invited {
			n.Invitations = append(n.Invitations, guests.Invitation{OccasionID: s.occasions[o.ID]})
		}
	}
	return n
}

// hosts gives the couple their own places.
func (s *seeder) hosts(ctx context.Context) error {
	n := &guests.NewHousehold{Household: guests.Household{EnvelopeName: s.w.Name, Host: true}}
	for _, name := range s.w.Hosts {
		g := &guests.NewGuest{Guest: guests.Guest{Row: db.Row{ID: db.NewID()}, Name: name}}
		for _, o := range s.w.Occasions {
			g.Invitations = append(g.Invitations, guests.Invitation{OccasionID: s.occasions[o.ID], Reply: guests.Attending})
		}
		n.People = append(n.People, g)
	}
	err := s.do(ctx, s.inEvent("host"), s.before(169, 9), func(tx *db.Tx) (change.Change, error) {
		err := guests.Create(tx, guests.Keys{Secret: s.secret, Random: s.random}, n)
		return change.HouseholdAdded{Household: n.ID, Guests: []change.ID{n.People[0].ID, n.People[1].ID}}, err
	})
	for i, p := range n.People {
		s.people[s.w.Hosts[i]] = p.Guest
	}
	return err
}

// strangers makes a small event of another organization, once.
func (s *seeder) strangers(ctx context.Context) error {
	var there bool
	err := s.d.Read(ctx, access.Installation(convive), func(r *db.Read) error {
		_, err := events.BySlug(r, StrangerSlug)
		there = err == nil
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		return err
	})
	if err != nil || there {
		return err
	}
	organization, err := s.found(ctx, "stranger", "Nadia & Tom")
	if err != nil {
		return err
	}
	day := s.today.AddDate(0, 3, 0).Format(time.DateOnly)
	e := events.Event{ID: db.NewID(), Name: "Nadia & Tom", Slug: StrangerSlug, Place: "Old Mill", Zone: "Europe/Lisbon", Currency: "EUR", Languages: db.Words{"en"},
		Sides: db.Words{"Nadia", "Tom"}, ReplyMode: events.Open, Contact: "Nadia & Tom", HostPlaces: 2, Demo: true}
	dinner := events.Occasion{Row: db.Row{ID: db.NewID()}, Name: "Dinner", Starts: day + "T18:00", Ends: day + "T23:00", Place: "Old Mill", Seated: true}
	return s.do(ctx, s.inOrganization(organization, "stranger"), s.before(100, 9), func(tx *db.Tx) (change.Change, error) {
		c, err := events.Create(tx, &e)
		if err != nil {
			return nil, err
		}
		return c, tx.Within(organization, e.ID, func(tx *db.Tx) error {
			if err := db.Create(tx, &dinner); err != nil {
				return err
			}
			n := &guests.NewHousehold{}
			for _, name := range []string{"Rui Tavares", "Inês Tavares"} {
				n.People = append(n.People, &guests.NewGuest{Guest: guests.Guest{Row: db.Row{ID: db.NewID()}, Name: name}, Invitations: []guests.Invitation{{OccasionID: dinner.ID}}})
			}
			return guests.Create(tx, guests.Keys{Secret: s.secret, Random: s.random}, n)
		})
	})
}

func (s *seeder) deadline() string { return s.today.AddDate(0, 0, repliesFor).Format(time.DateOnly) }
