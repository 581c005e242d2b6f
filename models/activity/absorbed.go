package activity

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// becoming is a guest who turned out to be another one, and the entry that says so.
type becoming struct {
	gone change.ID
	seq  int64
}

// absorbed are those guests who turned out to be some of these people, as far as the homes' histories tell and no undo made
// them two again.
func absorbed(r *db.Read, people, homes []change.ID) (all []becoming, err error) {
	if len(homes) == 0 {
		return nil, nil
	}
	merges, err := r.LogAbout(db.About{Households: homes}, 0, mostMerges, change.GuestsMerged{}.Kind())
	if err != nil {
		return nil, err
	}
	var gone []change.ID
	for _, e := range merges {
		if c := e.Change.(change.GuestsMerged); slices.Contains(people, c.Guest) && !slices.Contains(people, c.Gone) && !slices.Contains(gone, c.Gone) {
			gone, all = append(gone, c.Gone), append(all, becoming{c.Gone, e.Seq})
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	back, err := db.From[guests.Guest](r).In("id", gone).All()
	return slices.DeleteFunc(all, func(b becoming) bool {
		return slices.ContainsFunc(back, func(g guests.Guest) bool { return g.ID == b.gone })
	}), err
}

// mostMerges is how many merges of a household's people its history goes through.
const mostMerges = 500

// lostRows are the rows that went with guests when they turned out to be others: their own, and those of their invitations
// and answers.
func lostRows(r *db.Read, all []becoming) (rows []change.ID, err error) {
	seqs, gone := make([]int64, len(all)), make([]change.ID, len(all))
	for i, b := range all {
		seqs[i], gone[i] = b.seq, b.gone
	}
	changes, err := r.RowChangesOf(seqs, answered, most)
	for _, c := range changes {
		of, _ := c.Was["guest_id"].(string)
		if len(c.Became) == 0 && c.Row != "" && (slices.Contains(gone, c.Row) || slices.Contains(gone, change.ID(of))) {
			rows = append(rows, c.Row)
		}
	}
	return rows, err
}
