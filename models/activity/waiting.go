package activity

import (
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// waiting are the invitations among some changes that are, or were, for a waiting list alone, where the reader may not
// know of those. A row is that for all its life: who gets a place gets a new one.
func waiting(r *db.Read, changes []db.RowChange) (map[change.ID]bool, error) {
	if r.Scope().Allows(access.ViewPrivateWishes) {
		return nil, nil
	}
	var ids []change.ID
	for _, c := range changes {
		if c.Table == (guests.Invitation{}).TableName() {
			ids = append(append(ids, c.Created...), c.Row)
		}
	}
	now, err := db.From[guests.Invitation](r).Where("waiting = ?", true).In("id", ids).All()
	if err != nil {
		return nil, err
	}
	gone, err := r.Deleted(guests.Invitation{}.TableName(), ids)
	private := map[change.ID]bool{}
	for _, in := range now {
		private[in.ID] = true
	}
	for id, was := range gone {
		if guests.Waited(was) {
			private[id] = true
		}
	}
	return private, err
}
