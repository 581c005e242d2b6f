// Package imports draws the way of a guest list into an event: bringing it, what was understood, what would change.
// Nothing is decided here; it shows a plan of models/imports.
package imports

import (
	"context"
	"net/url"
	"slices"
	"strconv"

	"convive/models/events"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/models/invalid"
	"convive/views/locale"
)

// Preview is everything that the page shows before an import.
type Preview struct {
	Action, Command string
	Back            string // the page where a list is brought
	Here            string // this page, without its query
	Guests          string // the guest list
	File            string
	Shown
	Draft     imports.Application
	Errors    invalid.Fields
	Refused   string // the chosen sheet holds no guests
	Columns   string // where what the columns hold is said
	Asks      bool   // Refused until a person says which column holds the names
	Occasions []events.Occasion
}

// waits says whether somebody waits for a place, or would.
func (p Preview) waits() bool { return p.Plan.Result.Answers.Waiting > 0 }

// apart is this page with one line more, or one less, whose guest is somebody new.
func (p Preview) apart(row int, add bool) string {
	rows := slices.DeleteFunc(slices.Clone(p.Draft.Apart), func(r int) bool { return r == row })
	if add {
		rows = append(rows, row)
	}
	return p.address(p.Draft.Sheet, rows)
}

func (p Preview) sheet(name string) string { return p.address(name, nil) }

func (p Preview) address(sheet string, apart []int) string {
	q := url.Values{}
	if sheet != "" {
		q.Set("sheet", sheet)
	}
	for _, row := range apart {
		q.Add("apart", strconv.Itoa(row))
	}
	if len(q) == 0 {
		return p.Here
	}
	return p.Here + "?" + q.Encode()
}

func who(g imports.Guest) string {
	if g.Name != "" {
		return g.Name
	}
	return g.Called()
}

// anchor leads to the list behind a number, where there is one.
func anchor(n int, id string) string {
	if n == 0 {
		return ""
	}
	return id
}

// field names what a cell is about.
func field(ctx context.Context, c imports.Cell) string {
	switch c.Field {
	case "reply":
		return locale.T(ctx, "Reply: {occasion}", "occasion", c.Of)
	case "meal":
		return locale.T(ctx, "Meal: {occasion}", "occasion", c.Of)
	case "field":
		return c.Of
	}
	if name, ok := names(ctx)[c.Field]; ok {
		return name
	}
	return c.Field
}

func names(ctx context.Context) map[string]string {
	return map[string]string{
		"envelope_name": locale.T(ctx, "Envelope name"), "street": locale.T(ctx, "Street"), "street2": locale.T(ctx, "Street, second line"), "city": locale.T(ctx, "City"),
		"region": locale.T(ctx, "Region"), "postcode": locale.T(ctx, "Postcode"), "country": locale.T(ctx, "Country"), "language": locale.T(ctx, "Language"),
		"side": locale.T(ctx, "Side"), "list": locale.T(ctx, "List"), "tags": locale.T(ctx, "Tags"), "note": locale.T(ctx, "Note"), "email": locale.T(ctx, "E-mail"), "phone": locale.T(ctx, "Phone"),
		"diets": locale.T(ctx, "Diet"), "diet_note": locale.T(ctx, "Diet note"), "age": locale.T(ctx, "Age group"), "age_years": locale.T(ctx, "Age in years"),
	}
}

// value says a cell's text in the reader's language.
func value(ctx context.Context, c imports.Cell, text string) string {
	switch {
	case text == "":
		return locale.T(ctx, "blank")
	case c.Field == "reply":
		return state(ctx, text)
	case c.Field == "list" && text == string(guests.ListB):
		return locale.T(ctx, "B-list")
	case c.Field == "list":
		return locale.T(ctx, "A-list")
	}
	return text
}

func state(ctx context.Context, reply string) string {
	switch lists.State(reply) {
	case lists.Attending:
		return locale.T(ctx, "attending")
	case lists.Declined:
		return locale.T(ctx, "declined")
	case lists.NotInvited:
		return locale.T(ctx, "not invited")
	case "maybe":
		return locale.T(ctx, "maybe")
	case "waiting":
		return locale.T(ctx, "waiting for a place")
	}
	return locale.T(ctx, "pending")
}

// meaning says what a column was taken for.
func meaning(ctx context.Context, c lists.Column) string {
	switch c.Meaning {
	case lists.Other:
		return locale.T(ctx, "kept in the guest's note")
	case lists.ReplyTo:
		return locale.T(ctx, "Reply: {occasion}", "occasion", c.Occasion)
	case lists.MealAt:
		return locale.T(ctx, "Meal: {occasion}", "occasion", c.Occasion)
	case lists.Table:
		return locale.T(ctx, "table, kept in the guest's note")
	case lists.Ignored:
		return locale.T(ctx, "left out")
	}
	return meanings(ctx)[c.Meaning]
}

func meanings(ctx context.Context) map[lists.Meaning]string {
	name, given, family := locale.T(ctx, "Name"), locale.T(ctx, "Given name"), locale.T(ctx, "Family name")
	return map[lists.Meaning]string{
		lists.Party: locale.T(ctx, "Household"), lists.Envelope: locale.T(ctx, "Envelope name"), lists.Name: name, lists.Given: given, lists.FamilyName: family,
		lists.Prefix: locale.T(ctx, "Title before the name"), lists.Suffix: locale.T(ctx, "Title after the name"), lists.Nickname: locale.T(ctx, "Nickname"),
		lists.PartnerPrefix: locale.T(ctx, "Second person: title before the name"), lists.PartnerGiven: locale.T(ctx, "Second person: given name"),
		lists.PartnerFamily: locale.T(ctx, "Second person: family name"), lists.PartnerSuffix: locale.T(ctx, "Second person: title after the name"), lists.ChildGiven: locale.T(ctx, "A child's given name"),
		lists.Email: locale.T(ctx, "E-mail"), lists.Phone: locale.T(ctx, "Phone"), lists.FullAddress: locale.T(ctx, "Address"), lists.Street: locale.T(ctx, "Street"),
		lists.Street2: locale.T(ctx, "Street, second line"), lists.City: locale.T(ctx, "City"), lists.Region: locale.T(ctx, "Region"), lists.Postcode: locale.T(ctx, "Postcode"),
		lists.Country: locale.T(ctx, "Country"), lists.Side: locale.T(ctx, "Side"), lists.Standing: locale.T(ctx, "A-list or B-list"), lists.Tags: locale.T(ctx, "Tags"), lists.Relation: locale.T(ctx, "Side and tags"),
		lists.Language: locale.T(ctx, "Language"), lists.Diet: locale.T(ctx, "Diet"), lists.DietNote: locale.T(ctx, "Diet note"), lists.Note: locale.T(ctx, "Note"),
		lists.PlusOnes: locale.T(ctx, "Plus-ones"), lists.AgeGroup: locale.T(ctx, "Age group"), lists.IsChild: locale.T(ctx, "Child or not"),
	}
}

// source names where a list comes from.
func source(ctx context.Context, l lists.List) string {
	switch l.Source {
	case lists.Spreadsheet:
		return locale.T(ctx, "Somebody's own spreadsheet")
	case lists.PastedText:
		return locale.T(ctx, "Pasted text")
	}
	return l.Source
}

// why says why a line was skipped.
func why(ctx context.Context, s lists.Skip) string {
	switch s.Why {
	case lists.AboveHeader:
		return locale.T(ctx, "stands above the headings")
	case lists.Section:
		return locale.T(ctx, "divides the list")
	case lists.Total:
		return locale.T(ctx, "is a sum")
	case lists.HostLine:
		return locale.T(ctx, "is one of the hosts")
	case lists.Duplicate:
		return locale.T(ctx, "repeats an earlier line")
	}
	return locale.T(ctx, "names nobody")
}
