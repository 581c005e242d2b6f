package lists

import (
	"strings"
	"unicode"
)

// Digit makes a decimal digit of any script one of ours: their blocks begin at zero and hold ten. Other signs stay.
func Digit(r rune) rune {
	if r < unicode.MaxASCII || !unicode.IsDigit(r) {
		return r
	}
	zero := r
	for r-zero < 9 && unicode.IsDigit(zero-1) {
		zero--
	}
	return '0' + (r - zero)
}

// Digits are the digits of a number, however it is written and in whichever digits.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsDigit(r) {
			return -1
		}
		return Digit(r)
	}, s)
}

// Number writes a number's digits, and the sign between the whole and the rest, as every program reads them.
func Number(s string) string {
	return strings.ReplaceAll(strings.Map(Digit, s), "٫", ",") // as Arabic parts the whole from the rest
}
