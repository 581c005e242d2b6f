package guests

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"convive/models/guests"
	"convive/views/locale"
)

// Column is one column of the list. Its Key is the name of the cells in the page (data-cell) and in the address:
// "side", or "reply.OCCASION" where each occasion has one.
type Column struct {
	Key      string
	Width    int // in px; 0 for as wide as its text
	Occasion occasion
	kind
}

// kind is what the columns of one name have in common.
type kind struct {
	name    string
	label   func(context.Context) string
	class   string
	width   int                // in px, where somebody chose the columns and no width
	usual   bool               // shown to who has chosen nothing
	used    func(Columns) bool // what is usual only where it is used
	per     func(occasion) bool
	may     func(Columns) bool
	said    func(context.Context, GuestRow, Column) string
	saidOf  func(context.Context, HouseholdRow, Column) string // nil: the household says nothing there
	guest   func(GuestRow, Column) templ.Component             // nil: what is said
	group   func(HouseholdRow, Column) templ.Component         // nil: what is said
	heading func(Columns, Column) templ.Component              // nil: the label
}

// isUsual says whether the column is shown to who has chosen nothing.
func (k kind) isUsual(c Columns) bool { return k.usual && (k.used == nil || k.used(c)) }

// Name is what the columns of one kind have in common: "reply" is that of each occasion's.
func (c Column) Name() string { return c.name }

// ofGuest and ofHousehold draw the column's cell in a row.
func (c Column) ofGuest(ctx context.Context, g GuestRow) templ.Component {
	if c.guest != nil {
		return c.guest(g, c)
	}
	return words(c.said(ctx, g, c))
}

func (c Column) ofHousehold(ctx context.Context, h HouseholdRow) templ.Component {
	switch {
	case c.group != nil:
		return c.group(h, c)
	case c.saidOf != nil:
		return words(c.saidOf(ctx, h, c))
	}
	return templ.NopComponent
}

// The widths of a column, in px.
const (
	Narrowest = 48
	Widest    = 800
	nameWidth = 300
	pickWidth = 40
)

// nameKey is the column that is always there, and first.
const nameKey = "name"

// Label is what the column is called; occasions are part of it.
func (c Column) Label(ctx context.Context) string {
	if c.per == nil {
		return c.label(ctx)
	}
	return locale.T(ctx, "{column}: {occasion}", "column", c.label(ctx), "occasion", c.Occasion.Name)
}

// offered are the columns that the list may show, in their usual order.
func (c Columns) offered() (all []Column) {
	for _, k := range kinds {
		switch {
		case !k.may(c):
		case k.per == nil:
			all = append(all, Column{Key: k.name, kind: k})
		default:
			for _, o := range c.Occasions {
				if k.per(o) {
					all = append(all, Column{Key: k.name + "." + string(o.ID), Occasion: o, kind: k})
				}
			}
		}
	}
	return all
}

// Chosen fills in which columns are shown: those that the address names, in its order, or the usual ones.
func (c Columns) Chosen() Columns {
	offered := c.offered()
	asked := c.Address.Get(Cols)
	c.Own, c.Usual = asked != "", true
	c.Shown, c.NameWidth = nil, nameWidth
	if !c.Own {
		for _, o := range offered {
			if o.isUsual(c) {
				c.Shown = append(c.Shown, o)
			}
		}
		return c
	}
	for _, part := range strings.Split(asked, between) {
		key, width := readColumn(part)
		if key == nameKey && width > 0 {
			c.NameWidth = width
		}
		i := slices.IndexFunc(offered, func(o Column) bool { return o.Key == key })
		if i < 0 || slices.ContainsFunc(c.Shown, func(o Column) bool { return o.Key == key }) {
			continue
		}
		column := offered[i]
		if column.Width = width; width == 0 {
			column.Width = column.width
		}
		c.Shown = append(c.Shown, column)
	}
	for _, o := range offered {
		if o.isUsual(c) != slices.ContainsFunc(c.Shown, func(s Column) bool { return s.Key == o.Key }) {
			c.Usual = false
		}
	}
	return c
}

// How columns stand in an address: "name~300_side_reply.ID~90". Neither mark is ever escaped.
const (
	between = "_"
	wide    = "~"
)

// readColumn reads one column of an address; a width that is none is 0.
func readColumn(part string) (key string, width int) {
	key, w, _ := strings.Cut(part, wide)
	if n, err := strconv.Atoi(w); err == nil && n > 0 {
		width = min(max(n, Narrowest), Widest)
	}
	return key, width
}

// ColumnsOf writes columns as an address has them: each key with its width, 0 for none.
func ColumnsOf(keys []string, widths map[string]int) string {
	parts := make([]string, len(keys))
	for i, key := range keys {
		parts[i] = key
		if w := widths[key]; w > 0 {
			parts[i] += wide + strconv.Itoa(min(max(w, Narrowest), Widest))
		}
	}
	return strings.Join(parts, between)
}

// newest says whether who came last stands first.
func (c Columns) newest() bool { return c.Address.Get(Sort) == Newest }

// best says that the list shows first what a search finds best; filed, that it stands by surname.
func (c Columns) best() bool { return !c.newest() && c.Address.Get(Search) != "" }

func (c Columns) filed() bool { return !c.newest() && !c.best() }

// span is how many columns there are.
func (c Columns) span() string {
	n := 1 + len(c.Shown)
	if c.Edit {
		n++
	}
	return strconv.Itoa(n)
}

// mealsAsked is at how many occasions a meal is chosen.
func (c Columns) mealsAsked() (n int) {
	for _, o := range c.Occasions {
		if o.AsksMeal {
			n++
		}
	}
	return n
}

// chosenMeal is the meal that the person has at an occasion; missing says that they come and have chosen none.
func (g GuestRow) chosenMeal(o occasion) (meal string, missing bool) {
	in := g.Invitations[o.ID]
	if in.Waiting || in.Reply != guests.Attending {
		return "", false
	}
	if in.MealID == nil {
		return "", g.Age != guests.Infant
	}
	return g.Columns.Meals[*in.MealID].Name, false
}
