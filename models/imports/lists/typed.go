package lists

import "strings"

// Typed reads people that somebody typed into a household's own field, one line after the other: "Anna Keller",
// "Mr. & Mrs. Ben Silva", "+1". Lines are never taken for columns, whatever they hold.
func Typed(text string) (people []Guest) {
	for line := range strings.Lines(clean(text)) {
		if line = oneLine(line); line != "" {
			found, _ := envelopeAsItIs(line)
			for _, g := range found {
				if g.Unnamed && g.PlusOneOf == alone && len(people) > 0 {
					g.PlusOneOf = companion // "+1" on a line of its own
				}
				people = append(people, g)
			}
		}
	}
	settlePlusOnes(people)
	return people
}

// Clean makes typed text safe to keep, as it is done with cells: NFC, without bidi controls and control characters.
// Case and spelling stay.
func Clean(s string) string { return clean(s) }

// Line is Clean for what belongs on one line.
func Line(s string) string { return oneLine(clean(s)) }
