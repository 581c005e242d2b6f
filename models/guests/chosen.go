package guests

import (
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Chosen names guests of a list: one by one, and in the groups that stand in a household's row.
type Chosen struct {
	Guests []change.ID `form:"guest"`
	Groups []string    `form:"guests"` // ids with spaces between
}

func (c Chosen) ids() (ids []change.ID) {
	all := slices.Clone(c.Guests)
	for _, group := range c.Groups {
		for _, id := range strings.Fields(group) {
			all = append(all, change.ID(id))
		}
	}
	return without(all, nil)
}

// check asks for somebody.
func (c Chosen) check(wrong *invalid.Fields) {
	wrong.Check(len(c.ids()) > 0, "guest", "Choose at least one guest first.")
}

// rows reads the chosen guests; one that is absent or foreign refuses the whole.
func (c Chosen) rows(r *db.Read) ([]Guest, error) {
	ids := c.ids()
	rows, err := db.From[Guest](r).In("id", ids).Order("id").All()
	if err != nil {
		return nil, err
	}
	if len(rows) != len(ids) {
		return nil, goneSince(r, ids)
	}
	return rows, nil
}

// goneSince tells guests who have been removed meanwhile from ids that never were of this event.
func goneSince(r *db.Read, ids []change.ID) error {
	gone, err := r.Deleted(Guest{}.TableName(), ids)
	if err != nil {
		return err
	}
	for _, row := range gone {
		if name, ok := row["name"].(string); ok {
			return invalid.Refuse("{name} has been removed meanwhile. Choose again.", "name", name)
		}
	}
	return db.ErrNotFound
}
