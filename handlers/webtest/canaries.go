package webtest

import (
	"strings"

	"convive/models/db"
	"convive/models/guests"
)

// Canaries are unique texts in an event's rows, by how carefully their column is shown (models/db's register): an
// answer that holds one shows such a value to whoever got it.
type Canaries map[db.Class][]string

// Canaries of a seeded event.
func (e Event) Canaries() Canaries {
	c := Canaries{
		db.Contact: {e.mail(), e.phone(), e.Canary + "-street", e.Canary + "-city", e.Canary + "-note"},
		db.Health:  append(e.Said(), e.Canary+"-diet"),
		db.Private: {e.Reason()},
	}
	for _, h := range e.Households {
		c[db.Contact] = append(c[db.Contact], h.ReplyCode, guests.ShowCode(h.ReplyCode), guests.LinkKey(Secret, h.ID, h.LinkGeneration))
		c[db.Secret] = append(c[db.Secret], h.LinkHash)
	}
	return c
}

// What a test plants beside the seed, in rows that pages list: a guest's words to the hosts, the hosts' answer, the note
// of a reply, and why two people should not sit together.
func (e Event) Words() string  { return e.Canary + "-words" }
func (e Event) Answer() string { return e.Canary + "-answer" }
func (e Event) Note() string   { return e.Canary + "-said" }
func (e Event) Reason() string { return e.Canary + "-wish" }

// Said is what the first household and the hosts told each other: no other household's business.
func (e Event) Said() []string { return []string{e.Words(), e.Answer(), e.Note()} }

// People are the names of everybody in an event: households, guests, the team.
func (e Event) People() (names []string) {
	for _, h := range e.Households {
		names = append(names, h.EnvelopeName)
	}
	for _, g := range e.Guests {
		names = append(names, g.Name)
	}
	for _, a := range e.Accounts {
		names = append(names, a.Name)
	}
	return names
}

func (e Event) mail() string { return strings.ToLower(e.Canary) + "-mail@example.org" }

// phone has a number of its own for each canary.
func (e Event) phone() string {
	n := 0
	for _, r := range e.Canary {
		n = (n*31 + int(r)) % 900_000
	}
	return "+4930" + digits(100_000+n)
}

func digits(n int) string {
	text := ""
	for ; n > 0; n /= 10 {
		text = string(rune('0'+n%10)) + text
	}
	return text
}

// code is a reply code of the event's own: a seed's codes differ between events.
func (e Event) code(household int) string {
	letter := "ABCDEFGHJKMNPQRSTUVWXYZ"[len(e.Canary)*5%23]
	return string(letter) + "BCDEFG" + string("HJKMNPQR"[household])
}
