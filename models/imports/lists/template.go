package lists

import (
	"bytes"
	"encoding/csv"
	"strings"
)

// Template is the CSV file that people fill in when they have no list yet: our own columns, a
// reply column for each of the event's occasions (Ceremony and Dinner when none are given) and
// three lines that show how. Read takes it back as it is. It starts with a byte order mark, without
// which Excel reads it in the wrong encoding.
func Template(occasions ...string) []byte {
	if len(occasions) == 0 {
		occasions = []string{"Ceremony", "Dinner"}
	}
	header := []string{"Household", "Envelope name", "Name", "E-mail", "Phone", "Child", "Side", "Tags", "Language", "Diet", "Table",
		"Street", "Street 2", "City", "Region", "Postcode", "Country", "Note"}
	rows := [][]string{
		{"Silva", "Ana & Leo Silva", "Ana Silva", "ana@example.com", "+351 21 555 0100", "", "Host 1", "Family, Out of town", "en", "vegetarian", "",
			"3 Tern Street", "", "Fairhaven", "MA", "02719", "USA", ""},
		{"Silva", "", "Leo Silva", "", "", "yes", "Host 1", "Family", "", "", "", "", "", "", "", "", "", "Needs a high chair"},
		{"Brandt", "Nora Brandt & Guest", "Nora Brandt + guest", "nora@example.com", "", "", "Host 2", "Friends", "de", "", "", "", "", "", "", "", "", ""},
	}
	answers := []string{"yes", "", "no"}
	for _, o := range occasions {
		header = append(header, guard(oneLine(o)+" - reply"))
		for i := range rows {
			rows[i] = append(rows[i], answers[i])
		}
	}
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	// Writing to memory can't fail.
	_ = w.Write(header)
	for _, r := range rows {
		for i := range r {
			r[i] = guard(r[i])
		}
	}
	_ = w.WriteAll(rows)
	return b.Bytes()
}

// guard keeps a spreadsheet from running a text as a formula; unguard takes it off again.
func guard(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
