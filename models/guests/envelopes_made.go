package guests

import (
	"convive/models/change"
	"convive/models/db"
)

// madeEnvelopes are those of the households whose envelope bears what their people's names make; what a host wrote
// there is never touched.
func madeEnvelopes(r *db.Read, ids []change.ID) (made []change.ID, err error) {
	rows, err := db.From[Household](r).In("id", ids).Order("id").All()
	if err != nil {
		return nil, err
	}
	for _, h := range rows {
		people, err := OfHousehold(r, h.ID)
		if err != nil {
			return nil, err
		}
		if len(people) > 0 && h.EnvelopeName == Envelope(people) {
			made = append(made, h.ID)
		}
	}
	return made, nil
}

// nameEnvelopes makes the names of envelopes anew; a household without people keeps its own.
func nameEnvelopes(tx *db.Tx, ids []change.ID) error {
	rows, err := db.From[Household](tx.Read).In("id", ids).Order("id").All()
	if err != nil {
		return err
	}
	for i := range rows {
		people, err := OfHousehold(tx.Read, rows[i].ID)
		if err != nil {
			return err
		}
		if len(people) == 0 {
			continue
		}
		if err := db.Update(tx, &rows[i], db.Set{"envelope_name": Envelope(people)}); err != nil {
			return err
		}
	}
	return nil
}
