package guests

import (
	"testing"

	"convive/models/db"
)

func TestWhoIsMergedEatsEverythingOnlyWhereNeitherRowSaysOtherwise(t *testing.T) {
	for _, c := range []struct {
		a, b Guest
		want bool
	}{
		{Guest{EatsAll: true}, Guest{}, true},
		{Guest{}, Guest{EatsAll: true}, true},
		{Guest{EatsAll: true}, Guest{Diets: db.Words{"vegan"}}, false},
		{Guest{DietNote: "no nuts"}, Guest{EatsAll: true}, false},
		{Guest{}, Guest{}, false},
	} {
		if got := (Merging{}).joined(c.a, c.b)["eats_all"]; got != c.want {
			t.Errorf("%+v with %+v: eats everything is %v", c.a, c.b, got)
		}
	}
}
