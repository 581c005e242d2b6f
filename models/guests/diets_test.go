package guests_test

import (
	"slices"
	"testing"

	"convive/models/guests"
)

func TestADietIsTheSameHoweverItIsWritten(t *testing.T) {
	for typed, want := range map[string][]string{
		"Gluten-free, NUT ALLERGY":              {"gluten_free", "nut_allergy"},
		"gluten_free; glutenfrei":               {"gluten_free"},
		"vegan, no shellfish":                   {"vegan", "no shellfish"},
		"Nut allergy, Severe allergy":           {"nut_allergy", "severe_allergy"},
		"Schwere Allergie, SANS GLUTEN, لاكتوز": {"severe_allergy", "gluten_free", "لاكتوز"},
		"None; n/a, -, eats everything, Keine":  nil,
		"none, vegan":                           {"vegan"},
		"No":                                    nil,
		" ":                                     nil,
	} {
		if got := guests.Diets(typed); !slices.Equal([]string(got), want) {
			t.Errorf("%q: %v, want %v", typed, got, want)
		}
	}
}
