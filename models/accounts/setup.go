package accounts

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// setting is one of the installation's own values, kept beside the feeds.
type setting struct {
	Name  string `gorm:"primaryKey"`
	Value string
}

// TableName is the table of settings.
func (setting) TableName() string { return "settings" }

// setupName is where the hash of the set-up link's token stands.
const setupName = "setup-token"

// tokenBytes makes a token 128 bits long.
const tokenBytes = 16

// SetupToken makes the token of the one-time set-up link, needed while there is no account: a reachable server is not
// anyone's. Each start makes a new one, and the last one no longer works; only its hash is stored.
func SetupToken(ctx context.Context, d *db.DB) (token string, needed bool, err error) {
	if needed, err = NeedsSetup(ctx, d); err != nil || !needed {
		return "", false, err
	}
	var random [tokenBytes]byte
	if _, err := rand.Read(random[:]); err != nil {
		return "", false, err
	}
	token = base64.RawURLEncoding.EncodeToString(random[:])
	err = d.Aside(ctx, own(), func(tx *db.Tx) error {
		return db.Put(tx, &setting{setupName, tokenHash(token)}, "name = ?", setupName)
	})
	return token, true, err
}

// NeedsSetup says whether there is no account yet.
func NeedsSetup(ctx context.Context, d *db.DB) (needed bool, err error) {
	err = d.Read(ctx, own(), func(r *db.Read) error {
		needed, err = nobody(r)
		return err
	})
	return needed, err
}

func nobody(r *db.Read) (bool, error) {
	n, err := db.From[Account](r.AtInstallation()).Count()
	return n == 0, err
}

// OpensSetup says whether the token is that of the set-up link and may still be used.
func OpensSetup(ctx context.Context, d *db.DB, token string) (ok bool, err error) {
	err = d.Read(ctx, own(), func(r *db.Read) error {
		if ok, err = nobody(r); err != nil || !ok {
			return err
		}
		row, err := db.From[setting](r).Where("name = ?", setupName).First()
		if errors.Is(err, db.ErrNotFound) {
			ok = false
			return nil
		}
		ok = subtle.ConstantTimeCompare([]byte(row.Value), []byte(tokenHash(token))) == 1
		return err
	})
	return ok, err
}

// Founder is the form of the first step of setting up.
type Founder struct {
	Token        string `form:"token"`
	Name         string `form:"name"`
	Email        string `form:"email"`
	Password     string `form:"password"`
	Organization string `form:"organization"`
}

// Person is the account that the form describes.
func (f Founder) Person() Person { return Person{f.Name, f.Email, f.Password} }

// Validate finds what is missing or can't be.
func (f Founder) Validate() (wrong invalid.Fields) {
	wrong = f.Person().Validate()
	checkName(&wrong, "organization", f.Organization, "Write what your organization is called: a couple, an office, a venue.")
	return wrong
}

// SetUp makes the first account and its organization; the link works once. ErrNotFound for any other token, and when
// somebody else was first: the count is judged again in the transaction, under the installation's feed.
func SetUp(ctx context.Context, d *db.DB, f Founder) (Account, error) {
	if ok, err := OpensSetup(ctx, d, f.Token); err != nil || !ok {
		return Account{}, errors.Join(err, notIf(ok))
	}
	a, err := f.Person().account(ctx)
	if err != nil {
		return a, err
	}
	_, err = d.Mutate(ctx, own(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		if first, err := nobody(tx.Read); err != nil || !first {
			return nil, errors.Join(err, notIf(first))
		}
		return create(tx, &a, f.Organization)
	})
	if err != nil {
		return a, err
	}
	// A crash before this leaves a hash behind that opens nothing: there is an account now.
	return a, d.Aside(ctx, own(), func(tx *db.Tx) error { return db.Remove[setting](tx, "name = ?", setupName) })
}

func notIf(ok bool) error {
	if ok {
		return nil
	}
	return db.ErrNotFound
}

func tokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
