package lists

import (
	"strconv"
	"strings"
)

// ReadAge reads what stands for an age in a list: the word of a group in one of our languages, or whole years, which are
// nil where none are said.
func ReadAge(s string) (a Age, years *int, ok bool) {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil {
		return ageOf(n), &n, n >= 0 && n < 130
	}
	a, ok = ageWords[strings.ReplaceAll(Fold(s), " ", "")]
	return a, nil, ok
}
