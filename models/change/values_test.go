package change_test

import (
	"testing"
	"time"

	"convive/models/change"
)

func TestAnInstantIsUTCToTheMicrosecond(t *testing.T) {
	berlin := time.FixedZone("CEST", 2*60*60)
	at := time.Date(2026, 8, 29, 14, 0, 0, 123456789, berlin)
	if got, want := change.At(at).Time(), time.Date(2026, 8, 29, 12, 0, 0, 123456000, time.UTC); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if !change.Instant(0).Time().IsZero() {
		t.Error("never is a time")
	}
}

func TestFeedsOfDifferentPlacesNeverShareAName(t *testing.T) {
	seen := map[change.Feed]bool{}
	for _, f := range []change.Feed{change.Installation, change.AccountFeed("1"), change.OrganizationFeed("1"), change.EventFeed("1"),
		change.EventFeed("installation"), change.AccountFeed("")} {
		if seen[f] {
			t.Errorf("%q stands for two feeds", f)
		}
		seen[f] = true
	}
}

func TestASentenceIsNotChangedByWhatIsAddedToACopy(t *testing.T) {
	base := change.Say("{a} {b} {n}").With("a", "guests", "1").Value("n", "1")
	other := base.With("b", "guests", "2", "").Value("n", "2")
	if len(base.Refs) != 1 || base.Values["n"] != "1" {
		t.Errorf("the first one has become %+v", base)
	}
	if len(other.Refs["b"]) != 1 || other.Values["n"] != "2" {
		t.Errorf("the copy is %+v", other)
	}
}
