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

// Everyone is all who are chosen, each once.
func Everyone(c Chosen) []change.ID { return c.ids() }

// maxChosen is how many guests one step may name: more than any list that is sent whole.
const maxChosen = 20_000

// check asks for somebody, and for no more than one step can carry.
func (c Chosen) check(wrong *invalid.Fields) {
	n := len(c.ids())
	wrong.Check(n > 0, "guest", "Choose at least one guest first.")
	wrong.Check(n <= maxChosen, "guest", "Choose at most {n} guests at once.", "n", maxChosen)
}

// rows reads the chosen guests; one that is absent or foreign refuses the whole.
func (c Chosen) rows(r *db.Read) ([]Guest, error) {
	ids := c.ids()
	rows, err := db.From[Guest](r).In("id", ids).Order("id").All()
	if err != nil {
		return nil, err
	}
	if len(rows) != len(ids) {
		there := make([]change.ID, len(rows))
		for i, row := range rows {
			there[i] = row.ID
		}
		return nil, goneSince(r, without(ids, there))
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
