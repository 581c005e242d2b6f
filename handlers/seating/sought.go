package seating

import (
	"strings"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/seating"
	views "convive/views/seating"
)

// wanted is what the board's search field asks for: names, tags and what people eat, as far as who looks may know of them.
type wanted struct {
	guests.Sought
	typed  string
	labels func(p seating.Person) string // folded; "" for none
}

// sought is what was typed; typos are looked through where nobody is meant without, neither on the guest list nor by a label.
func sought(v *web.View, at views.At, b *seating.Board) (wanted, error) {
	s := wanted{Sought: guests.Seek(at.Search, v.Scope().Allows(access.ViewContacts)), typed: at.Search}
	may := mayOf(v.Scope())
	s.labels = func(p seating.Person) string {
		all := views.Labels(v.Context(), may, b, p)
		if len(all) == 0 {
			return ""
		}
		return " " + lists.Fold(strings.Join(all, " "))
	}
	if s.Empty() || b.Some(func(p seating.Person) bool { return s.finds(p) }) {
		return s, nil
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return s, err
	}
	s.Sought = s.Settled(list)
	return s, nil
}

// finds says whether somebody is meant; more are keys by which they are found too. Labels are made only for who isn't found without.
func (s wanted) finds(p seating.Person, more ...string) bool {
	return s.In(append(more, p.SearchKey)...) || s.In(append(more, p.SearchKey, s.labels(p))...)
}

// named finds a table by its name.
func (s wanted) named(l seating.Laid) bool {
	return strings.Contains(" "+lists.Fold(l.Name), " "+lists.Fold(s.typed))
}

// found counts what is found, with so many people who wait for a seat; nothing where nothing was typed.
func (s wanted) found(b *seating.Board, waiting int) (n views.Found) {
	if s.typed == "" {
		return n
	}
	n.Guests = waiting
	for _, l := range b.Tables {
		if s.named(l) {
			n.Tables++
		}
		for _, p := range l.People {
			if s.finds(p) {
				n.Guests++
			}
		}
	}
	return n
}

// table finds a table by its name, or by somebody who sits there.
func (s wanted) table(l seating.Laid) bool {
	if s.typed == "" || s.named(l) {
		return true
	}
	for _, p := range l.People {
		if s.finds(p) {
			return true
		}
	}
	return false
}
