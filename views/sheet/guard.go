package sheet

import (
	"strings"
	"unicode"
)

// starters begin what spreadsheets take for a formula, in both widths.
const starters = "=+-@＝＋－＠"

// Guard puts a quote before text that a spreadsheet would run when it opens a CSV file: text that begins, maybe after
// spaces, with a sign of a formula, or with a tab or line end. Telephone numbers ("+49 …") are among them. Our own
// import takes the quote off again.
func Guard(text string) string {
	if strings.HasPrefix(text, "\t") || strings.HasPrefix(text, "\r") || strings.HasPrefix(text, "\n") {
		return "'" + text
	}
	if visible := strings.TrimLeftFunc(text, unseen); visible != "" && strings.ContainsRune(starters, []rune(visible)[0]) {
		return "'" + text
	}
	return Quoted(text)
}

// Quoted puts one quote more before text that begins with a quote and a sign of a formula, since our own import takes
// one off; every other text is as it was.
func Quoted(text string) string {
	rest, quoted := strings.CutPrefix(text, "'")
	visible := strings.TrimLeftFunc(rest, func(r rune) bool { return r == '\'' || unseen(r) })
	if quoted && visible != "" && strings.ContainsRune(starters, []rune(visible)[0]) {
		return "'" + text
	}
	return text
}

// unseen are the characters that a spreadsheet may skip: white space, and controls and marks that show nothing.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}
