package guests

import (
	"strings"

	"convive/handlers/web"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	views "convive/views/guests"
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

// served says who has another meal now, and who can't have it and why.
func served(c *web.Ctx, e change.Entry) string {
	said, left := edited(c, e), e.Change.(change.GuestsEdited).Left
	values, err := c.Values()
	if err != nil || len(left) == 0 {
		return said
	}
	var at events.Occasion
	var absent, aged []change.ID
	_ = c.Read(func(r *db.Read) (err error) { // without them the notice is shorter
		at, absent, aged, err = guests.Unserved(r, change.ID(values.Get("meal")), left)
		return err
	})
	if len(absent) > 0 {
		said += " " + locale.T(c.Context(), "Left out, because they have not said to come to {occasion}: {guests}.", "occasion", at.Name, "guests", counted(c, absent))
	}
	if len(aged) > 0 {
		said += " " + locale.T(c.Context(), "Left out, because the meal is not for their age: {guests}.", "guests", counted(c, aged))
	}
	return said
}

// servedAlready says why a meal that is given to many changes nobody's.
func servedAlready(c *web.Ctx) string {
	return locale.T(c.Context(), "Nothing has changed: whoever of them can have this meal has it already.")
}

// stood says that nobody of those chosen was any different.
func stood(c *web.Ctx) string {
	return locale.T(c.Context(), "Nothing has changed: all of this stood there already.")
}

// counted names a few guests, and says of more how many they are.
func counted(c *web.Ctx, ids []change.ID) string {
	if who := people(c, ids); who != "" {
		return who
	}
	return locale.N(c.Context(), "{n} guest", "{n} guests", len(ids))
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
	return strings.TrimSpace(newcomers(c, ids) + " " + asRead(c, ids))
}

// asRead says what was read beside the names that were typed.
func asRead(c *web.Ctx, ids []change.ID) (said string) {
	_ = c.Read(func(r *db.Read) error { // without it the notice is shorter
		people, err := guests.Those(r, ids)
		said = views.AsRead(c.Context(), people)
		return err
	})
	return said
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
