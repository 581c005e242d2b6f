package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/team"
)

// people makes so many members of the event's team, each with an account and a session, and writes their cookies into a
// file, one a line. Signing in by a password would measure the password's hash.
func (s *site) people(n int, file string) error {
	cookies, err := s.signedIn(n)
	return errors.Join(err, os.WriteFile(file, []byte(strings.Join(cookies, "\n")), 0o600))
}

// signedIn makes the people and returns their cookies.
func (s *site) signedIn(n int) (cookies []string, err error) {
	for i := range n {
		cookie, err := s.member(i)
		if err != nil {
			return nil, err
		}
		cookies = append(cookies, cookie)
	}
	return cookies, nil
}

func (s *site) member(n int) (cookie string, err error) {
	email := fmt.Sprintf("watcher-%d@example.org", n)
	a := accounts.Account{ID: db.NewID(), Name: fmt.Sprint("Watcher ", n), Email: email, EmailKey: email}
	_, err = s.db.Mutate(background, access.Installation(change.Actor{Kind: change.ByConvive}), change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		if err := db.Create(tx, &a); err != nil {
			return nil, err
		}
		return change.AccountCreated{Account: a.ID}, tx.NewFeed(change.AccountFeed(a.ID))
	})
	if err != nil {
		return "", err
	}
	_, err = s.db.Mutate(background, s.system(), change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return team.Join(tx, a.ID, access.Planner) })
	if err != nil {
		return "", err
	}
	token, expires := string(db.NewID()), time.Now().Add(time.Hour)
	data, err := scs.GobCodec{}.Encode(expires, map[string]any{"account": string(a.ID)})
	if err != nil {
		return "", err
	}
	return token, accounts.Sessions{DB: s.db}.Store(background, web.Hash(token), a.ID, data, expires)
}
