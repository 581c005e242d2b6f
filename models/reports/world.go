package reports

import (
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/questions"
	replyrules "convive/models/replies"
	"convive/models/seating"
)

// world is everything that reports are made of, in one state.
type world struct {
	*guests.Listing
	scope  access.Scope
	event  events.Event
	tables map[change.ID][]seating.Table     // by occasion, of the plan in use, in their order
	seats  map[change.ID]map[change.ID]place // by occasion and guest
	people []guests.PersonOf                 // everybody, by household
	names  map[change.ID]string              // theirs
	said   map[change.ID]replyrules.Reply    // by household, their songs and words; for the replies alone, and for who may see those
	asked  []questions.Report                // the hosts' own questions with their answers; none for who may not see those
}

// place is where somebody sits.
type place struct {
	Table seating.Table
	Seat  int64 // 0 for a chair squeezed in
}

type worldKey struct{}

// read takes twelve statements at most, whatever there is, once for all reports of a page.
func read(r *db.Read) (*world, error) {
	return db.Once(r, worldKey{}, func() (*world, error) {
		listing, err := guests.Everybody(r)
		if err != nil {
			return nil, err
		}
		w := &world{Listing: listing, scope: r.Scope(), names: map[change.ID]string{}}
		if w.event, err = events.Current(r); err != nil {
			return nil, err
		}
		for _, h := range listing.Households {
			for _, p := range h.People {
				w.people = append(w.people, guests.PersonOf{Person: p, With: h.Household})
				w.names[p.ID] = p.Name
			}
		}
		if w.scope.Allows(Needs(Told)) {
			if w.asked, err = questions.Reports(r); err != nil {
				return nil, err
			}
		}
		return w, w.sit(r)
	})
}

// sit reads who sits where in the plans in use.
func (w *world) sit(r *db.Read) error {
	plans, err := db.From[seating.Plan](r).Where("in_use = ?", true).Order("id").All()
	if err != nil {
		return err
	}
	tables, err := db.All[seating.Table](r, "position, id")
	if err != nil {
		return err
	}
	assignments, err := db.All[seating.Assignment](r, "id")
	if err != nil {
		return err
	}
	w.tables, w.seats = map[change.ID][]seating.Table{}, map[change.ID]map[change.ID]place{}
	occasion := map[change.ID]change.ID{}
	for _, p := range plans {
		occasion[p.ID] = p.OccasionID
		w.seats[p.OccasionID] = map[change.ID]place{}
	}
	byID := map[change.ID]seating.Table{}
	for _, t := range tables {
		if o, ok := occasion[t.PlanID]; ok {
			w.tables[o] = append(w.tables[o], t)
			byID[t.ID] = t
		}
	}
	for _, a := range assignments {
		o, ok := occasion[a.PlanID]
		if !ok {
			continue
		}
		at := place{Table: byID[a.TableID]}
		if a.Seat != nil {
			at.Seat = *a.Seat
		}
		w.seats[o][a.GuestID] = at
	}
	return nil
}

// seated are the occasions that have a seating chart.
func (w *world) seated() (all []events.Occasion) {
	for _, o := range w.Occasions {
		if o.Seated {
			all = append(all, o)
		}
	}
	return all
}

// invited are who is invited to an occasion now: who waits for a place is not.
func (w *world) invited(o events.Occasion) (all []invitee) {
	for _, p := range w.people {
		if in, ok := p.Invitations[o.ID]; ok && !in.Waiting {
			all = append(all, invitee{p, in})
		}
	}
	return all
}

// invitee is somebody at one occasion.
type invitee struct {
	guests.PersonOf
	Invitation guests.Invitation
}

func (i invitee) attends() bool { return i.Invitation.Reply == guests.Attending }

// host says that the place is one of the hosts' own.
func host(p guests.PersonOf) bool { return p.Host || p.With.Host }

// table and seat are where somebody sits at an occasion; empty without a seat.
func (w *world) table(o events.Occasion, guest change.ID) Cell {
	return text(w.seats[o.ID][guest].Table.Name)
}

func (w *world) seat(o events.Occasion, guest change.ID) Cell {
	return number(int(w.seats[o.ID][guest].Seat))
}

// side is whose guest somebody is.
func side(p guests.PersonOf) Cell {
	if p.Side != "" {
		return text(p.Side)
	}
	return text(p.With.Side)
}

// age says what is no adult.
func age(p guests.PersonOf) Cell {
	switch p.Age {
	case guests.Child:
		return word(IsChild)
	case guests.Infant:
		return word(IsInfant)
	}
	return Cell{}
}

// sitsOn is what the room has to know of somebody's chair, else their age.
func sitsOn(p guests.PersonOf) Cell {
	switch {
	case p.Chair == guests.HighChair:
		return word(InHighChair)
	case !p.Seated():
		return word(OnLap)
	}
	return age(p)
}
