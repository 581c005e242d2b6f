package demo

import (
	"context"
	"errors"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// millimetres turns the seed's metres into what rows hold.
func millimetres(m float64) int64 { return int64(m*1000 + 0.5) }

// room furnishes the seated occasion and puts people at its tables, household by household, over the last weeks.
func (s *seeder) room(context.Context) error {
	plan := seating.Plan{Row: db.Row{ID: db.NewID()}, OccasionID: s.occasions["reception"], Name: "Plan 1", InUse: true, Width: millimetres(s.w.Room.Width), Length: millimetres(s.w.Room.Length)}
	c := change.TablesAdded{Plan: plan.ID, Occasion: plan.OccasionID}
	var tables []*seating.Table
	ids := map[string]change.ID{}
	for i, t := range s.w.Tables {
		ids[t.ID] = db.NewID()
		c.Tables = append(c.Tables, ids[t.ID])
		tables = append(tables, &seating.Table{Row: db.Row{ID: ids[t.ID]}, PlanID: plan.ID, Name: t.Name, Position: int64(i + 1), Shape: seating.Shape(t.Shape), Seats: int64(t.Seats),
			X: millimetres(t.X), Y: millimetres(t.Y), W: millimetres(t.W), H: millimetres(t.H), Rotation: int64(t.Rotation), Locked: t.Locked})
	}
	var objects []*seating.Object
	for _, o := range s.w.Room.Objects {
		objects = append(objects, &seating.Object{PlanID: plan.ID, Kind: seating.ObjectKind(o.Kind), Label: o.Label,
			X: millimetres(o.X), Y: millimetres(o.Y), W: millimetres(o.W), H: millimetres(o.H), Rotation: int64(o.Rotation)})
	}
	s.later(s.inEvent("planner"), s.before(40, 15), func(tx *db.Tx) (change.Change, error) {
		return c, errors.Join(db.Create(tx, &plan), db.Create(tx, tables...), db.Create(tx, objects...), s.wishes(tx))
	})
	s.couple(plan.ID, ids)
	for i, n := 0, len(s.w.Seating); i < n; {
		first := s.w.Seating[i]
		var group []seat
		for ; i < n && s.w.Seating[i].Table == first.Table && s.people[s.w.Seating[i].Guest].HouseholdID == s.people[first.Guest].HouseholdID; i++ {
			group = append(group, s.w.Seating[i])
		}
		s.seat(1+20*(n-i)/n, plan.ID, ids[first.Table], group)
	}
	return nil
}

// couple seats the hosts at the table that is theirs.
func (s *seeder) couple(plan change.ID, tables map[string]change.ID) {
	for _, t := range s.w.Tables {
		if seating.Shape(t.Shape) == seating.Sweetheart {
			s.seat(30, plan, tables[t.ID], []seat{{Guest: s.w.Hosts[0], Seat: 1}, {Guest: s.w.Hosts[1], Seat: 2}})
		}
	}
}

func (s *seeder) seat(days int, plan, table change.ID, group []seat) {
	c := change.GuestsSeated{Plan: plan, Table: table}
	var rows []*seating.Assignment
	for _, at := range group {
		g, place := s.people[at.Guest], int64(at.Seat)
		rows = append(rows, &seating.Assignment{PlanID: plan, HouseholdID: g.HouseholdID, GuestID: g.ID, TableID: table, Seat: &place})
		c.Guests = append(c.Guests, g.ID)
		if !slices.Contains(c.Households, g.HouseholdID) {
			c.Households = append(c.Households, g.HouseholdID)
		}
	}
	s.later(s.inEvent("planner"), s.before(days, 16), func(tx *db.Tx) (change.Change, error) { return c, db.Create(tx, rows...) })
}

func (s *seeder) wishes(tx *db.Tx) error {
	var rows []*seating.Wish
	for _, w := range s.w.Wishes {
		strength := "prefer"
		if w.Must {
			strength = "must"
		}
		a, b := s.people[w.Guests[0]], s.people[w.Guests[1]]
		rows = append(rows, &seating.Wish{Kind: seating.WishKind(w.Kind), GuestID: a.ID, OtherGuestID: &b.ID, Strength: strength, Private: w.Private, Reason: w.Reason})
	}
	return db.Create(tx, rows...)
}
