package lists

import (
	"fmt"
	"strings"
	"testing"
)

// aged are the people of a line with what was read of their age: "Mia child 6".
func aged(people []Guest) string {
	all := make([]string, len(people))
	for i, g := range people {
		if all[i] = g.Name; g.Unnamed {
			all[i] = "?"
		}
		if g.Age != "" {
			all[i] += " = " + string(g.Age)
		}
		if g.AgeYears != nil {
			all[i] += fmt.Sprint(" ", *g.AgeYears)
		}
	}
	return strings.Join(all, " | ")
}

func TestAgesBesideNamesAreReadAndPartNobody(t *testing.T) {
	for line, want := range map[string]string{
		"Mia (child, 6)":                           "Mia = child 6",
		"Mia Keller (6 years)":                     "Mia Keller = child 6",
		"Mia Keller [age 6]":                       "Mia Keller = child 6",
		"Tom, aged 4":                              "Tom = child 4",
		"Tom Keller aged 4":                        "Tom Keller = child 4",
		"Tom Keller, 4 years old":                  "Tom Keller = child 4",
		"Tom Keller, child, 4":                     "Tom Keller = child 4",
		"Zoe (infant)":                             "Zoe = infant",
		"Zoe (Baby)":                               "Zoe = infant",
		"Zoe (8 months)":                           "Zoe = infant 0",
		"Zoe (18 Monate)":                          "Zoe = infant 1",
		"Anna (teenager, 15)":                      "Anna = adult 15",
		"Anna (6y)":                                "Anna = child 6",
		"Jonas Keller (Kind, 7 Jahre)":             "Jonas Keller = child 7",
		"Jonas Keller, im Alter von 7 Jahren":      "Jonas Keller = child 7",
		"Anna Kind 6 Jahre":                        "Anna Kind = child 6",
		"Élodie (enfant, 5 ans)":                   "Élodie = child 5",
		"Élodie (bébé)":                            "Élodie = infant",
		"Lucía (niña de 5 años)":                   "Lucía = child 5",
		"נועה (ילדה, בת 6)":                        "נועה = child 6",
		"נועה (תינוקת)":                            "נועה = infant",
		"ليلى (طفلة، ٦ سنوات)":                     "ليلى = child 6",
		"Keller, Mia (child)":                      "Mia Keller = child",
		"Mia (child) & Tom (4 years) Keller":       "Mia Keller = child | Tom Keller = child 4",
		"Anna & Ben Keller, Mia (child, 6)":        "Anna Keller | Ben Keller | Mia = child 6",
		"Anna, Mia (6 years), Tom (infant) Keller": "Anna Keller | Mia Keller = child 6 | Tom Keller = infant",
		"Ben Silva, Jr. (child)":                   "Ben Silva Jr. = child",
		"+1 (child)":                               "? = child",
		"Anna Keller + guest (child)":              "Anna Keller | ? = child",

		// What says no age stays in the name, and parts nobody there either.
		"Anna (my boss, very nice)":    "Anna (my boss, very nice)",
		"Anna (godmother & aunt)":      "Anna (godmother & aunt)",
		"Anna (nina)":                  "Anna (nina)",
		"Mia (6)":                      "Mia (6)",
		"Anna, Nina":                   "Nina Anna",
		"Anna Keller, Ben Silva, Baby": "Anna Keller | Ben Silva | Baby",
		"Anna Silva (+ guest)":         "Anna Silva | ?",
		"Kind, Anna":                   "Anna Kind",
		"Anna, Kind":                   "Kind Anna",
		"Smith, Baby":                  "Baby Smith",
		"Tom Keller, infant":           "Tom Keller | infant",
		"Mia, 6, Tom, 4":               "Mia | Tom",
		"Mia, 6":                       "Mia",
		"Anna (children)":              "Anna (children)",
		"Age of Empires":               "Age of Empires",
	} {
		people, _ := envelope(line)
		equal(t, line, aged(people), want)
	}
}

func TestANumberBesideNamesMakesNobodyAndIsSaid(t *testing.T) {
	for line, want := range map[string]string{
		"Mia, 6, Tom, 4": "“6” and “4” are no names, so nobody was made of them. An age is written “Mia (6 years)”.",
		"Mia, 6":         "“6” is no name, so nobody was made of it. An age is written “Mia (6 years)”.",
		"Mia, aged 6":    "",
	} {
		_, review := envelope(line)
		equal(t, line, review, want)
	}
}

func TestNoSignOfOursStaysInAName(t *testing.T) {
	lines := []string{"Mia (child)\uFDD1\uFDE0", "\uFDD9", "A (b, c\uFDE1) & D", "Mia (child, 6) and family", "=1\uFDD1"}
	for r := marks; r <= last; r++ {
		lines = append(lines, "Anna "+string(r), "Anna"+string(r), "Anna ("+string(r)+") & Ben, 6")
	}
	for _, line := range lines {
		people, review := envelope(line)
		for _, g := range append(people, person(line)) {
			if said := g.Name + g.Given + g.Family + g.Suffix + review; strings.IndexFunc(said, ours) >= 0 {
				t.Errorf("%q leaves %q", line, said)
			}
		}
	}
	for r := marks; r <= last; r++ {
		people, _ := envelope("Anna" + string(r))
		equal(t, "Anna"+string(r), aged(people), "Anna")
		equal(t, "cleaned", Clean("Anna"+string(r)), "Anna")
	}
}
