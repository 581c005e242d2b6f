package guests

import (
	"convive/models/db"
	"convive/models/imports/lists"
)

// Mailable says whether a message may go to somebody: an adult who has a name and an address that nobody has found to be
// bad. Children are never written to, whatever their row says.
func Mailable(g Guest) bool {
	return g.Age == Adult && !g.Unnamed && g.EmailProblem == "" && Address(g.Email)
}

// Address says whether a text is one plain e-mail address.
func Address(text string) bool { return lists.IsEmail(text) }

// Readdressed adds to what is about to be written to a guest that nothing is known against a new address. Every rule that
// writes addresses calls it before db.Update.
func Readdressed(g Guest, set db.Set) {
	if email, written := set["email"].(string); written && email != g.Email {
		set["email_problem"] = ""
	}
}
