package guests

import (
	"convive/handlers/web"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/views/locale"
)

// named is how many guests a notice names; of more it says the number.
const named = 2

// people names the guests whom a change is about, also those it removed; "" when they are too many.
func people(c *web.Ctx, ids []change.ID) string {
	if len(ids) == 0 || len(ids) > named {
		return ""
	}
	var names []string
	_ = c.Read(func(r *db.Read) error { // without them the notice says how many
		called, err := activity.Names(r, "guests", ids)
		for _, id := range ids {
			names = append(names, called[id])
		}
		return err
	})
	return locale.List(c.Context(), names)
}

func edited(c *web.Ctx, e change.Entry) string {
	var ids []change.ID
	switch m := e.Change.(type) {
	case change.GuestsWaiting:
		return waiting(c.Context(), m)
	case change.WaitingEnded:
		ids = append(append(ids, m.Guests...), m.Withdrawn...)
	case change.GuestsEdited:
		ids = m.Guests
	}
	if who := people(c, ids); who != "" {
		return locale.T(c.Context(), "Changed {guests}.", "guests", who)
	}
	return locale.N(c.Context(), "Changed {n} guest.", "Changed {n} guests.", len(ids))
}

func removed(c *web.Ctx, e change.Entry) string {
	var ids []change.ID
	switch m := e.Change.(type) {
	case change.GuestsDeleted:
		ids = m.Guests
	case change.HouseholdsDeleted:
		if ids = m.Guests; len(ids) == 0 {
			return locale.T(c.Context(), "Removed the household.")
		}
	}
	return gone(c, ids)
}

func gone(c *web.Ctx, ids []change.ID) string {
	if who := people(c, ids); who != "" {
		return locale.T(c.Context(), "Removed {guests}.", "guests", who)
	}
	return locale.N(c.Context(), "Removed {n} guest.", "Removed {n} guests.", len(ids))
}

func added(c *web.Ctx, e change.Entry) string {
	var ids []change.ID
	switch m := e.Change.(type) {
	case change.HouseholdAdded:
		ids = m.Guests
	case change.GuestsAdded:
		ids = m.Guests
	}
	return newcomers(c, ids)
}

func newcomers(c *web.Ctx, ids []change.ID) string {
	if who := people(c, ids); who != "" {
		return locale.T(c.Context(), "Added {guests}.", "guests", who)
	}
	return locale.N(c.Context(), "Added {n} guest.", "Added {n} guests.", len(ids))
}

// plusOnes says whom somebody may bring now, or whom no longer.
func plusOnes(c *web.Ctx, e change.Entry) string {
	m := e.Change.(change.PlusOnesAllowed)
	if len(m.Added) > 0 {
		return newcomers(c, m.Added)
	}
	return gone(c, m.Removed)
}
