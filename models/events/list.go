package events

import (
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/organizations"
	"convive/models/team"
)

// Listed is an event that an account may open, and as what.
type Listed struct {
	Event
	Organization string // its name
	Role         access.Role
	From, To     string // civil days of the first and the last occasion; "" when no occasion has a day
}

// Places are where an account may make events: organizations by id, with their names.
type Place struct {
	ID   change.ID
	Name string
}

// OfAccount returns the events that the account of the scope may open, the earliest first, and where it may make new
// ones. Owners see all events of their organization; everybody sees those in which they hold a role.
func OfAccount(r *db.Read) (listed []Listed, places []Place, err error) {
	account := r.Scope().Actor.ID
	memberships, err := organizations.Of(r, account)
	if err != nil {
		return nil, nil, err
	}
	roles, err := team.Of(r, account)
	if err != nil {
		return nil, nil, err
	}
	owned := map[change.ID]bool{}
	var mine, named []change.ID
	for _, m := range memberships {
		if m.Role == access.Owner {
			owned[m.OrganizationID] = true
			mine = append(mine, m.OrganizationID)
		}
	}
	held := map[change.ID]access.Role{}
	var joined []change.ID
	for _, role := range roles {
		held[role.EventID] = role.Role
		joined = append(joined, role.EventID)
	}
	rows, err := opened(r, mine, joined)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range rows {
		named = append(named, e.OrganizationID)
	}
	for _, m := range memberships {
		named = append(named, m.OrganizationID)
	}
	names, err := organizations.Named(r, named)
	if err != nil {
		return nil, nil, err
	}
	for _, m := range memberships {
		if access.OfOrganization(m.Role).Has(access.CreateEvents) {
			places = append(places, Place{m.OrganizationID, names[m.OrganizationID]})
		}
	}
	for _, e := range rows {
		s := Listed{Event: e, Organization: names[e.OrganizationID], Role: held[e.ID]}
		if owned[e.OrganizationID] {
			s.Role = access.Host
		}
		listed = append(listed, s)
	}
	return listed, places, dated(r, listed)
}

// opened reads the events of some organizations and some further ones, each once.
func opened(r *db.Read, organizations, events []change.ID) ([]Event, error) {
	all, err := db.From[Event](r.AtInstallation()).In("organization_id", organizations).Order("created_at, id").All()
	if err != nil {
		return nil, err
	}
	seen := map[change.ID]bool{}
	for _, e := range all {
		seen[e.ID] = true
	}
	more, err := db.From[Event](r.AtInstallation()).In("id", events).Order("created_at, id").All()
	for _, e := range more {
		if !seen[e.ID] {
			all = append(all, e)
		}
	}
	return all, err
}

// dated says from when to when the occasions are, and sorts: the earliest first, those without a day last.
func dated(r *db.Read, listed []Listed) error {
	ids := make([]change.ID, len(listed))
	for i, s := range listed {
		ids[i] = s.ID
	}
	occasions, err := db.From[Occasion](r.AtInstallation()).In("event_id", ids).Order("starts, id").All()
	if err != nil {
		return err
	}
	days := map[change.ID][]string{}
	for _, o := range occasions {
		if day := o.Day(); day != "" {
			days[o.EventID] = append(days[o.EventID], day)
		}
	}
	for i, s := range listed {
		if d := days[s.ID]; len(d) > 0 {
			listed[i].From, listed[i].To = d[0], d[len(d)-1]
		}
	}
	sortListed(listed)
	return nil
}
