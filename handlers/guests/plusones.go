package guests

import (
	"errors"
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	views "convive/views/guests"
)

// bringersOfHousehold is how many people everybody of a household may bring.
func bringersOfHousehold(v *web.View) (templ.Component, error) {
	h, err := householdShown(v, v.ID())
	p := views.PlusOnes{ID: "household-plus-ones", Base: v.Base(), Query: "?from=household", Heads: true, Gone: h.Gone}
	if err != nil {
		return nil, err
	}
	p.Rows = bringers(h, "")
	p.Room, err = roomFor(v.Read, h.Household, invitedAmong(h, p.Rows))
	return views.Bringers(p), err
}

// bringerAlone is how many one guest may bring.
func bringerAlone(v *web.View) (templ.Component, error) {
	p := views.PlusOnes{ID: "guest-plus-ones", Base: v.Base()}
	g, err := db.Find[guests.Guest](v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		p.Gone = true
		return views.Bringers(p), nil
	}
	if err != nil {
		return nil, err
	}
	h, err := householdShown(v, g.HouseholdID)
	if err != nil {
		return nil, err
	}
	p.Rows = bringers(h, g.ID)
	p.Room, err = roomFor(v.Read, h.Household, invitedAmong(h, p.Rows))
	return views.Bringers(p), err
}

// invitedAmong says to which occasions those are invited who may bring somebody: whom they bring is, too.
func invitedAmong(h views.HouseholdShown, rows []views.Bringer) func(change.ID) bool {
	return func(occasion change.ID) bool {
		return slices.ContainsFunc(h.People, func(p guests.Person) bool {
			_, invited := p.Invitations[occasion]
			return invited && slices.ContainsFunc(rows, func(b views.Bringer) bool { return b.ID == p.ID })
		})
	}
}

// bringers are the named people of a household whom nobody brings, or one of them. Whom they bring may live elsewhere by
// now; those are shown where they are.
func bringers(h views.HouseholdShown, only change.ID) (rows []views.Bringer) {
	for _, p := range h.People {
		if p.PlusOneOf != nil || p.Unnamed || only != "" && p.ID != only {
			continue
		}
		rows = append(rows, views.Bringer{Guest: p.Guest, Brings: h.Brought[p.ID]})
	}
	return rows
}

// toBringer leads back to the page on which the number was chosen.
func toBringer(c *web.Ctx, e change.Entry) string {
	if done, ok := e.Change.(change.PlusOnesAllowed); ok && c.Query("from") == "household" {
		return path(c, done.Household, "")
	}
	return c.Base() + "/guests/" + string(c.ID())
}
