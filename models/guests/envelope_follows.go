package guests

import (
	"maps"
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// EnvelopeFollows makes the name of an envelope anew after somebody in the household got a name, another or none: begin
// before, then call what it returns. An envelope whose name the people's make, or the etiquette of a language, is written in that
// same way; what a host wrote there by hand stays.
func EnvelopeFollows(tx *db.Tx, household change.ID) (end func() error, err error) {
	h, err := db.Find[Household](tx.Read, household)
	if err != nil {
		return nil, err
	}
	people, err := OfHousehold(tx.Read, household)
	if err != nil {
		return nil, err
	}
	write := wayOf(h.EnvelopeName, people)
	return func() error {
		h, err := db.Find[Household](tx.Read, household)
		if err != nil || write == nil {
			return err
		}
		people, err := OfHousehold(tx.Read, household)
		if err != nil {
			return err
		}
		if err := db.Update(tx, &h, db.Set{"envelope_name": write(people)}); err != nil {
			return err
		}
		return rekeyHousehold(tx, &h)
	}, nil
}

// wayOf is the way in which an envelope's name is made of people's; nil where it is none of ours.
func wayOf(envelope string, people []Guest) func([]Guest) string {
	for _, people := range [][]Guest{people, withUnnamed(people, 1), withUnnamed(people, 3)} {
		if Envelope(people) == envelope {
			return Envelope
		}
		for _, language := range slices.Sorted(maps.Keys(etiquettes)) {
			if Etiquette(people, language) == envelope {
				return func(people []Guest) string { return Etiquette(people, language) }
			}
		}
	}
	return nil
}

// withUnnamed are people of whom several have no name yet, as if so many had none: envelopes that were written when the rules
// wrote several as one, or two as they write many, are still the rules'.
func withUnnamed(people []Guest, n int) (as []Guest) {
	_, _, unnamed := parted(people)
	if unnamed < 2 {
		return people
	}
	for _, g := range people {
		if !g.Unnamed {
			as = append(as, g)
		}
	}
	return append(as, slices.Repeat([]Guest{{Unnamed: true}}, n)...)
}
