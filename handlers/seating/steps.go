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

// step is the form that takes a step of one's own back, or does one again. How far the event had come tells it apart from
// the same one later.
type step struct {
	Version int64 `form:"version"`
}

// Validate finds nothing wrong: which step it is, the log says.
func (step) Validate() invalid.Fields { return nil }

func undoLast(tx *db.Tx, _ step) (change.Change, error) { return activity.UndoLast(tx) }

func redoLast(tx *db.Tx, _ step) (change.Change, error) { return activity.RedoLast(tx) }

// stepped says which step was taken back or done again, and how much of it others had changed since.
func stepped(c *web.Ctx, e change.Entry) string {
	ctx := c.Context()
	var line activity.Line
	if err := c.Read(func(r *db.Read) (err error) { line, err = activity.One(r, e.Seq); return err }); err != nil || line.Of == nil {
		return locale.T(ctx, "Saved.")
	}
	what, kept := log.Text(ctx, *line.Of), 0
	said := locale.T(ctx, "Taken back: {change}.", "change", what)
	switch m := e.Change.(type) {
	case change.Undone:
		kept = m.Kept
	case change.Redone:
		kept, said = m.Kept, locale.T(ctx, "Done again: {change}.", "change", what)
	}
	if kept > 0 {
		said += " " + locale.T(ctx, "What others changed since stays.")
	}
	return said
}
