package guests

import (
	"context"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/views/locale"
	"convive/views/ui"
)

// Columns is what the list may show, and what of it is shown.
type Columns struct {
	Cut       string // the day to which Since is cut, since it lies too far back; "" where it isn't
	Base      string // of the event's pages
	Address   Address
	Occasions []occasion
	Counts    map[change.ID]guests.Count // of the whole list, as the heads show it
	Meals     map[change.ID]events.Meal
	Health    bool
	Contacts  bool
	Private   bool // the list that somebody stands on
	ListB     bool // some households stand on the B-list
	Tables    bool // there is a seating chart
	Edit      bool
	People    bool // one row per person, without households
	Own       bool // the address names columns
	Usual     bool // they are those that everybody sees, perhaps with other widths or in another order
	Shown     []Column
	NameWidth int // in px, of own columns
}

type occasion = events.Occasion

// HouseholdRow is a household's row.
type HouseholdRow struct {
	guests.Group
	Columns Columns
}

// GuestRow is a person's row.
type GuestRow struct {
	guests.Person
	Columns  Columns
	With     guests.Household
	By       string // who brings them, "" for who is no plus-one
	Table    string
	Seatable bool // attends the seated occasion
}

// HouseholdID and GuestID are the rows' ids in the page.
func HouseholdID(id change.ID) string { return "household-" + string(id) }

func GuestID(id change.ID) string { return "guest-" + string(id) }

func (h HouseholdRow) href() string { return h.Columns.Base + "/households/" + string(h.ID) }

func (g GuestRow) href() string { return g.Columns.Base + "/guests/" + string(g.ID) }

// shownIDs are the people under the row, which its box chooses.
func (h HouseholdRow) shownIDs() string {
	ids := make([]string, len(h.People))
	for i, p := range h.People {
		ids[i] = string(p.ID)
	}
	return strings.Join(ids, " ")
}

// many says how many people are in the household, and how many of them are shown.
func (h HouseholdRow) many(ctx context.Context) string {
	if len(h.People) < len(h.All) {
		return locale.T(ctx, "{n} of {all} shown", "n", len(h.People), "all", len(h.All))
	}
	return locale.Int(ctx, len(h.All))
}

// counted are the replies of the whole household to an occasion.
func (h HouseholdRow) counted(occasion change.ID) (c guests.Count) {
	for _, p := range h.All {
		if in, ok := p.Invitations[occasion]; ok {
			c.Add(in)
		}
	}
	return c
}

// count is "2/3": attending of invited.
func (h HouseholdRow) count(ctx context.Context, occasion change.ID) string {
	c := h.counted(occasion)
	if c.Invited == 0 {
		return ""
	}
	return fraction(ctx, c.Attending, c.Invited)
}

func fraction(ctx context.Context, n, of int) string {
	return locale.Int(ctx, n) + "/" + locale.Int(ctx, of)
}

// more is the quiet end of a household's row: its language, and the city for who may see contacts.
func (h HouseholdRow) more(ctx context.Context) string {
	var parts []string
	if l := Language(ctx, h.Language); l != "" {
		parts = append(parts, l)
	}
	if h.Columns.Contacts && h.City != "" {
		parts = append(parts, h.City)
	}
	return strings.Join(parts, " · ")
}

// mark is the state of the person's reply to an occasion, "" when not invited.
func (g GuestRow) mark(occasion change.ID) string { return g.Invitations[occasion].Standing() }

// replies are the answers that can be asked for.
var replies = []string{string(guests.Attending), string(guests.Pending), string(guests.Declined), guests.NotInvited}

// ownTags are the household's tags that its people don't all bear themselves: those are seen on their rows.
func (h HouseholdRow) ownTags() (own []string) {
	for _, t := range h.Tags {
		if len(h.All) == 0 || slices.ContainsFunc(h.All, func(p guests.Person) bool { return !slices.Contains(p.Tags, t) }) {
			own = append(own, t)
		}
	}
	return own
}

// noIcon is for components that want one.
const noIcon ui.IconName = ""
