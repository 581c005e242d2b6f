package webtest

import (
	"errors"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
)

// Another seeds one more organization with an event like ours; every text in it holds the canary.
func (w *World) Another(slug, canary string) Event {
	w.T.Helper()
	return w.seed(slug, canary)
}

// Member is somebody of an event's team, by name.
func (w *World) Member(e Event, name string) *Client { return w.member(e, name) }

// Of is a browser without anybody, whose Changes are expected in an event.
func (w *World) Of(e Event) *Client { return w.client("", e) }

// Former is somebody who once was a host of the event and is no longer anything there; they remain signed in.
func (w *World) Former(e Event) *Client {
	w.T.Helper()
	a := w.account("Somebody Former", "former-"+string(db.NewID())[24:]+"@example.org") // no canary: it is their own name
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) { return team.Join(tx, a.ID, access.Host) })
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		row, err := db.From[team.Role](tx.Read).Where("account_id = ?", string(a.ID)).First()
		if err != nil {
			return nil, err
		}
		return change.MemberLeft{Account: a.ID, Role: string(access.Host)}, db.Delete(tx, &row)
	})
	return w.client(w.token(map[string]any{"account": string(a.ID)}, a.ID), e)
}

// Joined is one more person of an event's team, with an account of their own.
func (w *World) Joined(e Event, role access.Role) *Client {
	w.T.Helper()
	a := w.account("Joined "+e.Canary, "joined-"+string(db.NewID())[24:]+"@"+e.Slug+".example.org")
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) { return team.Join(tx, a.ID, role) })
	return w.client(w.token(map[string]any{"account": string(a.ID)}, a.ID), e)
}

// Newcomer is an account that has just joined an event's team as a viewer.
func (w *World) Newcomer(e Event) change.ID {
	w.T.Helper()
	a := w.account("Newcomer "+e.Canary, "new-"+string(db.NewID())[24:]+"@"+e.Slug+".example.org")
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) { return team.Join(tx, a.ID, access.Viewer) })
	return a.ID
}

func (w *World) account(name, email string) accounts.Account {
	w.T.Helper()
	a := accounts.Account{ID: db.NewID(), Name: name, Email: email, EmailKey: email}
	_, err := w.DB.Mutate(w.T.Context(), access.Installation(convive), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return change.AccountCreated{Account: a.ID}, errors.Join(db.Create(tx, &a), tx.NewFeed(change.AccountFeed(a.ID)))
	})
	w.Must(err)
	return a
}
