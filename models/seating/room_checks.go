package seating

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// checkPlace finds what can't be read of where something stands; blank is as it is.
func checkPlace(wrong *invalid.Fields, x, y, rotation string, in events.Units) {
	for _, f := range [][2]string{{"x", x}, {"y", y}} {
		if f[1] != "" && f[1] != "0" {
			checkLength(wrong, f[0], f[1], maxRoom, in)
		}
	}
	if rotation != "" {
		_, err := strconv.Atoi(lists.Number(rotation))
		wrong.Check(err == nil, "rotation", "Write a whole number here.")
	}
}

// placed are the columns of where something stands that a form says.
func placed(set db.Set, x, y, rotation string, in events.Units) {
	for _, f := range [][2]string{{"x", x}, {"y", y}} {
		if f[1] != "" {
			mm, _ := ParseLength(f[1], in)
			set[f[0]] = mm
		}
	}
	if degrees, err := strconv.ParseInt(lists.Number(rotation), 10, 64); err == nil {
		set["rotation"] = turn(degrees)
	}
}

func checkObject(wrong *invalid.Fields, kind ObjectKind, label, width, length string, in events.Units) {
	wrong.Check(kind.Valid(), "kind", "Choose what it is.")
	wrong.Check(utf8.RuneCountInString(label) <= maxName, "label", "Please use at most {n} characters.", "n", maxName)
	wrong.Check(kind != Label || strings.TrimSpace(label) != "", "label", "Write what the label says.")
	checkUnits(wrong, in)
	checkLength(wrong, "width", width, maxRoom, in)
	checkLength(wrong, "length", length, maxRoom, in)
}

func checkLength(wrong *invalid.Fields, field, length string, most int64, in events.Units) {
	mm, ok := ParseLength(length, in)
	if !ok || mm > most {
		wrong.Add(field, lengthWanted(in), "n", mostIn(most, in))
	}
}

// checkUnits finds units that lengths aren't written in.
func checkUnits(wrong *invalid.Fields, in events.Units) {
	wrong.Check(in.Valid(), "", "Lengths are in metres or in feet, and this form names neither. Reload the page and try again.")
}

// lengthWanted is the sentence about a length that can't be read.
func lengthWanted(in events.Units) string {
	if in == events.Feet {
		return "Write a length up to {n} ft, like 6, 6' 4\" or 1.8 m."
	}
	return "Write a length up to {n} m, like 1.8, 180 cm or 6 ft."
}

// mostIn is how many whole metres or feet a bound is.
func mostIn(most int64, in events.Units) int {
	if in == events.Feet {
		return int(float64(most) / foot)
	}
	return int(most / metre)
}
