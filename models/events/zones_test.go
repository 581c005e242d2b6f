package events

import "testing"

func TestAnEventStartsInTheUnitsOfItsPlace(t *testing.T) {
	for zone, want := range map[string]Units{"America/Chicago": Feet, "Pacific/Honolulu": Feet, "Europe/Berlin": Metres, "America/Mexico_City": Metres} {
		n := New{Name: "X", Zone: zone}
		if e := n.event("o"); e.Units != want || !e.Units.Valid() {
			t.Errorf("in %s lengths are in %q", zone, e.Units)
		}
	}
	for _, zone := range inFeet {
		if !KnownZone(zone) {
			t.Errorf("%s is no zone", zone)
		}
	}
}
