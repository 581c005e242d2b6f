// Package guests draws the guest list, one household and one guest. Rows stand in keyed fragments and hold nothing made
// for one viewer; the forms stand outside of them. What needs a permission of its own (contacts, diets) is handed over
// only when the View may show it; no template asks.
package guests

import (
	"maps"
	"net/url"
	"slices"
)

// Address is the list's address: the search and the filters live in it, so that a link shows the same list to
// everybody and Back works.
type Address struct {
	Path   string
	values url.Values
}

// The names in the address.
const (
	Search    = "q"
	View      = "view" // "people", else by household
	Side      = "side"
	TagName   = "tag"
	Occasion  = "occasion"
	Reply     = "reply" // to the occasion
	Diet      = "diet"
	AgeGroup  = "age"
	Plus      = "plus"
	TableName = "table"
	Missing   = "missing"
	ListName  = "list"
	Since     = "since" // a day, "2026-08-31"
	Cols      = "cols"  // see columns.go
	Sort      = "sort"  // Newest, else by surname
	PageNo    = "page"  // of a long list, from 1; or Whole
)

var names = []string{Search, View, Side, TagName, Occasion, Reply, Diet, AgeGroup, Plus, TableName, Missing, ListName, Since, Cols, Sort, PageNo}

// Whole asks for all that a search finds on one page.
const Whole = "all"

// Newest is the order in which who came to the list last stands first.
const Newest = "newest"

// At is the address that a request came with; what the list doesn't know is dropped.
func At(path string, all func(string) []string) Address {
	a := Address{path, url.Values{}}
	for _, name := range names {
		for _, v := range all(name) {
			if v != "" {
				a.values.Add(name, v)
			}
		}
	}
	return a
}

// Get is the first value of a name.
func (a Address) Get(name string) string { return a.values.Get(name) }

// All is every value of a name.
func (a Address) All(name string) []string { return a.values[name] }

// With is the address with other values for a name; no values take it away. Another list begins at its first page.
func (a Address) With(name string, values ...string) Address {
	b := Address{a.Path, maps.Clone(a.values)}
	b.values.Del(PageNo)
	b.values.Del(name)
	for _, v := range values {
		if v != "" {
			b.values.Add(name, v)
		}
	}
	return b
}

// Toggled puts one value of a name on or off.
func (a Address) Toggled(name, value string) Address {
	values := slices.Clone(a.values[name])
	if i := slices.Index(values, value); i >= 0 {
		return a.With(name, slices.Delete(values, i, i+1)...)
	}
	return a.With(name, append(values, value)...)
}

// Narrowed says whether the list is asked for in part.
func (a Address) Narrowed() bool { return len(a.With(View).With(Cols).With(Sort).values) > 0 }

// Unfiltered asks for the whole list, in the same view, columns and order.
func (a Address) Unfiltered() Address {
	return Address{a.Path, url.Values{}}.With(View, a.Get(View)).With(Cols, a.Get(Cols)).With(Sort, a.Get(Sort))
}

// String is the address as a link.
func (a Address) String() string {
	if q := a.values.Encode(); q != "" {
		return a.Path + "?" + q
	}
	return a.Path
}

// Command is the address of a command on the list's guests; it carries the query, so that without JavaScript the same
// list comes back.
func (a Address) Command(under string) string { return Address{a.Path + under, a.values}.String() }

// rest is what goes along with a field of a form, as hidden fields.
func (a Address) rest(field string) (pairs [][2]string) {
	for _, name := range names {
		if name == field || name == PageNo {
			continue
		}
		for _, v := range a.values[name] {
			pairs = append(pairs, [2]string{name, v})
		}
	}
	return pairs
}
