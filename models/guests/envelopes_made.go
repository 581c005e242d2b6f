package guests

import (
	"maps"
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// ways are how the envelopes of households are written, by household: only of those whose names people's names make, or
// the etiquette of a language; what a host wrote there is never touched.
type ways map[change.ID]func([]Guest) string

// madeEnvelopes are the ways of the households as they are now. Who has people come, go or change asks before it, and
// afterwards nameEnvelopes.
func madeEnvelopes(r *db.Read, ids []change.ID) (ways, error) {
	rows, people, err := withPeople(r, ids)
	made := ways{}
	for _, h := range rows {
		if write := wayOf(h.EnvelopeName, people[h.ID]); len(people[h.ID]) > 0 && write != nil {
			made[h.ID] = write
		}
	}
	return made, err
}

// nameEnvelopes makes the names of these envelopes anew, each in its way; a household without people keeps its own, and
// one that is gone has none.
func nameEnvelopes(tx *db.Tx, made ways) error {
	rows, people, err := withPeople(tx.Read, slices.Sorted(maps.Keys(made)))
	if err != nil {
		return err
	}
	for i := range rows {
		h := &rows[i]
		if len(people[h.ID]) == 0 {
			continue
		}
		if err := db.Update(tx, h, db.Set{"envelope_name": made[h.ID](people[h.ID])}); err != nil {
			return err
		}
	}
	return nil
}

// withPeople reads households and who lives in them, in their order.
func withPeople(r *db.Read, ids []change.ID) ([]Household, map[change.ID][]Guest, error) {
	rows, err := db.From[Household](r).In("id", ids).Order("id").All()
	if err != nil {
		return nil, nil, err
	}
	people, err := db.From[Guest](r).In("household_id", ids).Order("position, id").All()
	of := make(map[change.ID][]Guest, len(rows))
	for _, g := range people {
		of[g.HouseholdID] = append(of[g.HouseholdID], g)
	}
	return rows, of, err
}

// envelopeLike is what stands on the envelope of people who leave a household: made in the way of the one that they
// leave, or of their names where a host wrote that one by hand.
func envelopeLike(r *db.Read, household change.ID, people []Guest) (string, error) {
	made, err := madeEnvelopes(r, []change.ID{household})
	if write := made[household]; write != nil {
		return write(people), err
	}
	return Envelope(people), err
}

// EnvelopeMade is what an envelope's name becomes where other people stand behind it: the same where a host wrote it.
func EnvelopeMade(envelope string, before, after []Guest) string {
	if write := wayOf(envelope, before); len(before) > 0 && len(after) > 0 && write != nil {
		return write(after)
	}
	return envelope
}
