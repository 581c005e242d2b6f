package seating

import (
	"convive/handlers/web"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	log "convive/views/activity"
	"convive/views/locale"
)

// step is the form that takes a step of one's own in a plan back, or does one again. How far the event had come tells it
// apart from the same one later.
type step struct {
	Occasion change.ID `form:"occasion"`
	Plan     change.ID `form:"plan"` // "" is the one in use
	Version  int64     `form:"version"`
}

// Validate finds nothing wrong: which step it is, the log says.
func (step) Validate() invalid.Fields { return nil }

func undoLast(tx *db.Tx, s step) (change.Change, error) {
	return activity.UndoLast(tx, activity.Chart{Occasion: s.Occasion, Plan: s.Plan})
}

func redoLast(tx *db.Tx, s step) (change.Change, error) {
	return activity.RedoLast(tx, activity.Chart{Occasion: s.Occasion, Plan: s.Plan})
}

// stepped says which step was taken back or done again, how much of it others had changed since, and which newer one stays
// because of that.
func stepped(c *web.Ctx, e change.Entry) string {
	ctx := c.Context()
	line, err := entry(c, e.Seq)
	if err != nil || line.Of == nil {
		return locale.T(ctx, "Saved.")
	}
	what, kept := log.Text(ctx, *line.Of), 0
	said := locale.T(ctx, "Taken back: {change}.", "change", what)
	switch m := e.Change.(type) {
	case change.Undone:
		kept = m.Kept
		if passed, by, ok := passedOver(c, m.Over); ok {
			said = locale.T(ctx, "Your last step stays, since {name} changed the same after you: {passed}. Taken back is: {change}.", "name", by, "passed", passed, "change", what)
		}
	case change.Redone:
		kept, said = m.Kept, locale.T(ctx, "Done again: {change}.", "change", what)
		if passed, by, ok := passedOver(c, m.Over); ok {
			said = locale.T(ctx, "What you took back last stays so, since {name} changed the same after you: {passed}. Done again is: {change}.", "name", by, "passed", passed, "change", what)
		}
	}
	if kept > 0 {
		said += " " + locale.T(ctx, "What others changed since stays.")
	}
	return said + log.BackAs(ctx, backRenamed(c, e))
}

// backRenamed is what a step brought back under another name.
func backRenamed(c *web.Ctx, e change.Entry) (renamed []activity.Renamed) {
	_ = c.Read(func(r *db.Read) (err error) { // without it the notice is shorter
		renamed, err = activity.BackRenamed(r, e)
		return err
	})
	return renamed
}

// passedOver is the step that was passed over, in words, and who changed the same since.
func passedOver(c *web.Ctx, o change.Over) (what, by string, ok bool) {
	if o.Seq == 0 {
		return "", "", false
	}
	step, err := entry(c, o.Seq)
	if err != nil {
		return "", "", false
	}
	if step.Of != nil {
		step = *step.Of
	}
	by = locale.T(c.Context(), "somebody")
	if o.Since > 0 {
		since, err := entry(c, o.Since)
		if err != nil {
			return "", "", false
		}
		if since.By != "" {
			by = since.By
		}
	}
	return log.Text(c.Context(), step), by, true
}

func entry(c *web.Ctx, seq int64) (line activity.Line, err error) {
	err = c.Read(func(r *db.Read) error {
		line, err = activity.One(r, seq)
		return err
	})
	return line, err
}
