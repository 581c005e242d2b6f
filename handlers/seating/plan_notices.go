package seating

import (
	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
)

// planAdded names who sits in the plan after which it was made, and not in it.
func planAdded(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.PlanAdded)
	return said(c, locale.T(c.Context(), "Made {plan}.", "plan", planCalled(c, m.Plan)), m.Left, nil, nil)
}

func chosen(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.PlanChosen)
	return locale.T(c.Context(), "{plan} is in use now.", "plan", planCalled(c, m.Plan))
}

func planRemoved(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.PlanRemoved)
	return locale.T(c.Context(), "Removed {plan}.", "plan", planCalled(c, m.Plan))
}

func planCopied(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.PlanCopied)
	return said(c, locale.T(c.Context(), "{plan} is as {other} now.", "plan", planCalled(c, m.Plan), "other", planCalled(c, m.From)), m.Left, nil, m.Parked)
}

func snapshotTaken(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.SnapshotTaken)
	return locale.T(c.Context(), "Kept as {snapshot}.", "snapshot", called(c, seating.Snapshot{}.TableName(), m.Snapshot))
}

func snapshotRemoved(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.SnapshotRemoved)
	return locale.T(c.Context(), "Removed the snapshot {snapshot}.", "snapshot", called(c, seating.Snapshot{}.TableName(), m.Snapshot))
}

// restored names who sat there then and can't any more.
func restored(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.PlanRestored)
	back := locale.T(c.Context(), "Back at {snapshot}.", "snapshot", called(c, seating.Snapshot{}.TableName(), m.Snapshot))
	return said(c, back, m.Left, m.Gone, nil)
}

// said adds to a sentence who was left out since they are not expected, or are on the list no more, and who is parked.
func said(c *web.Ctx, what string, left, gone, parked []change.ID) string {
	ctx := c.Context()
	if len(left) > 0 {
		what += " " + locale.T(ctx, "Not expected here, so left out: {guests}.", "guests", people(c, left))
	}
	if names := goneCalled(c, gone); names != "" {
		what += " " + locale.T(ctx, "Not on the guest list any more: {guests}.", "guests", names)
	}
	if len(parked) > 0 {
		what += " " + locale.T(ctx, "{guests}: now in parking.", "guests", people(c, parked))
	}
	return what
}

// goneCalled are the names of guests who were deleted, as far as they may still be told.
func goneCalled(c *web.Ctx, ids []change.ID) string {
	var names []string
	for _, id := range ids {
		if name := called(c, guests.Guest{}.TableName(), id); name != "" {
			names = append(names, name)
		}
	}
	return c.Named(names)
}

func planCalled(c *web.Ctx, id change.ID) string { return called(c, seating.Plan{}.TableName(), id) }

// called is the name of a row, or the one that it had when it was deleted.
func called(c *web.Ctx, table string, id change.ID) (name string) {
	_ = c.Read(func(r *db.Read) error {
		names, err := r.NamesOf(table, "name", []change.ID{id})
		if name = names[id]; err != nil || name != "" {
			return err
		}
		was, err := r.Deleted(table, []change.ID{id})
		name, _ = was[id]["name"].(string)
		return err
	})
	return name
}

func guestsLocked(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.GuestsLocked)
	if m.Locked {
		return locale.T(c.Context(), "{guests}: locked. Auto-seat and moves of many leave them where they sit.", "guests", people(c, m.Guests))
	}
	return locale.T(c.Context(), "{guests}: unlocked.", "guests", people(c, m.Guests))
}
