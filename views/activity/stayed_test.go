package activity

import (
	"testing"

	"convive/models/activity"
	"convive/models/change"
)

func TestTheAnswerToAnUndoCountsPeopleAndNotTheirNames(t *testing.T) {
	maria := func(id change.ID) activity.Who {
		return activity.Who{Ref: change.Ref{Table: "guests", ID: id}, Name: "Maria Silva"}
	}
	left := []change.Ref{{Table: "guests", ID: "1"}, {Table: "guests", ID: "2"}}
	for _, c := range []struct {
		rest activity.Rest
		want string
	}{
		{activity.Rest{}, "Taken back."},
		{activity.Rest{Undone: change.Undone{Kept: 2, Left: left}, Who: []activity.Who{maria("1"), maria("2")}}, "Taken back, but for 2. What stays as it is: Maria Silva (removed since)."},
		{activity.Rest{Undone: change.Undone{Kept: 5, Left: left, More: 3}}, "Taken back, but for 5."}, // nobody is called anything any more
		{activity.Rest{Undone: change.Undone{Kept: 1}}, "Taken back, but for 1."},
	} {
		if got := TakenBack(t.Context(), c.rest); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
