package guests

import (
	"slices"
	"strings"

	"convive/models/change"
)

// bothKeys is by what imports find somebody again who is two people of the lists: what found the one that stays, then
// what found the one that goes, then the id of that one, by which Convive's own lists call them. One a line; what is in a
// line is the importers' business.
func bothKeys(stays, goes string, gone change.ID) string {
	var lines []string
	for _, line := range append(strings.Split(stays+"\n"+goes, "\n"), `{"was":"`+string(gone)+`"}`) {
		if line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
