// Package team holds who may do what in an event, and the links by which people join it. It guards that nobody gives
// more than they hold, that a link works once, and that an event always has somebody who may do everything.
package team

import (
	"errors"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/organizations"
)

// Role is what an account is in the event.
type Role struct {
	db.Row
	AccountID change.ID
	Role      access.Role
}

// TableName is the table of roles.
func (Role) TableName() string { return "roles" }

// Member is a line of the team's list. Owners of the organization are hosts without a row of their own.
type Member struct {
	Role
	Owner bool
}

// Members returns the team: the organization's owners first, then by role, the most trusted first.
func Members(r *db.Read) ([]Member, error) {
	owners, err := organizations.Owners(r, r.Scope().Organization)
	if err != nil {
		return nil, err
	}
	rows, err := db.All[Role](r, "created_at, id")
	if err != nil {
		return nil, err
	}
	owned := map[change.ID]bool{}
	var all []Member
	for _, id := range owners {
		owned[id] = true
		all = append(all, Member{Role: Role{AccountID: id, Role: access.Host}, Owner: true})
	}
	for _, role := range access.TeamRoles {
		for _, row := range rows {
			if row.Role == role && !owned[row.AccountID] {
				all = append(all, Member{Role: row})
			}
		}
	}
	return all, nil
}

// Of returns the roles of an account in all events.
func Of(r *db.Read, account change.ID) ([]Role, error) {
	return db.From[Role](r.AtInstallation()).Where("account_id = ?", string(account)).Order("created_at, id").All()
}

// Mine is the scope's own row, by which it is in the team; db.ErrNotFound for owners, who are so without one.
func Mine(r *db.Read) (Role, error) {
	owner, err := owns(r, r.Scope().Actor.ID)
	if err != nil || owner {
		return Role{}, errors.Join(err, db.ErrNotFound)
	}
	return db.From[Role](r).Where("account_id = ?", string(r.Scope().Actor.ID)).First()
}

// Join gives an account a role in the scope's event.
func Join(tx *db.Tx, account change.ID, role access.Role) (change.Change, error) {
	r := Role{AccountID: account, Role: role}
	if err := db.Create(tx, &r); err != nil {
		return nil, err
	}
	return change.MemberJoined{Account: account, Role: string(role)}, nil
}
