package replies

import (
	"convive/handlers/web"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
)

func addMissed(tx *db.Tx, c *web.Ctx, d replies.Newcomer) (change.Change, error) {
	return replies.AddMissed(tx, c.Secret, c.ID(), d)
}

// toMissed leads on to the household, where its link and its code stand.
func toMissed(c *web.Ctx, e change.Entry) string {
	var household change.ID
	switch known := e.Change.(type) {
	case change.UnmatchedRecognised:
		household = known.Household
	case change.UnmatchedAdded:
		household = known.Household
	default:
		return c.Base() + "/replies/unmatched"
	}
	return c.Base() + "/households/" + string(household) + "#household-facts"
}

func recognised(c *web.Ctx, e change.Entry) string {
	known := e.Change.(change.UnmatchedRecognised)
	return views.Recognised(c.Context(), nameOf(c, known.Guest), known.Next)
}

func addedMissed(c *web.Ctx, e change.Entry) string {
	added := e.Change.(change.UnmatchedAdded)
	return locale.T(c.Context(), "Added {guests}. Invite them, and send or show them their link.", "guests", nameOf(c, added.Guests...))
}

// nameOf is how guests are called, for a notice.
func nameOf(c *web.Ctx, ids ...change.ID) string {
	var names []string
	_ = c.Read(func(r *db.Read) error {
		called, err := activity.Names(r, "guests", ids)
		for _, id := range ids {
			names = append(names, called[id])
		}
		return err
	})
	return locale.List(c.Context(), names)
}
