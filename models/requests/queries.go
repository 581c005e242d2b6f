package requests

import (
	"slices"

	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Line is a request as a list shows it.
type Line struct {
	GuestRequest
	Asker     string // the guest's name, or the household's envelope name
	Envelope  string
	Side      string
	SettledBy string // the account's name
	Again     bool   // the same household asks about the same kind a second time
}

// Inbox returns the requests of the event, the oldest first; the fragments of a page share one reading.
func Inbox(r *db.Read) ([]Line, error) {
	return db.Once(r, inbox{}, func() ([]Line, error) {
		all, err := shared(r)
		if err != nil {
			return nil, err
		}
		return signed(r, slices.Clone(all))
	})
}

type inbox struct{}

type sharedInbox struct{}

// shared is the inbox without the names of accounts: all pages read it once per change.
func shared(r *db.Read) ([]Line, error) {
	return db.Shared(r, sharedInbox{}, func() ([]Line, error) { return lines(r, db.From[GuestRequest](r)) })
}

// OfHousehold returns the requests of one household, the oldest first.
func OfHousehold(r *db.Read, id change.ID) ([]Line, error) {
	all, err := lines(r, db.From[GuestRequest](r).Where("household_id = ?", string(id)))
	if err != nil {
		return nil, err
	}
	return signed(r, all)
}

// CountOpen counts the requests that wait for an outcome.
func CountOpen(r *db.Read) (n int64, err error) {
	all, err := shared(r)
	for _, line := range all {
		if line.Status == Open {
			n++
		}
	}
	return n, err
}

func lines(r *db.Read, q db.Query[GuestRequest]) ([]Line, error) {
	rows, err := q.Order("created_at, id").All()
	if err != nil {
		return nil, err
	}
	var households, people []change.ID
	for _, row := range rows {
		households = append(households, row.HouseholdID)
		if row.GuestID != nil {
			people = append(people, *row.GuestID)
		}
	}
	envelopes, err := labels(db.From[guests.Household](r).In("id", households), "id, envelope_name AS name, side")
	if err != nil {
		return nil, err
	}
	askers, err := labels(db.From[guests.Guest](r).In("id", people), "id, name")
	if err != nil {
		return nil, err
	}
	type about struct {
		household change.ID
		kind      Kind
	}
	before := map[about]bool{}
	all := make([]Line, len(rows))
	for i, row := range rows {
		h := envelopes[row.HouseholdID]
		all[i] = Line{GuestRequest: row, Asker: h.Name, Envelope: h.Name, Side: h.Side}
		if row.GuestID != nil {
			all[i].Asker = askers[*row.GuestID].Name
		}
		key := about{row.HouseholdID, row.Kind}
		all[i].Again = before[key]
		before[key] = true
	}
	return all, nil
}

// signed puts the names of those who settled the requests into the lines.
func signed(r *db.Read, all []Line) ([]Line, error) {
	hosts := make([]change.ID, len(all))
	for i, line := range all {
		hosts[i] = line.GuestRequest.SettledBy
	}
	names, err := accounts.Names(r, hosts)
	for i, line := range all {
		all[i].SettledBy = names[line.GuestRequest.SettledBy]
	}
	return all, err
}

// label is what a line shows of a household or a guest.
type label struct {
	ID   change.ID
	Name string
	Side string
}

// labels reads no more than that: an inbox is read anew with each change.
func labels[T any](q db.Query[T], columns string) (map[change.ID]label, error) {
	var rows []label
	if err := q.Into(&rows, columns, ""); err != nil {
		return nil, err
	}
	found := make(map[change.ID]label, len(rows))
	for _, row := range rows {
		found[row.ID] = row
	}
	return found, nil
}
