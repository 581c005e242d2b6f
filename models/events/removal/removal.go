// Package removal takes away what others rest on: an occasion with its invitations, a meal that guests chose, a whole
// event. It stands above guests, whose rows it touches, and guards that what will be lost is named first and, but for
// the event itself, can be taken back.
package removal

import (
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/questions"
)

// Loss is what goes with an occasion.
type Loss struct {
	Invited  int // invitations, the hosts' own among them
	Guests   int // who is invited, as guests are counted everywhere: without hosts and waiting lists
	Answered int
}

// Losses counts, per occasion, what would go with it.
func Losses(r *db.Read) (map[change.ID]Loss, error) {
	hosts, err := db.From[guests.Household](r).Where("host = ?", true).All()
	if err != nil {
		return nil, err
	}
	var own []change.ID
	for _, h := range hosts {
		own = append(own, h.ID)
	}
	type row struct {
		OccasionID change.ID
		Reply      guests.Reply
		Waiting    bool
		N          int
	}
	var rows, ofHosts []row
	const columns, group = "occasion_id, reply, waiting, count(*) AS n", "occasion_id, reply, waiting"
	if err := db.From[guests.Invitation](r).Into(&rows, columns, group); err != nil {
		return nil, err
	}
	if err := db.From[guests.Invitation](r).In("household_id", own).Into(&ofHosts, columns, group); err != nil {
		return nil, err
	}
	all := map[change.ID]Loss{}
	for _, row := range ofHosts {
		if !row.Waiting {
			l := all[row.OccasionID]
			l.Guests -= row.N
			all[row.OccasionID] = l
		}
	}
	for _, row := range rows {
		l := all[row.OccasionID]
		l.Invited += row.N
		if !row.Waiting {
			l.Guests += row.N
		}
		if row.Reply != guests.Pending {
			l.Answered += row.N
		}
		all[row.OccasionID] = l
	}
	return all, nil
}

// Chosen counts, per meal, by how many it was chosen.
func Chosen(r *db.Read) (map[change.ID]int, error) {
	var rows []struct {
		MealID *change.ID
		N      int
	}
	if err := db.From[guests.Invitation](r).Where("meal_id IS NOT NULL").Into(&rows, "meal_id, count(*) AS n", "meal_id"); err != nil {
		return nil, err
	}
	all := map[change.ID]int{}
	for _, row := range rows {
		all[*row.MealID] = row.N
	}
	return all, nil
}

// Step is the form of a removal.
type Step = invalid.Step

// Occasion removes an occasion with its meals and its invitations, replies included. Undo brings all of it back. Where
// tables have been set for it, it stays.
func Occasion(tx *db.Tx, id change.ID, s Step) (change.Change, error) {
	o, err := db.Find[events.Occasion](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if s.Version != o.Version {
		return nil, db.ErrStale{Table: o.TableName(), Row: o.ID}
	}
	invited, err := db.From[guests.Invitation](tx.Read).Where("occasion_id = ?", string(id)).Order("id").All()
	if err != nil {
		return nil, err
	}
	meals, err := db.From[events.Meal](tx.Read).Where("occasion_id = ?", string(id)).Order("id").All()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(each(tx, invited), each(tx, meals), questions.Forget(tx, id)); err != nil {
		return nil, err
	}
	err = db.Delete(tx, &o)
	if errors.Is(err, db.ErrStillUsed) {
		return nil, invalid.Refuse("Tables have been set for {occasion}. Remove them first.", "occasion", o.Name)
	}
	return change.OccasionRemoved{Occasion: o.ID}, err
}

func each[T any](tx *db.Tx, rows []T) error {
	for i := range rows {
		if err := db.Delete(tx, &rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// Meal removes a meal; who had chosen it has chosen none. Undo brings both back.
func Meal(tx *db.Tx, id change.ID, s Step) (change.Change, error) {
	m, err := db.Find[events.Meal](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if s.Version != m.Version {
		return nil, db.ErrStale{Table: m.TableName(), Row: m.ID}
	}
	chosen, err := db.From[guests.Invitation](tx.Read).Where("meal_id = ?", string(id)).Order("id").All()
	if err != nil {
		return nil, err
	}
	for i := range chosen {
		if err := db.Update(tx, &chosen[i], db.Set{"meal_id": (*change.ID)(nil)}); err != nil {
			return nil, err
		}
	}
	return change.OccasionEdited{Occasion: m.OccasionID}, db.Delete(tx, &m)
}
