// Package accounts holds who can sign in, and their sessions. Names of accounts are looked up here for everybody, the
// rest of an account is seen by its owner alone.
package accounts

import (
	"convive/models/change"
	"convive/models/db"
)

// Account is one person's sign-in.
type Account struct {
	ID           change.ID `gorm:"primaryKey"`
	Name         string
	Email        string
	EmailKey     string // folded, unique
	PasswordHash string // argon2id, with its parameters
	CreatedAt    change.Instant
	Version      int64
}

// TableName is the table of accounts.
func (Account) TableName() string { return "accounts" }

// ByID finds an account; db.ErrNotFound when there is none.
func ByID(r *db.Read, id change.ID) (Account, error) { return db.Find[Account](r.AtInstallation(), id) }

// Card is what the team sees of an account.
type Card struct {
	ID    change.ID
	Name  string
	Email string // for who may manage the team
}

// Cards looks up accounts; one that is gone is left out.
func Cards(r *db.Read, ids []change.ID) (map[change.ID]Card, error) {
	var rows []Card
	if err := db.From[Account](r.AtInstallation()).In("id", ids).Into(&rows, "id, name, email", ""); err != nil {
		return nil, err
	}
	cards := make(map[change.ID]Card, len(rows))
	for _, row := range rows {
		cards[row.ID] = row
	}
	return cards, nil
}

// Names looks up how the accounts are called; an account that is gone is left out.
func Names(r *db.Read, ids []change.ID) (map[change.ID]string, error) {
	var rows []struct {
		ID   change.ID
		Name string
	}
	if err := db.From[Account](r.AtInstallation()).In("id", ids).Into(&rows, "id, name", ""); err != nil {
		return nil, err
	}
	names := make(map[change.ID]string, len(rows))
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	return names, nil
}
