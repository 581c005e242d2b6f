package guests

import (
	"errors"
	"maps"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/seating"
)

type occasion = events.Occasion

// seats is the list's last column: at which table people sit.
type seats struct {
	there    bool // somebody may see a seating chart, and there is one
	occasion change.ID
	names    map[change.ID]string // of tables, by guest
	tables   []string             // where somebody sits, in order
}

// of is a person's table as filters ask for it.
func (s seats) of(p guests.Person) string {
	if s.wanted(p) {
		return guests.NoTable
	}
	return s.names[p.ID]
}

// wanted says whether the person comes and has no seat yet.
func (s seats) wanted(p guests.Person) bool {
	return s.there && p.Invitations[s.occasion].Reply == guests.Attending && s.names[p.ID] == ""
}

type seatsKey struct{}

// seated reads who sits where. Seating knows guests and not the other way, so the two meet here, where both may be
// asked. The column is about the occasion that the address asks for, if that has a chart, else about the first that has.
func seated(r *db.Read, asked change.ID) (seats, error) {
	if !r.Scope().Allows(access.ViewSeating) {
		return seats{}, nil
	}
	return db.Once(r, seatsKey{}, func() (s seats, err error) {
		occasions, err := seating.Occasions(r)
		if err != nil {
			return s, err
		}
		for _, o := range occasions {
			if s.there && o.ID != asked {
				continue
			}
			_, err := seating.InUse(r, o.ID)
			if errors.Is(err, db.ErrNotFound) {
				continue
			}
			if err != nil {
				return s, err
			}
			s.there, s.occasion = true, o.ID
		}
		if s.there {
			s.names, err = seating.TableNames(r, s.occasion)
			s.tables = guests.InOrder(maps.Values(s.names))
		}
		return s, err
	})
}
