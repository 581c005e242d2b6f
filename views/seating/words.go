// Package seating draws who sits where: the board with its tables and parking, what is wrong with it, and the page of one
// table. Tables and parked households stand in keyed fragments and hold nothing made for one viewer; the one form that
// moves guests stands outside of them, and each guest's box belongs to it.
package seating

import (
	"context"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/replies"
)

// MoveForm is the id of the form that moves guests; their boxes name it. FreeForm is that of the one that frees a seat,
// FreeAllForm of the one that frees those of all who don't come.
const (
	MoveForm    = "seat-move"
	FreeForm    = "seat-free"
	FreeAllForm = "seat-free-all"
)

// May is what the people who look may see and do; it is the same for all who share a rendering.
type May struct{ Seat, Edit, Guests, Adds, Health, Meals, Wishes, Undo, Screens, NamesOnly bool }

// Sees says whether somebody whom the board shows is to be shown: who declined and has no seat is on the guest list alone.
func (m May) Sees(p seating.Person, at *seating.Laid) bool {
	return m.Guests || at != nil || p.Reply == guests.Attending || p.Reply == guests.Pending
}

// GuestRow is one guest on the board.
type GuestRow struct {
	seating.Person
	Place change.ID // a table, or seating.Parking
	May
	about string // the address of their card; "" where a line leads to none
}

func (g GuestRow) value() string { return seating.Premise{Guest: g.ID, From: g.Place}.String() }

// note is one thing to know about a guest; what must not be missed stands out.
type note struct {
	text  string
	class string // "", "allergy", "waiting", "meal"
}

// meal is what they eat, or that they have yet to say.
func (g GuestRow) meal(ctx context.Context) []note {
	switch {
	case g.Meal != "":
		return []note{{g.Meal, "meal"}}
	case g.MealAsked:
		return []note{{locale.T(ctx, "no meal chosen"), "waiting"}}
	}
	return nil
}

// notes are the few words under a guest's name, what may harm them first.
func (g GuestRow) notes(ctx context.Context) (all []note) {
	if g.Health {
		for _, d := range g.Diets {
			n := note{text: replies.DietName(ctx, d)}
			if strings.Contains(strings.ToLower(d), "allerg") {
				n.class = "allergy"
			}
			all = append(all, n)
		}
		if g.DietNote != "" {
			all = append(all, note{text: g.DietNote})
		}
	}
	if g.Meals {
		all = append(all, g.meal(ctx)...)
	}
	switch {
	case !g.Meals: // the door needs names and tables
	case g.Age == guests.Infant:
		all = append(all, note{text: locale.T(ctx, "infant")})
	case g.Age == guests.Child && g.AgeYears != nil:
		all = append(all, note{text: locale.T(ctx, "child, {n}", "n", int(*g.AgeYears))})
	case g.Age == guests.Child:
		all = append(all, note{text: locale.T(ctx, "child")})
	}
	switch {
	case g.Chair == guests.HighChair:
		all = append(all, note{text: locale.T(ctx, "high chair")})
	case !g.Seated():
		all = append(all, note{text: locale.T(ctx, "needs no seat")})
	}
	if g.Maybe {
		all = append(all, note{locale.T(ctx, "maybe"), "waiting"})
	}
	return all
}

// locked says whether they stay at their table, as far as who looks may change that.
func (g GuestRow) locked() bool { return g.Seat && g.Assignment.Locked }

func (g GuestRow) declined() bool { return g.Reply == guests.Declined || g.Reply == "" }

// Card is one table on the board.
type Card struct {
	seating.Laid
	At
	May
	Wrong []seating.Problem // what has to be mended there, beside too many people
}

func (c Card) seats() int { return int(c.Places()) }
func (c Card) taken() int { return c.Taken() }

func (c Card) target() string {
	return seating.Target{Table: c.ID, Taken: c.taken()}.String()
}

func (c Card) row(p seating.Person) GuestRow { return GuestRow{p, c.ID, c.May, c.At.about(p.ID)} }

// Household is one household in parking.
type Household struct {
	seating.Parked
	At
	May
}

func (h Household) row(p seating.Person) GuestRow {
	return GuestRow{p, seating.Parking, h.May, h.At.about(p.ID)}
}

// Board is what the page places around its fragments.
type Board struct {
	At
	May
	Occasions []events.Occasion
	Add       AddForm
	Empty     bool  // no table yet
	Reach     Reach // of what who looks had auto-seat find; zero without it
	Seq       int64 // how far the event had come when the page was made
}

// Called is how the occasion is called.
func (b Board) Called() string {
	for _, o := range b.Occasions {
		if o.ID == b.Occasion {
			return o.Name
		}
	}
	return ""
}

// AddForm is the form that adds tables.
type AddForm struct {
	Action, Command string
	Draft           seating.NewTables
	Errors          invalid.Fields
}

// EditForm is the form that changes a table.
type EditForm struct {
	Action, Command string
	Version         int64 // that the form started from
	Draft           seating.Edit
	Errors          invalid.Fields
}

// TablePage is the page of one table.
type TablePage struct {
	At
	Table   seating.Table
	Taken   templ.Component // how many sit there, and who would be parked with its removal, as it is now
	Parks   templ.Component
	Made    templ.Component // what the forms show, as a number that moves with it
	Numbers templ.Component
	Form    EditForm
	Ways    PieceWays
	Remove  string // command id of the removal
	Plan    bool   // they came from the page on which the room is arranged
}

// back is where they came from.
func (t TablePage) back() string {
	if t.Plan {
		return t.ArrangedAt(t.Table.ID)
	}
	return t.Href() + "#table-" + string(t.Table.ID)
}

func (t TablePage) removal() string {
	to := t.Command("tables/" + string(t.Table.ID) + "/removal")
	if t.Plan {
		to += FromRoom
	}
	return to
}

func (t TablePage) backLabel(ctx context.Context) string {
	if t.Plan {
		return locale.T(ctx, "Back to the room")
	}
	return locale.T(ctx, "Back to the tables")
}

func number(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// labels name the fields of a table's forms.
func labels(ctx context.Context) map[string]string {
	return map[string]string{
		"name": locale.T(ctx, "Name"), "seats": locale.T(ctx, "Seats"), "shape": locale.T(ctx, "Shape"), "count": locale.T(ctx, "Tables"),
		"width": locale.T(ctx, "Width"), "length": locale.T(ctx, "Length"), "kind": locale.T(ctx, "What"), "label": locale.T(ctx, "Called"),
		"distance": locale.T(ctx, "Distance"), "direction": locale.T(ctx, "Direction"),
		"sides": locale.T(ctx, "Sides with chairs"), "blocked": locale.T(ctx, "Blocked seats"), "size": locale.T(ctx, "Standard size"), "tag": locale.T(ctx, "For"),
		"walls": locale.T(ctx, "Corners"), "file": locale.T(ctx, "Picture"), "left": locale.T(ctx, "Edge along the width"), "top": locale.T(ctx, "Edge along the length"), "percent": locale.T(ctx, "Opacity"),
		"from_x": locale.T(ctx, "First point"), "to_x": locale.T(ctx, "Second point"),
		"x": locale.T(ctx, "Middle along the width"), "y": locale.T(ctx, "Middle along the length"), "rotation": locale.T(ctx, "Turned by"),
	}
}

// copyLabels name the fields of the form that makes copies.
func copyLabels(ctx context.Context) map[string]string {
	names := labels(ctx)
	names["count"] = locale.T(ctx, "Copies")
	return names
}

// editLabels are labels where a table's size is meant: of a table people say depth.
func editLabels(ctx context.Context) map[string]string {
	all := labels(ctx)
	all["length"] = locale.T(ctx, "Depth")
	return all
}
