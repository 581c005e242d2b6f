// Package team holds who may do what in an event, and the links by which people join it.
package team

import (
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Role is what an account is in the event.
type Role struct {
	db.Row
	AccountID change.ID
	Role      access.Role
}

// TableName is the table of roles.
func (Role) TableName() string { return "roles" }

// Join gives an account a role in the scope's event.
func Join(tx *db.Tx, account change.ID, role access.Role) (change.Change, error) {
	r := Role{AccountID: account, Role: role}
	if err := db.Create(tx, &r); err != nil {
		return nil, err
	}
	return change.MemberJoined{Account: account, Role: string(role)}, nil
}
