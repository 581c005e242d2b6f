package guests

import (
	"convive/models/change"
	"convive/models/db"
)

// OfHousehold returns the people of a household in their order.
func OfHousehold(r *db.Read, id change.ID) ([]Guest, error) {
	return db.From[Guest](r).Where("household_id = ?", string(id)).Order("position, id").All()
}
