package messages_test

import (
	"runtime"
	"strconv"
	"testing"

	"convive/models/change"
	"convive/models/messages"
)

func many(n int) []change.ID {
	ids := make([]change.ID, n)
	for i := range ids {
		ids[i] = change.ID("h" + strconv.Itoa(i))
	}
	return ids
}

func TestMarksNameTheHouseholdsThatTheyAreOf(t *testing.T) {
	ids := many(300)
	picked := messages.Order{Households: ids[:1], Rest: messages.MarksOf(ids[1:200])}.Picked()
	for i, id := range ids {
		if picked(id) != (i < 200) {
			t.Errorf("household %d: %v", i, picked(id))
		}
	}
	if wrong := (messages.Order{Kind: messages.Invitation, Rest: messages.MarksOf(many(5000)), Households: ids[:1]}).Validate(); wrong.Of("household") != "Choose at most {n} households at once." {
		t.Errorf("of 5001: %v", wrong)
	}
}

func TestMarksOfManyHouseholdsTakeNoMoreThanTheirLength(t *testing.T) {
	ids := many(10_000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	marks := messages.MarksOf(ids)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 20*uint64(len(marks)) {
		t.Errorf("%d bytes for %d", took, len(marks))
	}
}
