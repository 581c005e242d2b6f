package accounts

import (
	"context"
	"errors"

	"golang.org/x/text/unicode/norm"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/organizations"
)

// operator is who works at the command line.
var operator = change.Actor{Kind: change.ByOperator}

// Add makes an account from the command line, and an organization that it owns when one is named. Errors:
// invalid.Fields for what can't be, and for an e-mail address that is taken.
func Add(ctx context.Context, d *db.DB, name, email, password, organization string) (Account, error) {
	p := Person{Name: name, Email: email, Password: password}
	wrong := p.Validate()
	if organization != "" {
		checkName(&wrong, "organization", organization, "Write what your organization is called.")
	}
	if err := wrong.Err(); err != nil {
		return Account{}, err
	}
	a, err := p.account(ctx)
	if err != nil {
		return a, err
	}
	s := own()
	s.Actor = operator
	_, err = d.Mutate(ctx, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return create(tx, &a, organization) })
	return a, err
}

// Join makes the account of somebody who holds a Team link; it has no authority by itself.
func Join(ctx context.Context, d *db.DB, p Person) (Account, error) {
	a, err := p.account(ctx)
	if err != nil {
		return a, err
	}
	_, err = d.Mutate(ctx, own(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return create(tx, &a, "") })
	return a, err
}

// account is the row that the form describes. The hash is made here, before any transaction.
func (p Person) account(ctx context.Context) (Account, error) {
	hash, err := Hash(ctx, p.Password)
	email := norm.NFC.String(p.Email)
	return Account{ID: db.NewID(), Name: norm.NFC.String(p.Name), Email: email, EmailKey: emailKey(email), PasswordHash: hash}, err
}

// create writes an account, its feed, and its organization if it founds one.
func create(tx *db.Tx, a *Account, organization string) (change.Change, error) {
	if err := free(tx.Read, a.EmailKey, a.ID); err != nil {
		return nil, err
	}
	if err := errors.Join(db.Create(tx, a), tx.NewFeed(change.AccountFeed(a.ID))); err != nil {
		return nil, err
	}
	if organization == "" {
		return change.AccountCreated{Account: a.ID}, nil
	}
	o := organizations.Organization{ID: db.NewID(), Name: norm.NFC.String(organization)}
	if _, err := organizations.Found(tx, &o, a.ID); err != nil {
		return nil, err
	}
	return change.FounderCreated{Account: a.ID, Organization: o.ID}, nil
}

// free refuses an e-mail address that another account has.
func free(r *db.Read, key string, own change.ID) error {
	n, err := db.From[Account](r.AtInstallation()).Where("email_key = ? AND id <> ?", key, string(own)).Count()
	if err == nil && n > 0 {
		return invalid.Fields{{Name: "email", Message: "There is an account with this e-mail address already."}}
	}
	return err
}
