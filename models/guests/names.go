package guests

import (
	"slices"
	"strings"

	"convive/models/db"
	"convive/models/imports/lists"
)

// Sides that are no name of the event's own.
const SideBoth = "both"

// Lengths in characters.
const (
	maxName  = 200
	maxLine  = 200
	maxNote  = 2000
	maxWord  = 60
	maxWords = 30
)

// GuestOf is how an unnamed plus-one is spoken of: after the one who brings them, or by the bare word.
func GuestOf(name string) string {
	if name == "" {
		return "Guest"
	}
	return "Guest of " + name
}

// placeholder tells the name under which somebody is kept whom nobody has named.
func placeholder(name string) bool {
	return name == GuestOf("") || strings.HasPrefix(name, GuestOf(" ")[:len(GuestOf(" "))-1])
}

// Words splits what was typed into one field: by commas and lines, each once, in the order typed.
func Words(typed string) (words db.Words) {
	for _, w := range strings.FieldsFunc(lists.Clean(typed), func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '،' || r == '、' }) {
		if w = lists.Line(w); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// Envelope is what is written on the envelope when nobody said: one family name is written once, "Anna & Ben Keller". Who
// has two given names, or a first surname that was taken for one, is written whole: "José García Márquez".
func Envelope(people []Guest) string {
	var named []Guest
	for _, g := range people {
		if !g.Unnamed {
			named = append(named, g)
		}
	}
	if len(named) == 0 {
		return GuestOf("")
	}
	var parts []string
	family := named[0].Family
	for _, g := range named {
		if g.Family != family || g.Given == "" || g.twoGiven() || g.Suffix != "" || g.Prefix != "" || g.NameOrder != "" {
			family = ""
		}
	}
	for _, g := range named {
		if family != "" {
			parts = append(parts, g.Given)
		} else {
			parts = append(parts, g.Name)
		}
	}
	if n := len(people) - len(named); n > 0 {
		parts, family = appendGuest(parts, family, n), ""
	}
	last := len(parts) - 1
	if last > 0 {
		parts = []string{strings.Join(parts[:last], ", ") + " & " + parts[last]}
	}
	return strings.TrimSpace(parts[0] + " " + family)
}

// appendGuest puts the family's name back to its people, before so many who have other ones.
func appendGuest(parts []string, family string, n int) []string {
	if family != "" {
		parts[len(parts)-1] += " " + family
	}
	if n > 1 {
		return append(parts, GuestOf("")+"s")
	}
	return append(parts, GuestOf(""))
}
