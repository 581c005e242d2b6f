package replies

import (
	"errors"
	"slices"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/questions"
)

// State is one household with what it is invited to and what it answered.
type State struct {
	Event     events.Event
	Household guests.Household
	Guests    []guests.Guest // in their order
	Occasions []Occasion     // to which any of them is invited, in the order of their start
	Reply     Reply          // the zero Reply before the first
	Now       time.Time      // when this was read
	Questions []questions.Question
	Given     map[questions.Slot]questions.Answer
}

// Occasion is an occasion as the household sees it.
type Occasion struct {
	events.Occasion
	Meals []events.Meal
	Lines []Line
	Open  bool // it can be answered now; by hosts always
}

// Line is one person at one occasion.
type Line struct {
	Guest      guests.Guest
	Invitation guests.Invitation
}

// Of reads the state of a household; db.ErrNotFound when it is none of the scope's.
func Of(r *db.Read, household change.ID) (s State, err error) {
	if s.Household, err = db.Find[guests.Household](r, household); err != nil {
		return s, err
	}
	if s.Event, err = events.Current(r); err != nil {
		return s, err
	}
	s.Now = r.Now()
	if s.Guests, err = guests.OfHousehold(r, household); err != nil {
		return s, err
	}
	s.Reply, err = db.From[Reply](r).Where("household_id = ?", string(household)).First()
	if err != nil && !errors.Is(err, db.ErrNotFound) {
		return s, err
	}
	if s.Questions, err = questions.All(r); err != nil {
		return s, err
	}
	if s.Given, err = questions.Of(r, household); err != nil {
		return s, err
	}
	return s, s.fill(r)
}

// fill joins invitations, occasions and meals. Who is on a waiting list is not invited yet, and must not learn of it.
func (s *State) fill(r *db.Read) error {
	rows, err := db.From[guests.Invitation](r).Where("household_id = ? AND waiting = ?", string(s.Household.ID), false).All()
	if err != nil {
		return err
	}
	occasions, err := events.Occasions(r)
	if err != nil {
		return err
	}
	meals, err := events.Meals(r)
	if err != nil {
		return err
	}
	invitations := make(map[Cell]guests.Invitation, len(rows))
	for _, row := range rows {
		invitations[Cell{row.GuestID, row.OccasionID}] = row
	}
	for _, o := range occasions {
		line := Occasion{Occasion: o, Open: r.Scope().Role != access.Household || s.open(o)}
		for _, m := range meals {
			if o.AsksMeal && m.OccasionID == o.ID {
				line.Meals = append(line.Meals, m)
			}
		}
		for _, g := range s.Guests {
			if in, ok := invitations[Cell{g.ID, o.ID}]; ok {
				line.Lines = append(line.Lines, Line{g, in})
			}
		}
		if len(line.Lines) > 0 {
			s.Occasions = append(s.Occasions, line)
		}
	}
	return nil
}

// MealsFor are the meals that a person of this age chooses from.
func (o Occasion) MealsFor(age guests.Age) []events.Meal { return guests.MealsFor(o.Meals, age) }

// offers says whether somebody of this age may choose the meal.
func (o Occasion) offers(age guests.Age, meal change.ID) bool {
	return slices.ContainsFunc(o.MealsFor(age), func(m events.Meal) bool { return m.ID == meal })
}

// serves says whether the meal is offered in a cell.
func (s State) serves(at Cell, meal change.ID) bool {
	o, g, _, ok := s.line(at)
	return ok && o.offers(g.Age, meal)
}

// Unserved names the meals of a form that are not offered to these people, gone or never there.
func (s State) Unserved(d Draft) (wrong invalid.Fields) {
	for _, at := range d.cells() {
		meal := d.Answers[at].Meal
		_, _, in, _ := s.line(at)
		wrong.Check(meal == "" || s.serves(at, meal) || meal == mealID(in.MealID), at.field("meal"), "Choose one of the meals that are offered here.")
	}
	return wrong
}

// Meal finds a meal of the occasion; nil when there is none.
func (o Occasion) Meal(id *change.ID) *events.Meal {
	for i := range o.Meals {
		if id != nil && o.Meals[i].ID == *id {
			return &o.Meals[i]
		}
	}
	return nil
}

// Dated are the occasions with a start to which anybody of the household comes: what its calendar holds.
func (s State) Dated() (all []Occasion) {
	for _, o := range s.Occasions {
		_, known := o.StartsAt(s.Event.Location())
		comes := slices.ContainsFunc(o.Lines, func(l Line) bool { return l.Invitation.Reply == guests.Attending })
		if known && comes {
			all = append(all, o)
		}
	}
	return all
}

// Answered says whether anybody of the household has answered anything.
func (s State) Answered() bool {
	for _, o := range s.Occasions {
		for _, l := range o.Lines {
			if l.Invitation.Reply != guests.Pending {
				return true
			}
		}
	}
	return false
}

// Complete says whether everybody has answered everything that can still be answered.
func (s State) Complete() bool {
	some := s.Takes()
	for _, o := range s.Occasions {
		for _, l := range o.Lines {
			if (o.Open || !some) && l.Invitation.Reply == guests.Pending {
				return false
			}
		}
	}
	return true
}

// Started is the draft of a form that starts from this state: what is stored, and the versions it is stored in.
func (s State) Started() Draft {
	d := Draft{Version: s.Reply.Version, Note: s.Reply.Note, Asked: true, Songs: s.Reply.Songs, Sung: true,
		Answers: map[Cell]Answer{}, People: map[change.ID]About{}, Said: map[questions.Slot]Saying{}}
	for _, at := range s.Slots() {
		d.Said[at] = Saying{s.Given[at].Said, true, s.Given[at].Version}
	}
	for _, o := range s.Occasions {
		for _, l := range o.Lines {
			a := Answer{Since: l.Invitation.Version}
			if l.Invitation.Reply != guests.Pending {
				a.Reply = l.Invitation.Reply
			}
			if l.Invitation.MealID != nil {
				a.Meal = *l.Invitation.MealID
			}
			d.Answers[Cell{l.Guest.ID, o.ID}] = a
		}
	}
	for _, g := range s.Guests {
		p := About{Since: g.Version, DietNote: g.DietNote}
		for _, d := range g.Diets {
			if isSeverity(d) {
				p.Severity = Severity(d)
			} else {
				p.Diets = append(p.Diets, d)
			}
		}
		switch {
		case len(g.Diets) > 0 || g.DietNote != "":
			p.Eats = Diet
		case g.EatsAll:
			p.Eats = Everything
		}
		d.People[g.ID] = p
	}
	return d
}
