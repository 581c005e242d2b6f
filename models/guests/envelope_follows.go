package guests

import (
	"errors"
	"maps"
	"slices"

	"convive/models/change"
	"convive/models/db"
)

// EnvelopeFollows is madeEnvelopes and nameEnvelopes for one household in which somebody comes, or gets a name, another or
// none: begin before, then call what it returns.
func EnvelopeFollows(tx *db.Tx, household change.ID) (end func() error, err error) {
	home := []change.ID{household}
	made, err := madeEnvelopes(tx.Read, home)
	return func() error { return errors.Join(nameEnvelopes(tx, made), rekeyAll(tx, home)) }, err
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
