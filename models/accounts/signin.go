package accounts

import (
	"context"
	"errors"
	"time"

	"convive/models/db"
	"convive/models/invalid"
)

// ErrTooMany says that somebody guessed too often; Wait is until when there is room again.
type ErrTooMany struct{ Wait time.Duration }

func (ErrTooMany) Error() string { return "accounts: too many failures" }

// Enter finds the account that an e-mail address and a password open. Unknown address and wrong password are the same
// to whoever asks, in words and in time. client is the block that the failure counts for: five in a quarter of an hour
// for one account from one place, so that nobody can lock the account's owner out from elsewhere.
func Enter(ctx context.Context, f Failures, s SignIn, client string) (Account, error) {
	bucket := SignIns.In(emailKey(s.Email) + "\x00" + client)
	full, wait, err := f.Take(ctx, bucket)
	if err != nil {
		return Account{}, err
	}
	if full != nil {
		return Account{}, ErrTooMany{wait}
	}
	a, err := byEmail(ctx, f.DB, s.Email)
	if err != nil {
		return Account{}, err
	}
	ok, err := fits(ctx, s.Password, a.PasswordHash)
	if err != nil {
		return Account{}, err
	}
	if !ok {
		return Account{}, invalid.Fields{{Message: "This e-mail address and password don't go together."}}
	}
	return a, f.Forget(ctx, bucket)
}

// byEmail finds an account; the zero Account when there is none.
func byEmail(ctx context.Context, d *db.DB, email string) (a Account, err error) {
	err = d.Read(ctx, own(), func(r *db.Read) error {
		a, err = db.From[Account](r).Where("email_key = ?", emailKey(email)).First()
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		return err
	})
	return a, err
}
