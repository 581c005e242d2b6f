package guests_test

import (
	"testing"

	"convive/models/guests"
)

func TestOnlyNamedAdultsWithAGoodAddressAreWrittenTo(t *testing.T) {
	good := guests.Guest{Name: "Ada Lawson", Age: guests.Adult, Email: "ada@example.org"}
	if !guests.Mailable(good) {
		t.Error("Ada can't be written to")
	}
	for why, change := range map[string]func(*guests.Guest){
		"a child":               func(g *guests.Guest) { g.Age = guests.Child },
		"an infant":             func(g *guests.Guest) { g.Age = guests.Infant },
		"somebody without name": func(g *guests.Guest) { g.Unnamed = true },
		"no address":            func(g *guests.Guest) { g.Email = "" },
		"a bad address":         func(g *guests.Guest) { g.EmailProblem = "550 no such user" },
		"a second line":         func(g *guests.Guest) { g.Email = "ada@example.org\r\nBcc: all@example.org" },
		"two addresses":         func(g *guests.Guest) { g.Email = "ada@example.org, kit@example.org" },
		"a name beside it":      func(g *guests.Guest) { g.Email = "Ada <ada@example.org>" },
		"no at":                 func(g *guests.Guest) { g.Email = "ada.example.org" },
	} {
		g := good
		change(&g)
		if guests.Mailable(g) {
			t.Errorf("%s is written to: %+v", why, g)
		}
	}
}
