// Package organizations holds who uses Convive: a couple, a planner's office, a venue. Its owners are hosts in every
// event of it.
package organizations

import (
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Organization is one that has events.
type Organization struct {
	ID        change.ID `gorm:"primaryKey"`
	Name      string
	CreatedAt change.Instant
	Version   int64
}

// TableName is the table of organizations.
func (Organization) TableName() string { return "organizations" }

// Membership is what an account is in an organization.
type Membership struct {
	OrganizationID change.ID `gorm:"primaryKey"`
	ID             change.ID `gorm:"primaryKey"`
	AccountID      change.ID
	Role           access.OrganizationRole
	CreatedAt      change.Instant
	Version        int64
}

// TableName is the table of memberships.
func (Membership) TableName() string { return "memberships" }

// Found makes an organization and its first owner, in the installation's scope.
func Found(tx *db.Tx, o *Organization, owner change.ID) (change.Change, error) {
	if err := db.Create(tx, o); err != nil {
		return nil, err
	}
	if err := tx.NewFeed(change.OrganizationFeed(o.ID)); err != nil {
		return nil, err
	}
	m := Membership{OrganizationID: o.ID, AccountID: owner, Role: access.Owner}
	if err := db.Create(tx, &m); err != nil {
		return nil, err
	}
	return change.OrganizationCreated{Organization: o.ID, Owner: owner}, nil
}

// Of returns the organizations of an account, with what it is there.
func Of(r *db.Read, account change.ID) ([]Membership, error) {
	return db.From[Membership](r.AtInstallation()).Where("account_id = ?", string(account)).Order("created_at, id").All()
}

// Owners returns the accounts that own an organization.
func Owners(r *db.Read, organization change.ID) (accounts []change.ID, err error) {
	rows, err := db.From[Membership](r.AtInstallation()).Where("organization_id = ? AND role = ?", string(organization), access.Owner).Order("created_at, id").All()
	for _, row := range rows {
		accounts = append(accounts, row.AccountID)
	}
	return accounts, err
}

// Named looks up how organizations are called.
func Named(r *db.Read, ids []change.ID) (map[change.ID]string, error) {
	rows, err := db.From[Organization](r.AtInstallation()).In("id", ids).All()
	names := make(map[change.ID]string, len(rows))
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	return names, err
}
