package seating

import (
	"strings"
	"time"

	"convive/models/change"
	"convive/models/db"
)

// unasked is how long a picture is kept that fell out of use: so long undo can bring back what it lay behind.
const unasked = 30 * 24 * time.Hour

// forgetPictures throws away the event's pictures that have lain behind no plan's room and in no snapshot for a while. It does
// so before another one is laid, in that mutation: nobody brings one back in between.
func forgetPictures(tx *db.Tx) error {
	gone, err := unusedPictures(tx.Read)
	if err != nil {
		return err
	}
	for _, id := range gone {
		if err := db.Remove[Picture](tx, "id = ?", string(id)); err != nil {
			return err
		}
	}
	return nil
}

func unusedPictures(r *db.Read) (ids []change.ID, err error) {
	since := change.At(r.Now().Add(-unasked))
	var old []Picture
	if err := db.From[Picture](r).Where("created_at <= ?", int64(since)).Into(&old, "id", ""); err != nil || len(old) == 0 {
		return nil, err
	}
	used, err := uses(r, since)
	for _, p := range old {
		if !strings.Contains(used, string(p.ID)) {
			ids = append(ids, p.ID)
		}
	}
	return ids, err
}

// uses is all that names pictures: the plans and snapshots, and what was done to them since an instant.
func uses(r *db.Read, since change.Instant) (string, error) {
	plans, err := db.All[Plan](r, "id")
	if err != nil {
		return "", err
	}
	var snapshots []Snapshot
	if err := db.From[Snapshot](r).Into(&snapshots, "chart", ""); err != nil {
		return "", err
	}
	done, err := r.RowChangesSince(since, []string{Plan{}.TableName(), Snapshot{}.TableName()})
	var all strings.Builder
	for _, p := range plans {
		all.WriteString(string(p.Backdrop))
	}
	for _, s := range snapshots {
		all.WriteString(s.Chart)
	}
	for _, c := range done {
		for _, side := range []map[string]any{c.Was, c.Became} {
			for _, column := range []string{"backdrop", "chart"} {
				text, _ := side[column].(string)
				all.WriteString(text)
			}
		}
	}
	return all.String(), err
}
