package autoseat_test

import (
	"context"
	"fmt"
	"testing"

	"convive/models/autoseat"
)

// TestInAFullRoomEverybodyKnowsSomebodyThoughOthersWouldScoreMore is about a room where nobody can move alone, and where those
// who like each other most leave two with strangers.
func TestInAFullRoomEverybodyKnowsSomebodyThoughOthersWouldScoreMore(t *testing.T) {
	for _, fours := range []int{1, 5, 20, 60} {
		in := &autoseat.Input{Preferences: autoseat.Preferences{Known: 1}}
		like := func(a, b string, points autoseat.Points) {
			in.Wishes = append(in.Wishes, autoseat.Wish{ID: a + b, Kind: autoseat.Together, Guest: a, Other: b, Points: points * autoseat.Point})
		}
		for n := range fours {
			who := make([]string, 4)
			for i := range who {
				who[i] = fmt.Sprint("g", n, "-", i)
				in.Guests = append(in.Guests, autoseat.Guest{ID: who[i]})
			}
			like(who[0], who[1], 1)
			like(who[1], who[2], 100)
			like(who[2], who[3], 1)
			for i := range 2 {
				in.Tables = append(in.Tables, autoseat.Table{ID: fmt.Sprint("t", n, "-", i), Seats: 2})
			}
		}
		plan, err := autoseat.Solve(context.Background(), in, autoseat.Options{Seed: 1, Iterations: int64(fours) * 20_000})
		if err != nil {
			t.Fatal(err)
		}
		if unmet := len(in.Unmet(plan.Seats)); unmet > 0 || len(plan.Seats) != 4*fours || plan.Score != autoseat.Points(2*fours)*autoseat.Point {
			t.Errorf("of %d guests %d are seated, %d rules are not kept, %d points", 4*fours, len(plan.Seats), unmet, plan.Score)
		}
	}
}
