package guests

import "strings"

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
		if oneTypo(typed, word[:n]) {
			return true
		}
	}
	return false
}

// oneTypo says whether two words are the same but for one letter more, fewer or other, or two that are swapped.
func oneTypo(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 2 && len(b) == 2 {
		return a[0] == b[1] && a[1] == b[0]
	}
	return len(a) <= 1 && len(b) <= 1
}
