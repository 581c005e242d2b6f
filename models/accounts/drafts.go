package accounts

import (
	"net/mail"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"convive/models/invalid"
)

// Lengths in characters.
const (
	maxName  = 100
	maxEmail = 254 // RFC 5321
)

// Person is the form in which somebody becomes an account: who set Convive up, or who joins by a Team link.
type Person struct {
	Name     string `form:"name"`
	Email    string `form:"email"`
	Password string `form:"password"`
}

// Validate finds what is missing or can't be.
func (p Person) Validate() (wrong invalid.Fields) {
	checkName(&wrong, "name", p.Name, "Write your name as others should read it.")
	checkEmail(&wrong, p.Email)
	checkPassword(&wrong, "password", p.Password)
	return wrong
}

// Profile is the form in which somebody changes how they are called and by which address they sign in.
type Profile struct {
	Version int64  `form:"version"`
	Name    string `form:"name"`
	Email   string `form:"email"`
}

// Validate finds what is missing or can't be.
func (p Profile) Validate() (wrong invalid.Fields) {
	checkName(&wrong, "name", p.Name, "Write your name as others should read it.")
	checkEmail(&wrong, p.Email)
	return wrong
}

// NewPassword is the form in which somebody changes their password.
type NewPassword struct {
	Current string `form:"current"`
	New     string `form:"new"`
}

// Validate finds what is missing or too short.
func (p NewPassword) Validate() (wrong invalid.Fields) {
	wrong.Check(p.Current != "", "current", "Write the password that you have now.")
	checkPassword(&wrong, "new", p.New)
	return wrong
}

// SignIn is the form by which somebody signs in; Next is where they were going.
type SignIn struct {
	Email    string `form:"email"`
	Password string `form:"password"`
	Next     string `form:"next"`
}

// Validate finds what is missing. It says nothing about what exists.
func (s SignIn) Validate() (wrong invalid.Fields) {
	wrong.Check(s.Email != "", "email", "Write your e-mail address.")
	wrong.Check(s.Password != "", "password", "Write your password.")
	return wrong
}

func checkName(wrong *invalid.Fields, field, name, missing string) {
	wrong.Check(strings.TrimSpace(name) != "", field, missing)
	wrong.Check(utf8.RuneCountInString(name) <= maxName, field, "Please use at most {n} characters.", "n", maxName)
	wrong.Check(!strings.ContainsFunc(name, control), field, "Write it on one line.")
}

func checkEmail(wrong *invalid.Fields, email string) {
	wrong.Check(validEmail(email), "email", "Write an e-mail address, as in anna@example.org.")
}

// validEmail takes a bare address with a host, nothing around it.
func validEmail(email string) bool {
	a, err := mail.ParseAddress(email)
	return err == nil && a.Address == email && a.Name == "" && len(email) <= maxEmail && !strings.ContainsFunc(email, control) && !strings.HasSuffix(email, "@")
}

func control(r rune) bool { return r < ' ' || r == 0x7f }

// emailKey folds an address, so that capitals make no second account.
func emailKey(email string) string { return strings.ToLower(norm.NFC.String(strings.TrimSpace(email))) }
