package guests

import (
	"context"
	"slices"
	"strconv"

	"convive/views/locale"
	"convive/views/ui"
)

// Extent is how much of the list is shown: how many guests the filters leave, and which rows of a long list the page
// holds.
type Extent struct {
	Guests, All int // hosts left out
	From, To    int // rows of the list, households or people, counted from 1
	Rows        int
	Page        int // from 1
	Pages       []Jump
	Fits        bool // on one page, were the pages of a search as long as others
}

// Jump is a page of a long list, from whose first name to whose last.
type Jump struct{ First, Last string }

func (j Jump) label() string {
	first, last := beginning(j.First), beginning(j.Last)
	if first == last {
		return first
	}
	return first + "–" + last
}

// tabs is how many pages of names have a link at least, wherever one is.
const tabs = 16

// ways are the pages that have a link, 0 for a gap. Where names say what they hold it is those around, and of many every so
// manieth, as the tabs of an address book; their names leave no doubt of a gap.
func (e Extent) ways(named bool) (pages []int) {
	around := ui.PagesAround(e.Page, len(e.Pages))
	if !named {
		return around
	}
	every := (len(e.Pages) + tabs - 1) / tabs
	for n := 1; n <= len(e.Pages); n++ {
		if (n-1)%every == 0 || slices.Contains(around, n) {
			pages = append(pages, n)
		}
	}
	return pages
}

// beginning is enough of a name to look others up by.
func beginning(name string) string {
	r := []rune(name)
	return string(r[:min(4, len(r))])
}

// PageOf is the page that an address asks for, from 1 to the last.
func PageOf(a Address, pages int) int {
	n, err := strconv.Atoi(a.Get(PageNo))
	if err != nil {
		return 1
	}
	return max(1, min(n, pages))
}

// whole asks for the list on one page.
func (a Address) whole() string {
	b := a.With(PageNo)
	b.values.Set(PageNo, Whole)
	return b.String()
}

func (a Address) page(n int) string {
	b := a.With(PageNo)
	if n > 1 {
		b.values.Set(PageNo, strconv.Itoa(n))
	}
	return b.String()
}

// extent is the line about what is shown.
func (e Extent) words(ctx context.Context, c Columns) string {
	switch {
	case len(e.Pages) > 1 && c.newest():
		return locale.T(ctx, "Rows {from} to {to} of {rows}, newest first", "from", e.From, "to", e.To, "rows", e.Rows)
	case c.newest():
		return locale.T(ctx, "{n} of {all} guests, newest first", "n", e.Guests, "all", e.All)
	case len(e.Pages) > 1 && c.best():
		return locale.T(ctx, "Rows {from} to {to} of {rows}, best match first", "from", e.From, "to", e.To, "rows", e.Rows)
	case c.best():
		return locale.T(ctx, "{n} of {all} guests, best match first", "n", e.Guests, "all", e.All)
	case len(e.Pages) > 1 && c.People:
		return locale.T(ctx, "People {from} to {to} of {rows}, by surname", "from", e.From, "to", e.To, "rows", e.Rows)
	case len(e.Pages) > 1:
		return locale.T(ctx, "Households {from} to {to} of {rows}, by surname", "from", e.From, "to", e.To, "rows", e.Rows)
	case c.People:
		return locale.T(ctx, "{n} of {all} guests, by surname", "n", e.Guests, "all", e.All)
	}
	return locale.T(ctx, "{n} of {all} guests, by household", "n", e.Guests, "all", e.All)
}
