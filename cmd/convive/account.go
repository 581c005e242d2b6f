package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"convive/models/accounts"
	"convive/models/db"
	"convive/models/invalid"
	"convive/views/locale"
)

// accountCommand keeps accounts from the command line.
type accountCommand struct {
	Add      addAccountCommand  `cmd:"" help:"Make an account."`
	Password setPasswordCommand `cmd:"" help:"Give an account a new password; it is signed out everywhere."`
}

type addAccountCommand struct {
	store
	Name         string `required:"" help:"The person's name."`
	Email        string `required:"" help:"The e-mail address to sign in with."`
	Organization string `help:"An organization to found, which the account then owns."`
}

// Run reads the password from the standard input and makes the account.
func (a addAccountCommand) Run(ctx context.Context) error {
	d, password, err := a.asked(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	if _, err := accounts.Add(ctx, d, a.Name, a.Email, password, a.Organization); err != nil {
		return sentences(ctx, err)
	}
	say("%s can sign in.", a.Email)
	return nil
}

type setPasswordCommand struct {
	store
	Email string `arg:"" help:"The account's e-mail address."`
}

// Run reads the new password from the standard input.
func (p setPasswordCommand) Run(ctx context.Context) error {
	d, password, err := p.asked(ctx)
	if err != nil {
		return err
	}
	defer d.Close()
	err = accounts.SetPassword(ctx, d, p.Email, password)
	if errors.Is(err, db.ErrNotFound) {
		return usage("there is no account with the e-mail address %s", p.Email)
	}
	if err != nil {
		return sentences(ctx, err)
	}
	say("%s has a new password and is signed out everywhere.", p.Email)
	return nil
}

// asked opens the database and reads a password, a line of the standard input: on the command line others could see it.
func (s store) asked(ctx context.Context) (*db.DB, string, error) {
	fmt.Fprint(os.Stderr, "Password: ")
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil && line == "" {
		return nil, "", usage("write the password as a line of the standard input")
	}
	d, err := s.ready(ctx, nil)
	return d, strings.TrimRight(line, "\r\n"), err
}

// sentences turns what a form would say into what the terminal says.
func sentences(ctx context.Context, err error) error {
	var wrong invalid.Fields
	if !errors.As(err, &wrong) {
		return err
	}
	var all []string
	for _, f := range wrong {
		all = append(all, locale.Say(ctx, f.Message, f.Args...))
	}
	return usage("%s", strings.Join(all, " "))
}
