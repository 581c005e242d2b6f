package seating

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// RoomChair is one chair of a table, free or taken.
type RoomChair struct {
	GuestRow             // nobody on a free one
	table      RoomTable // whose chair it is
	no         int       // from 1; beyond the table's seats, who was squeezed in
	x, y       int64
	outX, outY float64 // from the table's middle outward, of length 1
	lit        bool    // who the search field asks for
	tone       tone    // their group, as the chairs are coloured
}

// Chairs are the table's chairs by seat; who sits on a lap has none. Those of whom the search field asks for are lit.
func (t RoomTable) Chairs(sought func(seating.Person) bool) []RoomChair {
	var squeezed []seating.Person
	at := map[int64]seating.Person{}
	for _, p := range t.People {
		switch {
		case !p.Seated():
		case p.Assignment.Seat == nil:
			squeezed = append(squeezed, p)
		default:
			at[*p.Assignment.Seat] = p
		}
	}
	seats := int(t.Seats)
	spots := t.Table.Chairs(seats + len(squeezed))
	cx, cy := t.room.place(t.X, t.Y)
	chairs := make([]RoomChair, len(spots))
	for i, s := range spots {
		c := RoomChair{table: t, no: i + 1}
		c.x, c.y = t.room.place(s.X, s.Y)
		length := max(1, math.Hypot(float64(c.x-cx), float64(c.y-cy)))
		c.outX, c.outY = float64(c.x-cx)/length, float64(c.y-cy)/length
		p, taken := at[int64(i+1)]
		if i >= seats {
			p, taken = squeezed[i-seats], true
		}
		if taken {
			c.GuestRow, c.lit, c.tone = GuestRow{p, t.ID, t.May, ""}, sought(p), t.room.colours.tone(t.room.Board, p)
		}
		chairs[i] = c
	}
	return chairs
}

// openState is how the chair of a seat is drawn where nobody is shown.
func (t RoomTable) openState(no int) string {
	if !t.Open(int64(no)) {
		return "blocked"
	}
	return "free"
}

// around is the part of the drawing in which the table stands alone with its chairs.
func (t RoomTable) around() string {
	w, h := t.half()
	const beside = 2*chairHalf + 20
	return fmt.Sprintf("%d %d %d %d", -w-beside, -h-beside, 2*(w+beside), 2*(h+beside))
}

// Key is the chair's id on the page.
func (c RoomChair) Key() string { return "chair-" + string(c.table.ID) + "-" + strconv.Itoa(c.no) }

func (c RoomChair) taken() bool { return c.ID != "" }

// state names how the chair is drawn.
func (c RoomChair) state() string {
	switch {
	case !c.taken() && !c.table.Open(int64(c.no)):
		return "blocked"
	case !c.taken():
		return "free"
	case c.NamesOnly:
		return "seated"
	case c.declined():
		return "declined"
	case c.Reply == guests.Pending:
		return "pending"
	case c.Meals && c.Age != guests.Adult:
		return "child"
	}
	return "attending"
}

func (c RoomChair) initials() string {
	if c.Unnamed {
		return "+1"
	}
	return ui.Initials(c.Name)
}

// label says everything that the drawing shows by its forms.
func (c RoomChair) label(ctx context.Context) string {
	words := []string{c.Name, c.table.Name, locale.T(ctx, "seat {n}", "n", c.no)}
	if c.Reply != "" && !c.NamesOnly {
		words = append(words, ui.ReplyWord(ctx, string(c.Reply)))
	}
	for _, n := range c.notes(ctx) {
		words = append(words, n.text)
	}
	if c.tone.label != "" {
		words = append(words, c.tone.label)
	}
	if c.locked() {
		words = append(words, locale.T(ctx, "locked"))
	}
	return strings.Join(words, ", ")
}

// allergic says whether something may harm them, as far as who looks may know.
func (c RoomChair) allergic() bool {
	if !c.Health {
		return false
	}
	for _, d := range c.Diets {
		if strings.Contains(strings.ToLower(d), "allerg") {
			return true
		}
	}
	return false
}

// meal is which of the occasion's meals they eat, from 1; 0 is none that the drawing marks.
func (c RoomChair) mealMark() int {
	if !c.Meals || c.Meal == "" {
		return 0
	}
	for i, m := range c.table.room.Board.Meals {
		if m == c.Meal {
			return i%mealShapes + 1
		}
	}
	return 0
}

// unmet says whether a meal is still to be chosen, where the chairs tell of meals.
func (c RoomChair) unmet() bool {
	by := c.table.room.colours.by
	return c.Meals && c.MealAsked && c.Meal == "" && (by == ByReply || by == ByMeal)
}

// mark is where a mark on the chair's rim stands, outward or a quarter turn from there. A mark is drawn there, not moved
// there: Chromium keeps a layer's worth of work for each thing that is moved, at every frame.
func (c RoomChair) mark(quarter int) (int64, int64) {
	x, y := c.outX, c.outY
	for range quarter {
		x, y = -y, x
	}
	return int64(math.Round(x * markAt)), int64(math.Round(y * markAt))
}

// from is a path that begins at a point with what is drawn from there.
func from(x, y int64, path string) string { return fmt.Sprintf("M%d %d%s", x, y, path) }

// mealShapes is how many meals have a form of their own; more begin again.
const mealShapes = 4

// mealShape is the outline of a meal's mark, from its middle.
func mealShape(n int) string {
	return [...]string{"", "m-5 -5h10v10h-10z", "m0 -6l6 11h-12z", "m0 -7l7 7l-7 7l-7 -7z", "m0 -5.5a5.5 5.5 0 1 0 .01 0z"}[n]
}
