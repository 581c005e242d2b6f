package autoseat_test

import (
	"fmt"
	"testing"
	"time"

	"convive/models/autoseat"
)

// TestALargeRoomIsProvenAgainstInAMoment: tables that stand far from one another are the same to everybody, and that is found
// once for all proofs.
func TestALargeRoomIsProvenAgainstInAMoment(t *testing.T) {
	in := &autoseat.Input{Preferences: autoseat.Preferences{Households: autoseat.KeepMust}}
	for i := range 600 {
		in.Tables = append(in.Tables, autoseat.Table{ID: fmt.Sprint("t", i), Seats: 8})
	}
	for i := range 40 {
		in.Guests = append(in.Guests, autoseat.Guest{ID: fmt.Sprint("g", i), Name: fmt.Sprint("G", i)})
		if i > 0 {
			a, b := fmt.Sprint("g", i-1), fmt.Sprint("g", i)
			in.Wishes = append(in.Wishes, must(autoseat.Near, a, b), must(autoseat.Apart, a, b))
		}
	}
	begun := time.Now()
	if found := in.Contradictions(); len(found) != 10 || len(found[0].Rules) != 2 {
		t.Errorf("found %v", found)
	}
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}
