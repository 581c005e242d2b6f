package guests

import (
	"strings"

	"convive/models/imports/lists"
)

// nearAny says whether some word of a key, or its beginning, is at most one typo away from what was typed.
func nearAny(typed []rune, key string) bool {
	for word := range strings.FieldsSeq(key) {
		if near(typed, []rune(word)) {
			return true
		}
	}
	return false
}

// near compares with the word's beginning as well: people search while they type.
func near(typed, word []rune) bool {
	for n := len(typed) - 1; n <= len(typed)+1 && n <= len(word); n++ {
		if lists.OneSlip(typed, word[:n]) {
			return true
		}
	}
	return false
}
