package seating

import (
	"cmp"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

type boardKey struct{ occasion, plan change.ID }

// Of returns the board of an occasion's plan in use. What it returns is shared among the fragments of a page; callers
// don't write to it.
func Of(r *db.Read, occasion change.ID) (*Board, error) {
	return db.Once(r, boardKey{occasion: occasion}, func() (*Board, error) {
		o, err := db.Find[events.Occasion](r, occasion)
		if err != nil {
			return nil, err
		}
		all, err := Boards(r)
		if err != nil {
			return nil, err
		}
		for _, b := range all {
			if b.Occasion.ID == o.ID {
				return b, nil
			}
		}
		return nil, db.ErrNotFound // it has no seating chart
	})
}

// OfPlan returns the board of one plan of an occasion, in use or not; "" is the one in use.
func OfPlan(r *db.Read, occasion, plan change.ID) (*Board, error) {
	if plan == "" {
		return Of(r, occasion)
	}
	return db.Shared(r, boardKey{occasion, plan}, func() (*Board, error) {
		all, err := readCharts(r)
		if err != nil {
			return nil, err
		}
		for _, p := range all.plans {
			if p.ID == plan && p.OccasionID == occasion {
				return all.board(p.OccasionID, p)
			}
		}
		return nil, db.ErrNotFound
	})
}

type boardsKey struct{}

// Boards returns the boards of all occasions with a seating chart, in nine statements whatever their number.
func Boards(r *db.Read) ([]*Board, error) {
	return db.Shared(r, boardsKey{}, func() ([]*Board, error) { return boards(r) })
}

// charts are the rows of which boards are made.
type charts struct {
	list    *guests.Listing
	plans   []Plan
	tables  []Table
	rows    []Assignment
	objects []Object
}

type chartsKey struct{}

func readCharts(r *db.Read) (*charts, error) {
	return db.Shared(r, chartsKey{}, func() (c *charts, err error) {
		c = &charts{}
		if c.list, err = guests.Everybody(r); err != nil {
			return nil, err
		}
		if c.plans, err = db.All[Plan](r, "id"); err != nil {
			return nil, err
		}
		if c.tables, err = db.AllShared[Table](r); err != nil {
			return nil, err
		}
		if c.rows, err = db.AllShared[Assignment](r); err != nil {
			return nil, err
		}
		c.objects, err = db.AllShared[Object](r)
		return c, err
	})
}

func boards(r *db.Read) (all []*Board, err error) {
	c, err := readCharts(r)
	if err != nil {
		return nil, err
	}
	for _, o := range c.list.Occasions {
		if !o.Seated {
			continue
		}
		var used Plan
		for _, p := range c.plans {
			if p.OccasionID == o.ID && p.InUse {
				used = p
			}
		}
		b, err := c.board(o.ID, used)
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	return all, nil
}

// board lays the board of a plan; the zero plan has nothing in it.
func (c *charts) board(occasion change.ID, p Plan) (*Board, error) {
	for _, o := range c.list.Occasions {
		if o.ID != occasion || !o.Seated {
			continue
		}
		b := &Board{Occasion: o, Meals: mealsOf(c.list, o.ID), Plan: p.ID, Name: p.Name, InUse: p.InUse, Width: p.Width, Length: p.Length, Walls: p.Walls, Backdrop: p.Backdrop, PlanVersion: p.Version}
		for _, thing := range c.objects {
			if thing.PlanID == b.Plan {
				b.Objects = append(b.Objects, thing)
			}
		}
		b.lay(c.list, c.tables, c.rows)
		return b, nil
	}
	return nil, db.ErrNotFound
}

// mealsOf are the names of an occasion's meals in their order.
func mealsOf(list *guests.Listing, occasion change.ID) []string {
	var meals []events.Meal
	for _, m := range list.Meals {
		if m.OccasionID == occasion {
			meals = append(meals, m)
		}
	}
	slices.SortFunc(meals, func(a, b events.Meal) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), strings.Compare(string(a.ID), string(b.ID)))
	})
	names := make([]string, len(meals))
	for i, m := range meals {
		names[i] = m.Name
	}
	return names
}
