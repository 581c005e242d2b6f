package seating

import (
	"github.com/a-h/templ"

	"context"
	"strings"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/seating"
	"convive/views/locale"
)

// Who is the card of one guest: who they are, and what the board knows of them, as far as who looks may know.
type Who struct {
	GuestRow
	At
	Board   *seating.Board
	Table   *seating.Laid // nil in parking
	Wishes  []WishRow
	Reasons []Reason
	Holds   []string // the hard rules about them
	Sum     autoseat.Points
	Changes []templ.Component // the last ones of their household; nil for who may not read the log
}

// about is the board with the card of a guest; "" closes it.
func (a At) about(who change.ID) string {
	if who == "" {
		return a.Href()
	}
	return a.Href() + "&who=" + string(who) + "#seating-card"
}

// place is where they sit.
func (w Who) place(ctx context.Context) string {
	switch {
	case w.Table == nil && w.declined():
		return locale.T(ctx, "No seat")
	case w.Table == nil:
		return locale.T(ctx, "Parking")
	case w.Assignment.Seat == nil:
		return w.Table.Name
	}
	return w.Table.Name + ", " + locale.T(ctx, "seat {n}", "n", int(*w.Assignment.Seat))
}

// kin are the others of their household, each with where they are.
func (w Who) kin(ctx context.Context) (all [][2]string) {
	for _, p := range w.Board.Kin(w.HouseholdID) {
		if p.ID == w.ID {
			continue
		}
		if p, at, ok := w.Board.Shown(p.ID); ok && w.Sees(p, at) {
			all = append(all, [2]string{p.Name, Who{GuestRow: GuestRow{Person: p}, Table: at}.place(ctx)})
		}
	}
	return all
}

// facts are what the card says in a line each.
func (w Who) facts(ctx context.Context) (all [][2]string) {
	add := func(label, value string) {
		if value != "" {
			all = append(all, [2]string{label, value})
		}
	}
	add(locale.T(ctx, "Seat"), w.place(ctx))
	var words []string
	for _, n := range w.notes(ctx) {
		words = append(words, n.text)
	}
	add(locale.T(ctx, "To know"), strings.Join(words, " · "))
	if w.Health {
		add(locale.T(ctx, "Needs"), strings.Join(w.Needs, " · "))
	}
	if w.Guests {
		add(locale.T(ctx, "Side"), w.Board.Side(w.Person))
		add(locale.T(ctx, "Tags"), strings.Join(w.Board.Tags(w.Person), " · "))
	}
	return all
}

// Explain fills in why a guest sits where they sit now: the parts of their score, in words, their sum, and the hard rules.
func (w *Who) Explain(ctx context.Context, wishes []seating.Wish) {
	r := asItIs(w.Board, wishes)
	r.Why = string(w.ID)
	w.Holds = r.holds(ctx)
	w.Reasons, w.Sum = r.reasons(ctx)
}

// guests is a page of the guest list.
func (w Who) guests(path string) string {
	return strings.TrimSuffix(w.Base, "seating") + path
}
