// Package reports turns the guest list and the seating into the sheets that people take away: counts, meals, diets and
// lists. A report is defined once, as columns and rows; the page, the CSV and the XLSX draw the same ones. The rule it
// guards: a column states the permission that it needs, and who lacks it gets the report without that column. Hosts'
// own places are no guests, so counts of guests leave them out; they eat and sit, so covers and seats don't.
package reports

import (
	"slices"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	replyrules "convive/models/replies"
)

// Name is a report, as addresses and the command line write it.
type Name string

const (
	Headcount Name = "headcount"
	Meals     Name = "meals"
	Diets     Name = "diets"
	Unseated  Name = "unseated"
	Guests    Name = "guests"
	ByTable   Name = "seating-by-table"
	AToZ      Name = "seating-a-z"

	Households Name = "households"
	Addresses  Name = "addresses"
	Replies    Name = "replies"
	Missing    Name = "no-reply"
	Told       Name = "answers"
)

// definition is what a report is about and how it is made.
type definition struct {
	name  Name
	needs access.Permission // beside access.ViewReports
	make  func(*world) *Report
}

var definitions = []definition{
	{Headcount, access.ViewReports, headcount},
	{Meals, access.ViewReports, meals},
	{Diets, access.ViewHealth, diets},
	{Unseated, access.ViewGuests | access.ViewSeating, unseated},
	{Guests, access.ViewGuests, guestList},
	{ByTable, access.ViewSeating, byTable},
	{AToZ, access.ViewSeating, aToZ},
	{Households, access.ViewGuests, households},
	{Addresses, access.ViewGuests | access.ViewContacts, addresses},
	{Replies, access.ViewGuests, replies},
	{Missing, access.ViewGuests, missing},
	{Told, access.ViewGuests | access.ViewHealth, told},
}

// Names are all reports, in the order in which they are offered.
func Names() []Name {
	names := make([]Name, len(definitions))
	for i, d := range definitions {
		names[i] = d.name
	}
	return names
}

// Offered are the reports that a scope may see, in their order.
func Offered(s access.Scope) (names []Name) {
	for _, d := range definitions {
		if s.Allows(Needs(d.name)) {
			names = append(names, d.name)
		}
	}
	return names
}

// Needs is what a scope must hold to see a report; a name that is none needs what nobody has.
func Needs(name Name) access.Permission {
	for _, d := range definitions {
		if d.name == name {
			return access.ViewReports | d.needs
		}
	}
	return ^access.Permission(0)
}

// Topics are what any report shows: a change of one of them makes it stale.
var Topics = change.Topics{change.Settings, change.Occasions, change.Guests, change.Households, change.Invitations, change.Seating, change.Questions}

type onceKey struct{ name Name }

// Of makes a report under the read's scope, without the columns that it may not see. A name that is none is
// db.ErrNotFound, a report that the scope may not see at all access.ErrForbidden. The result is shared; callers don't
// write to it.
func Of(r *db.Read, name Name) (*Report, error) {
	i := slices.IndexFunc(definitions, func(d definition) bool { return d.name == name })
	if i < 0 {
		return nil, db.ErrNotFound
	}
	if !r.Scope().Allows(Needs(name)) {
		return nil, access.ErrForbidden
	}
	return db.Once(r, onceKey{name}, func() (*Report, error) {
		w, err := read(r)
		if err != nil {
			return nil, err
		}
		if name == Replies && w.scope.Allows(access.ViewHealth) {
			if w.said, err = replyrules.ByHousehold(r); err != nil {
				return nil, err
			}
		}
		report := definitions[i].make(w)
		report.Name, report.Zone = name, w.event.Location()
		return report.without(r.Scope()), nil
	})
}
