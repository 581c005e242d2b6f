package guests

import "strings"

// pastedRows are the rows of what was copied from a spreadsheet, each with its cells. A cell that holds a line break, a
// tab or a quote stands in quotes there, with its own quotes doubled; quotes around anything else are somebody's words.
func pastedRows(text string) (rows [][]string) {
	row := []string{}
	for {
		cell, rest := pastedCell(text)
		row = append(row, cell)
		if rest == "" {
			return append(rows, row)
		}
		if rest[0] == '\n' {
			rows, row = append(rows, row), []string{}
		}
		text = rest[1:]
	}
}

// pastedCell is the first cell of a text, and the text from the tab or the line break behind it on.
func pastedCell(text string) (cell, rest string) {
	if quoted, behind, ok := quotedCell(text); ok {
		return quoted, behind
	}
	if end := strings.IndexAny(text, "\t\n"); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

func quotedCell(text string) (cell, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	for at := 1; ; {
		end := strings.IndexByte(text[at:], '"')
		if end < 0 {
			return "", "", false
		}
		at += end + 1
		if strings.HasPrefix(text[at:], `"`) { // one quote, doubled
			at++
			continue
		}
		rest = text[at:]
		if rest != "" && rest[0] != '\t' && rest[0] != '\n' {
			return "", "", false
		}
		cell = text[1 : at-1]
		return strings.ReplaceAll(cell, `""`, `"`), rest, strings.ContainsAny(cell, "\t\n\"")
	}
}
