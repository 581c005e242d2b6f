package autoseat

import (
	"fmt"
	"slices"
)

// What an input may hold at most.
const (
	MaxGuests = 3000
	MaxTables = 1000
	MaxWishes = 1_000_000
	MaxFirst  = 10
	// MaxPoints is what all wishes about one guest may weigh together.
	MaxPoints = 100_000 * Point
)

// Check says what makes no sense in an input, in a sentence.
func (in *Input) Check() error {
	switch {
	case len(in.Guests) > MaxGuests:
		return fmt.Errorf("there are %d guests; at most %d can be seated at a time", len(in.Guests), MaxGuests)
	case len(in.Tables) > MaxTables:
		return fmt.Errorf("there are %d tables; at most %d can be filled at a time", len(in.Tables), MaxTables)
	case len(in.Wishes) > MaxWishes:
		return fmt.Errorf("there are %d wishes; at most %d can be weighed at a time", len(in.Wishes), MaxWishes)
	}
	tables := map[string]bool{}
	for _, t := range in.Tables {
		switch {
		case t.ID == "":
			return fmt.Errorf("a table has no id")
		case tables[t.ID]:
			return fmt.Errorf("table %q is there twice", t.ID)
		case t.Seats < 0 || t.Seats > MaxGuests:
			return fmt.Errorf("table %q has %d seats; 0 to %d are possible", t.ID, t.Seats, MaxGuests)
		}
		tables[t.ID] = true
	}
	for _, t := range in.Tables {
		for _, near := range t.Near {
			if !tables[near] {
				return fmt.Errorf("table %q is near %q, which is no table", t.ID, near)
			}
		}
	}
	weighs := map[string]Points{}
	for _, g := range in.Guests {
		_, twice := weighs[g.ID]
		switch {
		case g.ID == "":
			return fmt.Errorf("a guest has no id")
		case twice:
			return fmt.Errorf("guest %q is there twice", g.ID)
		case g.First < 0 || g.First > MaxFirst:
			return fmt.Errorf("guest %q is to be seated first by %d; 0 to %d are possible", g.ID, g.First, MaxFirst)
		case g.Locked && !tables[g.Table]:
			return fmt.Errorf("guest %q is locked at %q, which is no table", g.ID, g.Table)
		}
		weighs[g.ID] = 0
	}
	for i, w := range in.Wishes {
		if err := w.check(weighs, tables); err != nil {
			return fmt.Errorf("wish %d: %w", i+1, err)
		}
	}
	return in.Preferences.check()
}

func (w Wish) check(weighs map[string]Points, tables map[string]bool) error {
	about := []string{w.Guest}
	switch w.Kind {
	case Together, Apart, Near:
		about = append(about, w.Other)
		if w.Guest == w.Other {
			return fmt.Errorf("guest %q is wished %s with themself", w.Guest, w.Kind)
		}
	case At, NotAt:
		if i := slices.IndexFunc(w.Tables, func(id string) bool { return !tables[id] }); i >= 0 {
			return fmt.Errorf("%q is no table", w.Tables[i])
		}
	default:
		return fmt.Errorf("%q is no kind of wish", w.Kind)
	}
	if w.Points < 0 || w.Points > MaxPoints {
		return fmt.Errorf("it weighs %d; 0 to %d are possible", w.Points/Point, MaxPoints/Point)
	}
	for _, id := range about {
		if _, ok := weighs[id]; !ok {
			return fmt.Errorf("%q is no guest", id)
		}
		if weighs[id] += w.Points; weighs[id] > MaxPoints {
			return fmt.Errorf("the wishes about guest %q weigh more than %d together", id, MaxPoints/Point)
		}
	}
	return nil
}

// check holds preferences within what the search can count with.
func (p Preferences) check() error {
	const most = 100 * Point
	for _, points := range []Points{p.Household, p.Side, p.Fill, p.Ages, p.Languages, p.Singles, p.Children, p.Stay} {
		if points < 0 || points > most {
			return fmt.Errorf("a preference weighs %d; 0 to %d are possible", points/Point, most/Point)
		}
	}
	if p.Known < 0 || p.Known > MaxGuests {
		return fmt.Errorf("everybody shall know %d at their table; 0 to %d are possible", p.Known, MaxGuests)
	}
	return nil
}
