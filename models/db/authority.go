package db

import (
	"fmt"

	"convive/models/access"
	"convive/models/change"
)

// Standing is what the stored rows say about somebody at one place.
type Standing struct {
	Known            bool // the account, its session or the household's grant still exists
	Role             access.Role
	OrganizationRole access.OrganizationRole
}

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
	if s.Role != access.Household {
		can |= access.Signed
	}
	return can
}

// Standings reads the access rows of many lookers at one place in one statement, so that a shared rendering can judge
// all who watch it. A membership counts at an event only when the event is that organization's.
func (r *Read) Standings(organization, event change.ID, lookers []access.Looker) (map[access.Looker]Standing, error) {
	found := make(map[access.Looker]Standing, len(lookers))
	var accounts, households lookerValues
	for i, l := range lookers {
		switch l.Actor.Kind {
		case change.ByAccount:
			accounts.add(i, string(l.Actor.ID), l.Session)
		case change.ByHousehold:
			households.add(i, string(l.Actor.ID), l.Generation)
		case change.ByOperator, change.ByConvive:
			found[l] = Standing{Known: true, Role: access.System}
		}
	}
	query, args := standingQuery(accounts, households, string(organization), string(event))
	if query == "" {
		return found, nil
	}
	rows, err := r.q.QueryContext(r.ctx, r.d.bind(query), args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var i int
		var role, orgRole string
		if err := rows.Scan(&i, &role, &orgRole); err != nil {
			return nil, err
		}
		s := Standing{Known: true, Role: access.Role(role), OrganizationRole: access.OrganizationRole(orgRole)}
		if s.OrganizationRole == access.Owner && event != "" {
			s.Role = access.Host
		}
		found[lookers[i]] = s
	}
	return found, rows.Err()
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
