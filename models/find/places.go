package find

import (
	"slices"
	"strconv"
	"strings"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/seating"
)

// MostPlaces is how many places are offered at once.
const MostPlaces = 24

// Place is a table at which somebody can be seated who was typed before it: "anna table 5"; or one of its seats: "anna table 5
// seat 3". Parking is one, too, for who has a seat: "anna parking".
type Place struct {
	Guest    Guest
	Table    Table
	Seat     int64            // 0 is any
	Other    Guest            // who sits on the seat, to swap with; nobody on a free one
	With     *seating.Premise // where they are seen to sit
	taken    int              // at the table, where a seat is meant
	Occasion string
	From     seating.Premise
	Now      string // the table at which they sit; "" in parking
	Version  int64  // of the seat that they have; 0 for none
	Shared   bool   // the name of the guest, with another who is offered a place
}

// To is how the form that moves guests names the place.
func (p Place) To() string {
	if p.Seat == 0 {
		return string(p.Table.ID)
	}
	return seating.Target{Table: p.Table.ID, Taken: p.taken, Seat: p.Seat}.String()
}

// pair is one of the two halves of what was typed, and the other.
type pair struct {
	guest Guest
	table Table
	seat  int64
}

// Places reads what was typed as a guest and a table, wherever the one may end and the other begin, and offers the tables
// at which those guests may sit who are not there yet; nothing to who may not seat.
func Places(r *db.Read, typed string) ([]Place, error) {
	words := strings.Fields(lists.Line(typed))
	if len(words) < 2 || !r.Scope().Allows(access.Seat) || !r.Scope().Allows(access.ViewGuests) {
		return nil, nil
	}
	all, err := inUse(r)
	if err != nil {
		return nil, err
	}
	pairs, err := read(r, all, words, 0)
	if err != nil {
		return nil, err
	}
	if last := len(words) - 2; strings.EqualFold(words[last], "seat") {
		if seat, err := strconv.ParseInt(strings.Map(lists.Digit, words[last+1]), 10, 64); err == nil && seat > 0 {
			seats, err := read(r, all, words[:last], seat)
			if err != nil {
				return nil, err
			}
			pairs = append(seats, pairs...)
		}
	}
	pairs, err = parked(r, pairs, all, words)
	if err != nil {
		return nil, err
	}
	return offered(r, pairs)
}

// parked are those pairs and whoever is meant before "parking", or how it begins, with the parking of each plan that is in use.
func parked(r *db.Read, pairs []pair, all []Table, words []string) ([]pair, error) {
	last := lists.Fold(words[len(words)-1])
	if len(last) < len("park") || !strings.HasPrefix(string(seating.Parking), last) {
		return pairs, nil
	}
	sought := guests.Seek(strings.Join(words[:len(words)-1], " "), false)
	if sought.Empty() {
		return pairs, nil
	}
	meant, err := named(r, sought)
	for _, g := range meant {
		for _, t := range all {
			if p := (pair{g, Table{ID: seating.Parking, Occasion: t.Occasion, plan: t.plan}, 0}); !slices.Contains(pairs, p) {
				pairs = append(pairs, p)
			}
		}
	}
	return pairs, err
}

// read are the guests and tables that the words may mean.
func read(r *db.Read, all []Table, words []string, seat int64) (pairs []pair, err error) {
	for i := 1; i < len(words); i++ {
		tables := called(all, strings.Join(words[i:], " "))
		if len(tables) == 0 {
			continue
		}
		sought := guests.Seek(strings.Join(words[:i], " "), false)
		if sought.Empty() {
			continue
		}
		meant, err := named(r, sought)
		if err != nil {
			return nil, err
		}
		for _, g := range meant {
			for _, t := range tables {
				if p := (pair{g, t, seat}); !slices.Contains(pairs, p) {
					pairs = append(pairs, p)
				}
			}
		}
	}
	return pairs, nil
}

// named are the guests whom the words mean.
func named(r *db.Read, sought guests.Sought) (found []Guest, err error) {
	if found, _, err = people(r, sought); err == nil && len(found) == 0 {
		found, _, err = people(r, sought.WithTypos())
	}
	return found, err
}

// called are the tables of that name; else those of which it is some words, else those of which it begins some.
func called(all []Table, typed string) (found []Table) {
	name := nameOf(typed)
	for _, fits := range []func(string) bool{
		func(s string) bool { return s == name },
		func(s string) bool { return strings.Contains(" "+s+" ", " "+name+" ") },
		func(s string) bool { return strings.Contains(" "+s, " "+name) },
	} {
		for _, t := range all {
			if fits(nameOf(t.Name)) {
				found = append(found, t)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// nameOf is how tables are compared, in whichever digits their number was typed.
func nameOf(table string) string { return strings.Map(lists.Digit, lists.Fold(table)) }

// offered leaves out who is not invited, who declined and has no seat, and who sits there already.
func offered(r *db.Read, pairs []pair) (places []Place, err error) {
	if len(pairs) == 0 {
		return nil, nil
	}
	var ids, meant []change.ID
	for _, p := range pairs {
		ids = append(ids, p.guest.ID)
		if p.seat > 0 {
			meant = append(meant, p.table.ID)
		}
	}
	invitations, err := db.From[guests.Invitation](r).Where("waiting = ?", false).In("guest_id", ids).All()
	if err != nil {
		return nil, err
	}
	seats, err := db.From[seating.Assignment](r).In("guest_id", ids).All()
	if err != nil {
		return nil, err
	}
	neighbours, err := db.From[seating.Assignment](r).In("table_id", meant).All()
	if err != nil {
		return nil, err
	}
	occasions, err := events.Occasions(r)
	if err != nil {
		return nil, err
	}
	names := map[change.ID]string{}
	for _, o := range occasions {
		names[o.ID] = o.Name
	}
	var at, others []change.ID
	for _, p := range pairs {
		i := slices.IndexFunc(invitations, func(in guests.Invitation) bool { return in.GuestID == p.guest.ID && in.OccasionID == p.table.Occasion })
		parking := p.table.ID == seating.Parking
		if i < 0 && !parking || len(places) == MostPlaces {
			continue
		}
		place := Place{Guest: p.guest, Table: p.table, Seat: p.seat, Occasion: names[p.table.Occasion], From: seating.Premise{Guest: p.guest.ID, From: seating.Parking}}
		j := slices.IndexFunc(seats, func(a seating.Assignment) bool { return a.GuestID == p.guest.ID && a.PlanID == p.table.plan })
		switch {
		case parking && j < 0, p.seat > 0 && !p.table.row.Open(p.seat), j >= 0 && seats[j].TableID == p.table.ID && p.sits(seats[j]), j < 0 && invitations[i].Reply == guests.Declined:
			continue
		case j >= 0:
			place.From.From, place.Version = seats[j].TableID, seats[j].Version
			at = append(at, seats[j].TableID)
		}
		for _, a := range neighbours {
			if a.TableID != p.table.ID || p.seat == 0 {
				continue
			}
			if place.taken++; a.Seat != nil && *a.Seat == p.seat {
				place.Other.ID, place.With = a.GuestID, &seating.Premise{Guest: a.GuestID, From: a.TableID}
				others = append(others, a.GuestID)
			}
		}
		places = append(places, place)
	}
	tables, err := seating.Names(r, at)
	if err != nil {
		return nil, err
	}
	called, err := namesOf(r, others)
	for i := range places {
		places[i].Now, places[i].Other.Name = tables[places[i].From.From], called[places[i].Other.ID]
		places[i].Shared = slices.ContainsFunc(places, func(p Place) bool { return p.Guest.Name == places[i].Guest.Name && p.Guest.ID != places[i].Guest.ID })
	}
	return places, err
}

// sits says whether who sits at the table already has what was typed.
func (p pair) sits(a seating.Assignment) bool {
	return p.seat == 0 || a.Seat != nil && *a.Seat == p.seat
}

func namesOf(r *db.Read, ids []change.ID) (map[change.ID]string, error) {
	rows, err := db.From[guests.Guest](r).In("id", ids).All()
	names := make(map[change.ID]string, len(rows))
	for _, g := range rows {
		names[g.ID] = g.Name
	}
	return names, err
}
