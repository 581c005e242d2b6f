package lists

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is the form under which names are compared: small letters and digits of any script, accents
// away, everything else one space. A name without letters (an emoji) folds to itself.
func Fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case accent(r) || r == '\'' || r == '’': // O'Brien is OBrien, not O Brien
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			writeFolded(&b, r)
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return oneLine(strings.ToLower(s))
	}
	return b.String()
}

// accent tells marks that may be left off. The vowel signs of Indic scripts are marks too, and
// names differ by them.
func accent(r rune) bool {
	return r >= 0x0300 && r <= 0x036F || r >= 0x0591 && r <= 0x05C7 && unicode.Is(unicode.Mn, r) ||
		r >= 0x064B && r <= 0x065F || r == 0x0670
}

// plain holds the letters that no decomposition takes apart.
var plain = map[rune]string{'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i"}

func writeFolded(b *strings.Builder, r rune) {
	if s, ok := plain[r]; ok {
		b.WriteString(s)
		return
	}
	b.WriteRune(r)
}

// key is the form under which keys of the file are compared: they are its own, so punctuation counts.
func key(s string) string { return strings.ToLower(oneLine(s)) }
