package accounts

import (
	"context"
	"errors"

	"golang.org/x/text/unicode/norm"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Me is the account of the scope.
func Me(r *db.Read) (Account, error) { return db.Find[Account](r, r.Scope().Actor.ID) }

// Edit changes the name and the e-mail address of the scope's account.
func Edit(tx *db.Tx, p Profile) (change.Change, error) {
	a, err := Me(tx.Read)
	if err != nil {
		return nil, err
	}
	email := norm.NFC.String(p.Email)
	if err := free(tx.Read, emailKey(email), a.ID); err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &a, p.Version, db.Set{"name": norm.NFC.String(p.Name), "email": email})
	if err != nil {
		return nil, err
	}
	if address, changed := set["email"]; changed {
		set["email_key"] = emailKey(address.(string))
	}
	if err := db.Update(tx, &a, set); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.ProfileEdited{Account: a.ID}, nil
}

// Leaving ends sessions around a change that takes authority away. Sessions stand beside the feeds, so it is three
// steps and not one transaction; a crash between any two leaves fewer people signed in, never more:
//
//  1. the sessions go: whoever held one must sign in again, with the password that holds at that moment;
//  2. the Change is committed, which makes every open stream of the account be judged, here and on other replicas;
//  3. sessions that were opened by the old password between 1 and 2 go too.
//
// The other order would leave a thief's session alive beside the new password. keep is the session that asked.
func (s Sessions) leaving(ctx context.Context, account change.ID, keep string, commit func() error) error {
	if err := s.RemoveAll(ctx, account, keep); err != nil {
		return err
	}
	return errors.Join(commit(), s.RemoveAll(ctx, account, keep))
}

// ChangePassword gives the scope's account another password and ends its other sessions. The present password is asked
// for, and wrong ones count as failures: who finds an open browser can't take the account over by guessing.
func ChangePassword(ctx context.Context, f Failures, s access.Scope, cmd change.CommandID, p NewPassword, client string) error {
	bucket := SignIns.In(string(s.Actor.ID) + "\x00" + client)
	full, wait, err := f.Take(ctx, bucket)
	if err != nil {
		return err
	}
	if full != nil {
		return ErrTooMany{wait}
	}
	var a Account
	err = f.DB.Read(ctx, s, func(r *db.Read) (err error) {
		a, err = Me(r)
		return err
	})
	if err != nil {
		return err
	}
	ok, err := fits(ctx, p.Current, a.PasswordHash)
	if err != nil {
		return err
	}
	if !ok {
		return invalid.Fields{{Name: "current", Message: "This is not the password that you have now."}}
	}
	hash, err := Hash(ctx, p.New)
	if err != nil {
		return err
	}
	err = Sessions{f.DB}.leaving(ctx, a.ID, s.Session, func() error {
		_, err := f.DB.Mutate(ctx, s, cmd, func(tx *db.Tx) (change.Change, error) { return setHash(tx, a.ID, hash) })
		return err
	})
	return errors.Join(err, f.Forget(ctx, bucket))
}

// SetPassword gives an account another password from the command line and ends all of its sessions, also those of a
// server that runs beside. db.ErrNotFound when nobody has the e-mail address; invalid.Fields for a password that is
// too short.
func SetPassword(ctx context.Context, d *db.DB, email, password string) error {
	var wrong invalid.Fields
	checkPassword(&wrong, "password", password)
	if err := wrong.Err(); err != nil {
		return err
	}
	a, err := byEmail(ctx, d, email)
	if err != nil {
		return err
	}
	if a.ID == "" {
		return db.ErrNotFound
	}
	hash, err := Hash(ctx, password)
	if err != nil {
		return err
	}
	s := access.Scope{
		Looker: access.Looker{Actor: change.Actor{Kind: change.ByOperator, ID: a.ID}}, // the feed is the account's own
		Place:  access.AtAccount, Role: access.System, Can: access.Of(access.System),
	}
	return Sessions{d}.leaving(ctx, a.ID, "", func() error {
		_, err := d.Mutate(ctx, s, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return setHash(tx, a.ID, hash) })
		return err
	})
}

func setHash(tx *db.Tx, account change.ID, hash string) (change.Change, error) {
	a, err := db.Find[Account](tx.Read, account)
	if err != nil {
		return nil, err
	}
	if err := db.Update(tx, &a, db.Set{"password_hash": hash}); err != nil {
		return nil, err
	}
	return change.PasswordChanged{Account: a.ID}, nil
}

// Left says in an account's log that one of its sessions has been ended, so that the other processes end the pages which
// that browser has open with them.
func Left(ctx context.Context, d *db.DB, account change.ID) error {
	s := access.Scope{
		Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: account}},
		Place:  access.AtAccount, Role: access.System, Can: access.Of(access.System),
	}
	_, err := d.Mutate(ctx, s, change.CommandID{}, func(*db.Tx) (change.Change, error) { return change.SignedOut{Account: account}, nil })
	return err
}

// SignOutEverywhere ends every session of the scope's account but the one that asks, which its caller ends.
func SignOutEverywhere(ctx context.Context, d *db.DB, s access.Scope, cmd change.CommandID) error {
	return Sessions{d}.leaving(ctx, s.Actor.ID, s.Session, func() error {
		_, err := d.Mutate(ctx, s, cmd, func(*db.Tx) (change.Change, error) {
			return change.SignedOutEverywhere{Account: s.Actor.ID}, nil
		})
		return err
	})
}
