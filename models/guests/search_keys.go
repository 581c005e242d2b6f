package guests

import (
	"strings"

	"convive/models/imports/lists"
)

// contacts divides a search key: before it stands what everybody who sees the list may search, after it what needs
// access.ViewContacts, so that a search never tells what the page doesn't show.
const contacts = "\n"

// searchKey is what a guest is found by.
func searchKey(g Guest) string {
	open := append([]string{g.Prefix, g.Name, g.Given, g.Family, g.Side}, g.Aliases...)
	return findable(append(open, g.Tags...)...) + contacts + findableRaw(g.Email, lists.Digits(g.Phone))
}

func householdSearchKey(h Household) string {
	open := append([]string{h.EnvelopeName, h.Side}, h.Tags...)
	return findable(open...) + contacts + findableRaw(h.ReplyCode, h.Street, h.City, h.Postcode)
}

// findable folds texts into one line of words, each once and with a space before it. German umlauts are found both ways.
func findable(texts ...string) string {
	seen := map[string]bool{}
	var b strings.Builder
	for _, t := range texts {
		for _, folded := range []string{lists.Fold(t), lists.Fold(Spelled(t))} {
			for _, w := range strings.Fields(folded) {
				if !seen[w] {
					seen[w] = true
					b.WriteString(" " + w)
				}
			}
		}
	}
	return b.String()
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe")

// Spelled is a text in small letters with its umlauts as whoever has no keys for them writes them: "Baecker" for Bäcker.
func Spelled(text string) string { return umlauts.Replace(strings.ToLower(text)) }

func findableRaw(texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, strings.ToLower(t))
		}
	}
	return strings.Join(kept, " ")
}
