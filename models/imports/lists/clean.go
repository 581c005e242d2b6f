package lists

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// clean makes a cell's text safe to keep: NFC, without bidi controls (they can turn a name into
// another one on screen), byte order marks and control characters; line ends are LF. Letters,
// case, and the joiners that Persian and emoji need stay as written.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "�")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

func hidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r == 0x061C, r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF:
		return true
	case ours(r): // we put them there ourselves, to mark what stands beside a name
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return unicode.Is(unicode.Cc, r)
}

// unguard takes away the quote that our own exports put before text that a spreadsheet would run
// as a formula, so that importing an export changes nothing.
func unguard(s string) string {
	rest, ok := strings.CutPrefix(s, "'")
	if !ok {
		return s
	}
	t := strings.TrimLeftFunc(rest, func(r rune) bool { return r == '\'' || unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) })
	if t != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(t)[0]) {
		return rest
	}
	return s
}

// oneLine joins what stands on several lines or with wide gaps: names and keys have neither.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// unsaid turns the ways to say "nothing" into "". A dash in a note is no note.
func unsaid(s string) string {
	switch strings.ToLower(s) {
	case "-", "–", "—", "n/a", "na", "none", "nil", "keine", "aucun", "ninguna", "ninguno":
		return ""
	}
	return s
}

// short cuts a text for a message.
func short(s string) string {
	s = oneLine(s)
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
