package seating_test

import (
	"testing"

	"convive/models/events"
	"convive/models/seating"
)

func TestLengthsAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]int64{
		"1.8": 1800, "1,8": 1800, " 12 ": 12000, "180 cm": 1800, "1.8m": 1800, "900mm": 900, "1 m 20 cm": 1200,
		"١٫٨": 1800, "١٨٠ cm": 1800, "۲٫۵ m": 2500, "٦ ft": 1829,
		"6'": 1829, "6 ft": 1829, "72 in": 1829, `5' 6"`: 1676, "5′ 6″": 1676, "5’6”": 1676, "5 feet 6 in": 1676, "5' 6": 1676,
		"1,500 mm": 1500, "1.500mm": 1500, "1,200 cm": 12_000, "2,5 cm": 25, "1,525 m": 1525, "12,5 mm": 13, "5,125 in": 130, "1,800": 1800,
	} {
		if got, ok := seating.ParseLength(text, events.Metres); !ok || got != want {
			t.Errorf("%q is %d (%v), want %d", text, got, ok, want)
		}
	}
	for text, want := range map[string]int64{"6": 1829, "5.5": 1676, "5' 6": 1676, "30 in": 762, "1.8 m": 1800} {
		if got, ok := seating.ParseLength(text, events.Feet); !ok || got != want {
			t.Errorf("%q is %d (%v) where lengths are in feet, want %d", text, got, ok, want)
		}
	}
	for _, units := range []events.Units{events.Metres, events.Feet} {
		for _, text := range []string{"", "wide", "0", "-2", "1.2.3", "5 6", "1,500,000 mm", ",", "3 apples", "6 in 5", "6 in 5 ft", "5 m 6 m", "m", "NaN", "1e9"} {
			if got, ok := seating.ParseLength(text, units); ok {
				t.Errorf("%q is read as %d", text, got)
			}
		}
	}
}

func TestAWrittenLengthIsReadAsItself(t *testing.T) {
	for _, units := range []events.Units{events.Metres, events.Feet} {
		for mm := int64(1); mm <= 200_000; mm += 1 + mm/97 {
			if got, ok := seating.ParseLength(seating.Length(mm, units), units); !ok || got != mm {
				t.Errorf("%d is written %q and read as %d", mm, seating.Length(mm, units), got)
			}
		}
	}
}

func TestLengthsAreWrittenAsPeopleReadThem(t *testing.T) {
	for mm, want := range map[int64][2]string{
		1829: {"6′", "6'"}, 1800: {"5′ 11″", `5' 10.87"`}, 762: {"2′ 6″", `2' 6"`}, 254: {"10″", `10"`}, 3657: {"12′", `11' 11.98"`},
	} {
		if said, form := seating.Feet(mm), seating.Length(mm, events.Feet); said != want[0] || form != want[1] {
			t.Errorf("%d is said %q and written %q, want %q", mm, said, form, want)
		}
	}
}
