package seating

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// chart is all of a plan beside its name: the room, what stands in it and who sits where. A snapshot holds one as JSON.
type chart struct {
	Width, Length int64
	Walls         Corners  `json:",omitempty"`
	Backdrop      Backdrop `json:",omitempty"`
	Tables        []Table
	Objects       []Object
	People        []sitting
}

// sitting is somebody at one of the chart's tables.
type sitting struct {
	Guest  change.ID
	Table  int // in Tables
	Seat   int64
	Locked bool `json:",omitempty"`
}

// chartOf reads the chart of a plan, without what its rows are called in the database but for their ids.
func chartOf(r *db.Read, plan Plan) (c chart, err error) {
	c.Width, c.Length, c.Walls, c.Backdrop = plan.Width, plan.Length, plan.Walls, plan.Backdrop
	if c.Tables, err = tablesOf(r, plan.ID); err != nil {
		return c, err
	}
	if c.Objects, err = db.From[Object](r).Where("plan_id = ?", string(plan.ID)).Order("created_at, id").All(); err != nil {
		return c, err
	}
	p, err := placesOf(r, plan.ID)
	for i := range c.Tables {
		t := &c.Tables[i]
		for _, a := range append(slices.Clone(p.at[t.ID]), p.laps[t.ID]...) {
			s := sitting{Guest: a.GuestID, Table: i, Locked: a.Locked}
			if a.Seat != nil {
				s.Seat = *a.Seat
			}
			c.People = append(c.People, s)
		}
		t.Row, t.PlanID = db.Row{ID: t.ID}, ""
	}
	for i := range c.Objects {
		c.Objects[i].Row, c.Objects[i].PlanID = db.Row{ID: c.Objects[i].ID}, ""
	}
	return c, err
}

// expected leaves out of a chart who is not expected at an occasion: left are those who are not invited or declined, gone
// are those who are not on the list of guests any more.
func (c chart) expected(r *db.Read, occasion change.ID) (_ chart, left, gone []change.ID, err error) {
	known, err := c.guests(r)
	if err != nil {
		return c, nil, nil, err
	}
	rows, err := db.From[guests.Invitation](r).Where("occasion_id = ? AND waiting = ?", string(occasion), false).All()
	if err != nil {
		return c, nil, nil, err
	}
	comes := make(map[change.ID]bool, len(rows))
	for _, in := range rows {
		comes[in.GuestID] = in.Reply != guests.Declined
	}
	var people []sitting
	for _, s := range c.People {
		g, there := known[s.Guest]
		switch {
		case !there:
			gone = append(gone, s.Guest)
		case comes[s.Guest] || g.Host:
			people = append(people, s)
		default:
			left = append(left, s.Guest)
		}
	}
	c.People = people
	return c, left, gone, nil
}

// guests are the chart's people who are on the list of guests.
func (c chart) guests(r *db.Read) (map[change.ID]guests.Guest, error) {
	ids := make([]change.ID, len(c.People))
	for i, s := range c.People {
		ids[i] = s.Guest
	}
	rows, err := db.From[guests.Guest](r).In("id", ids).All()
	known := make(map[change.ID]guests.Guest, len(rows))
	for _, g := range rows {
		known[g.ID] = g
	}
	return known, err
}

// room is a chart's room with the people of another one: who sits at a table that is in the room too stays there.
func (c chart) room(of chart) chart {
	at := map[string]int{}
	for i, t := range c.Tables {
		at[t.Name] = i
	}
	c.People = nil
	for _, s := range of.People {
		if i, there := at[of.Tables[s.Table].Name]; there {
			s.Table = i
			c.People = append(c.People, s)
		}
	}
	return c
}

// fit gives everybody a seat that their table has: the one they had, else the next free one, and leaves out those for whom
// there is none. Who sat on no seat of their own, on a lap or squeezed in, does so again where none is free.
func (c chart) fit(known map[change.ID]guests.Guest) (people []sitting) {
	taken := make([]map[int64]bool, len(c.Tables))
	for i := range taken {
		taken[i] = map[int64]bool{}
	}
	var rest []sitting
	for _, s := range c.People {
		g := known[s.Guest]
		switch t := c.Tables[s.Table]; {
		case !g.Seated():
			s.Seat = 0
			people = append(people, s)
		case t.Open(s.Seat) && !taken[s.Table][s.Seat]:
			taken[s.Table][s.Seat] = true
			people = append(people, s)
		default:
			rest = append(rest, s)
		}
	}
	for _, s := range rest {
		t, squeezed, n := c.Tables[s.Table], s.Seat == 0, int64(1)
		for n <= t.Seats && (taken[s.Table][n] || !t.Open(n)) {
			n++
		}
		switch {
		case n <= t.Seats:
			taken[s.Table][n], s.Seat = true, n
		case !squeezed:
			continue
		}
		people = append(people, s)
	}
	return people
}
