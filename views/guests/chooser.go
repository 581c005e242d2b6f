package guests

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"convive/views/locale"
)

// The fields of the form in which columns are chosen: one Chosen for each that is ticked, and for each column the place
// that it shall have and its width, by key.
const (
	chosenField = "col"
	placeField  = "place."
	widthField  = "width."
	colsField   = Cols    // the whole choice at once, as an address has it
	usualField  = "usual" // the usual columns again
)

// choice is a column as the form offers it.
type choice struct {
	Column
	Name  string
	Place int // from 1
	On    bool
}

// choices are the columns that are shown, in their order, and then the others.
func (c Columns) choices(ctx context.Context) (all []choice) {
	for _, col := range c.Shown {
		all = append(all, choice{Column: col, Name: col.Label(ctx), Place: len(all) + 1, On: true})
	}
	for _, col := range c.offered() {
		if !slices.ContainsFunc(c.Shown, func(s Column) bool { return s.Key == col.Key }) {
			all = append(all, choice{Column: col, Name: col.Label(ctx), Place: len(all) + 1})
		}
	}
	return all
}

// longest is how long a choice of columns may be, in bytes: all of them for forty occasions.
const longest = 4000

// ChosenColumns is what somebody chose in the form, as an address has it; "" for the usual columns.
func ChosenColumns(form url.Values) string {
	if form.Get(usualField) != "" {
		return ""
	}
	if whole := form.Get(colsField); whole != "" {
		return whole[:min(len(whole), longest)]
	}
	keys := slices.Clone(form[chosenField])
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(number(form, placeField+a), number(form, placeField+b)) })
	keys = slices.Insert(keys, 0, nameKey) // it is always there: a choice of nothing else is one too
	widths := map[string]int{}
	for _, key := range keys {
		widths[key] = number(form, widthField+key)
	}
	chosen := ColumnsOf(slices.Compact(keys), widths)
	return chosen[:min(len(chosen), longest)]
}

func number(form url.Values, name string) int {
	n, _ := strconv.Atoi(form.Get(name))
	return n
}

// shownWidth is a column's width in a field, "" for as wide as its text.
func (c Columns) shownWidth(width int) string {
	if !c.Own || width == 0 {
		return ""
	}
	return fmt.Sprint(width)
}

// edge says what the border of a column's head is called, and how wide the column is.
func (c Columns) edge(ctx context.Context, name string, width int) templ.Attributes {
	return templ.Attributes{
		"role": "separator", "tabindex": "0", "aria-orientation": "vertical", "aria-label": locale.T(ctx, "Width of {column}", "column", name),
		"aria-valuemin": fmt.Sprint(Narrowest), "aria-valuemax": fmt.Sprint(Widest), "aria-valuenow": fmt.Sprint(width),
	}
}

// widthOf is how wide a column is, or would be.
func (c Column) widthOf() int { return cmp.Or(c.Width, c.width) }
