package seating_test

import (
	"testing"

	"convive/models/seating"
)

func TestLengthsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int64{
		"1.8": 1800, "1,8": 1800, " 12 ": 12000, "180 cm": 1800, "1.8m": 1800, "900mm": 900,
		"6'": 1829, "6 ft": 1829, "72 in": 1829, `5' 6"`: 1676, "5′ 6″": 1676, "5 feet 6 in": 1676,
	} {
		if got, ok := seating.ParseLength(text); !ok || got != want {
			t.Errorf("%q is %d (%v), want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "wide", "0", "-2", "1.2.3", "5 6", "3 apples", "5' 6", "m", "NaN", "1e9"} {
		if got, ok := seating.ParseLength(text); ok {
			t.Errorf("%q is read as %d", text, got)
		}
	}
}

func TestAWrittenLengthIsReadAsItself(t *testing.T) {
	for _, mm := range []int64{1, 570, 1200, 1829, 24_000, 200_000} {
		if got, ok := seating.ParseLength(seating.Metres(mm)); !ok || got != mm {
			t.Errorf("%d is written %q and read as %d", mm, seating.Metres(mm), got)
		}
	}
}
