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

// shared is the inbox without the names of accounts: all pages read it once per change that touches it.
func shared(r *db.Read) ([]Line, error) {
	return db.Shared(r, sharedInbox{}, func() ([]Line, error) {
		rows, err := db.AllShared[GuestRequest](r)
		if err != nil {
			return nil, err
		}
		labels, err := allLabels(r)
		return lines(rows, labels), err
	})
}

// OfHousehold returns the requests of one household, the oldest first.
func OfHousehold(r *db.Read, id change.ID) ([]Line, error) {
	rows, err := db.From[GuestRequest](r).Where("household_id = ?", string(id)).Order("created_at, id").All()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	labels, err := labelsOf(r, id)
	if err != nil {
		return nil, err
	}
	return signed(r, lines(rows, labels))
}

// Asker is the name of who asked: the guest's, or the household's envelope name.
func Asker(r *db.Read, asked GuestRequest) (string, error) {
	if asked.GuestID != nil {
		g, err := db.Find[guests.Guest](r, *asked.GuestID)
		return g.Name, err
	}
	h, err := db.Find[guests.Household](r, asked.HouseholdID)
	return h.EnvelopeName, err
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

// lines puts the names of those who ask beside their requests.
func lines(rows []GuestRequest, labels map[change.ID]label) []Line {
	type about struct {
		household change.ID
		kind      Kind
	}
	before := map[about]bool{}
	all := make([]Line, len(rows))
	for i, row := range rows {
		h := labels[row.HouseholdID]
		all[i] = Line{GuestRequest: row, Asker: h.Name, Envelope: h.Name, Side: h.Side}
		if row.GuestID != nil {
			all[i].Asker = labels[*row.GuestID].Name
		}
		key := about{row.HouseholdID, row.Kind}
		all[i].Again = before[key]
		before[key] = true
	}
	return all
}

// signed puts the names of those who settled the requests into the lines.
func signed(r *db.Read, all []Line) ([]Line, error) {
	var hosts []change.ID
	for _, line := range all {
		if line.GuestRequest.SettledBy != "" {
			hosts = append(hosts, line.GuestRequest.SettledBy)
		}
	}
	if len(hosts) == 0 {
		return all, nil
	}
	names, err := accounts.Names(r, hosts)
	for i, line := range all {
		all[i].SettledBy = names[line.GuestRequest.SettledBy]
	}
	return all, err
}

// label is what a line shows of a household or a guest.
type label struct{ Name, Side string }

type labelsKey struct{}

// allLabels are those of all households and guests, by their ids.
func allLabels(r *db.Read) (map[change.ID]label, error) {
	return db.Shared(r, labelsKey{}, func() (map[change.ID]label, error) {
		households, err := db.AllShared[guests.Household](r)
		if err != nil {
			return nil, err
		}
		people, err := db.AllShared[guests.Guest](r)
		return labeled(households, people), err
	})
}

// labelsOf are those of one household and its people.
func labelsOf(r *db.Read, household change.ID) (map[change.ID]label, error) {
	h, err := db.Find[guests.Household](r, household)
	if err != nil {
		return nil, err
	}
	people, err := guests.OfHousehold(r, household)
	return labeled([]guests.Household{h}, people), err
}

func labeled(households []guests.Household, people []guests.Guest) map[change.ID]label {
	all := make(map[change.ID]label, len(households)+len(people))
	for _, h := range households {
		all[h.ID] = label{h.EnvelopeName, h.Side}
	}
	for _, g := range people {
		all[g.ID] = label{Name: g.Name}
	}
	return all
}
