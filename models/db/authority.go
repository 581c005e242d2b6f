package db

import (
	"fmt"
	"time"

	"convive/models/access"
	"convive/models/change"
)

// Standing is what the stored rows say about somebody at one place.
type Standing struct {
	Known            bool // the account, its session or the household's grant still exists, the screen's link still works
	Role             access.Role
	OrganizationRole access.OrganizationRole
	Language         string         // of a household: which it chose, or its hosts for it
	Until            change.Instant // when it ends by itself; 0 is never
}

// Over says whether it has ended by itself.
func (s Standing) Over(now time.Time) bool { return s.Until != 0 && !now.Before(s.Until.Time()) }

// Can is the permissions that a standing gives at a place.
func (s Standing) Can(p access.Place) access.Permission {
	if !s.Known {
		return access.Anyone
	}
	can := access.Anyone
	if p == access.AtEvent {
		can = access.Of(s.Role)
	}
	if s.OrganizationRole != "" {
		can |= access.OfOrganization(s.OrganizationRole)
	}
	if s.Role != access.Household && s.Role != access.Display {
		can |= access.Signed
	}
	return can
}

// Standings reads the access rows of many lookers at one place in one statement, so that a shared rendering can judge
// all who watch it. Who is not known any more is left out. A membership counts at an event only when the event is that
// organization's.
func (r *Read) Standings(organization, event change.ID, lookers []access.Looker) (map[access.Looker]Standing, error) {
	f, err := r.facts(about(lookers, string(organization), string(event), r.Now()))
	if err != nil {
		return nil, err
	}
	found := make(map[access.Looker]Standing, len(lookers))
	for _, l := range lookers {
		if s, known := f.of(l, event); known {
			found[l] = s
		}
	}
	return found, nil
}

// authorise judges the actor again inside the transaction and returns the scope with what the rows say now.
func (tx *Tx) authorise(s access.Scope) (access.Scope, error) {
	if s.Role == access.System {
		return s, nil
	}
	standings, err := tx.Standings(s.Organization, s.Event, []access.Looker{s.Looker})
	if err != nil {
		return s, err
	}
	standing := standings[s.Looker]
	if !standing.Known {
		return s, access.ErrSignedOut
	}
	s.Role, s.Can = standing.Role, standing.Can(s.Place)
	if s.Place == access.AtEvent && s.Role == access.None || s.Place == access.AtOrganization && standing.OrganizationRole == "" {
		return s, ErrNotFound // foreign looks like absent
	}
	if !s.Allows(s.Needs) {
		return s, fmt.Errorf("%w: %s", access.ErrForbidden, s.Role)
	}
	return s, nil
}
