package guests

import (
	"net/mail"
	"strings"

	"convive/models/db"
)

// Mailable says whether a message may go to somebody: an adult who has a name and an address that nobody has found to be
// bad. Children are never written to, whatever their row says.
func Mailable(g Guest) bool {
	return g.Age == Adult && !g.Unnamed && g.EmailProblem == "" && Address(g.Email)
}

// Address says whether a text is one plain e-mail address, as it may stand in a header: no name beside it, no blanks, no
// control characters.
func Address(text string) bool {
	if len(text) > 254 || strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return false
	}
	a, err := mail.ParseAddress(text)
	return err == nil && a.Name == "" && a.Address == text
}

// Readdressed adds to what is about to be written to a guest that nothing is known against a new address. Every rule that
// writes addresses calls it before db.Update.
func Readdressed(g Guest, set db.Set) {
	if email, written := set["email"].(string); written && email != g.Email {
		set["email_problem"] = ""
	}
}
