package accounts

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/unicode/norm"

	"convive/models/invalid"
)

// Length of passwords in characters. The upper bound keeps a body from buying long work.
const (
	minPassword = 10
	maxPassword = 200
)

// cost is what OWASP names for argon2id: 19 MiB, two passes, one lane.
var cost = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// hashers bounds how many hashes are made at a time: sign-ins may queue, but they take neither all memory nor all cores.
var hashers = make(chan struct{}, 2)

// dummy is compared for accounts that don't exist, so that they cost the same time. Nobody's password makes it.
const dummy = "$argon2id$v=19$m=19456,t=2,p=1$Y29udml2ZS1kdW1teS0wMQ$8dX0m3J2zqkVw5r9cQ1nT7bYh4LpS6uFgA0eKxZiWcM"

// compare is argon2id's own, where a test counts how often it runs.
var compare = argon2id.ComparePasswordAndHash

// plain is a password as it is hashed: the same keys give the same bytes on every keyboard, and forms trim.
func plain(password string) string { return norm.NFC.String(strings.TrimSpace(password)) }

// checkPassword names what is wrong with a new password.
func checkPassword(wrong *invalid.Fields, field, password string) {
	n := utf8.RuneCountInString(plain(password))
	wrong.Check(n >= minPassword, field, "Use at least {n} characters. Three or four words that you remember are good.", "n", minPassword)
	wrong.Check(n <= maxPassword, field, "Please use at most {n} characters.", "n", maxPassword)
}

// Hash makes what is stored of a password. It takes its time, so it never runs inside a transaction.
func Hash(ctx context.Context, password string) (string, error) {
	if err := queue(ctx); err != nil {
		return "", err
	}
	defer func() { <-hashers }()
	return argon2id.CreateHash(plain(password), cost)
}

// fits says whether the password makes the hash; an empty hash takes as long and never fits.
func fits(ctx context.Context, password, hash string) (bool, error) {
	if err := queue(ctx); err != nil {
		return false, err
	}
	defer func() { <-hashers }()
	known := hash != ""
	if !known {
		hash = dummy
	}
	if utf8.RuneCountInString(password) > maxPassword {
		password = password[:maxPassword]
		known = false
	}
	same, err := compare(plain(password), hash)
	return same && known, err
}

func queue(ctx context.Context) error {
	select {
	case hashers <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
