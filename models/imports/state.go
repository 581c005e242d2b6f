package imports

import (
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// state is the event as it stands when a plan is made.
type state struct {
	event       events.Event
	occasions   []*occasion
	households  []*household
	invitations map[change.ID]map[change.ID]*guests.Invitation // by guest and occasion
}

type occasion struct {
	events.Occasion
	meals []events.Meal
}

// byID finds people and households by the ids that Convive's own list says.
type byID struct {
	households map[string]*household
	people     map[string]*person
}

func (s *state) byID() byID {
	all := byID{map[string]*household{}, map[string]*person{}}
	for _, h := range s.households {
		all.households[string(h.ID)] = h
		for _, p := range h.people {
			all.people[string(p.ID)] = p
		}
	}
	return all
}

type household struct {
	guests.Household
	key    key
	people []*person
	taken  bool // by a household of the list
}

type person struct {
	guests.Guest
	key   key
	home  *household
	name  string // folded
	email string
	taken bool // by a guest of the list
}

// look reads the event in five queries. The hosts' own households are no guests and stay out of it.
func look(r *db.Read) (*state, error) {
	s := &state{invitations: map[change.ID]map[change.ID]*guests.Invitation{}}
	var err error
	if s.event, err = events.Current(r); err != nil {
		return nil, err
	}
	if err := s.readOccasions(r); err != nil {
		return nil, err
	}
	if err := s.readPeople(r); err != nil {
		return nil, err
	}
	rows, err := db.All[guests.Invitation](r, "id")
	for i := range rows {
		of := s.invitations[rows[i].GuestID]
		if of == nil {
			of = map[change.ID]*guests.Invitation{}
			s.invitations[rows[i].GuestID] = of
		}
		of[rows[i].OccasionID] = &rows[i]
	}
	return s, err
}

func (s *state) readOccasions(r *db.Read) error {
	rows, err := events.Occasions(r)
	if err != nil {
		return err
	}
	by := map[change.ID]*occasion{}
	for _, row := range rows {
		o := &occasion{Occasion: row}
		by[row.ID] = o
		s.occasions = append(s.occasions, o)
	}
	meals, err := events.Meals(r)
	for _, m := range meals {
		by[m.OccasionID].meals = append(by[m.OccasionID].meals, m)
	}
	return err
}

func (s *state) readPeople(r *db.Read) error {
	rows, err := db.From[guests.Household](r).Where("host = ?", false).Order("created_at, id").All()
	if err != nil {
		return err
	}
	by := map[change.ID]*household{}
	for _, row := range rows {
		h := &household{Household: row, key: readKey(row.MatchKey)}
		by[row.ID] = h
		s.households = append(s.households, h)
	}
	people, err := db.All[guests.Guest](r, "household_id, position, id")
	for _, g := range people {
		if h := by[g.HouseholdID]; h != nil {
			p := &person{Guest: g, key: readKey(g.MatchKey), home: h, email: strings.ToLower(g.Email)}
			if !g.Unnamed {
				p.name = lists.Fold(g.Name)
			}
			h.people = append(h.people, p)
		}
	}
	return err
}
