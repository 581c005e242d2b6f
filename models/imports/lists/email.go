package lists

import (
	"net/mail"
	"strings"
)

// IsEmail says whether a text is one plain e-mail address, as it may stand in a header: no name beside it, no blanks, no
// control characters.
func IsEmail(text string) bool {
	if len(text) > 254 || !strings.Contains(text, "@") || strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return false
	}
	a, err := mail.ParseAddress(text)
	return err == nil && a.Name == "" && a.Address == text
}
