package messages

import (
	"html"
	"strings"
)

// Values fill the places of a text for one household.
type Values map[string]string

// ready is a text with its places filled, in both forms.
type ready struct {
	Subject, Plain, HTML string
}

// fill puts the values into a text. A line in which a place has nothing to say is left out: an event without a deadline
// has no line about it. Right-to-left text gets its values isolated, so that names and numbers stay where they are.
func fill(t Text, v Values, lang string) ready {
	var plain, page []string
	for line := range strings.SplitSeq(strings.ReplaceAll(t.Body, "\r\n", "\n"), "\n") {
		if text, markup, said := fillLine(line, v, lang); said {
			plain, page = append(plain, text), append(page, markup)
		}
	}
	subject, _, _ := fillLine(t.Subject, v, lang)
	return ready{Subject: oneLine(subject), Plain: strings.TrimRight(tidy(plain), "\n") + "\n", HTML: document(page, lang)}
}

// tidy joins lines; where some were left out no more than one empty line stays.
func tidy(lines []string) string {
	text := strings.Join(lines, "\n")
	for strings.Contains(text, "\n\n\n") {
		text = strings.ReplaceAll(text, "\n\n\n", "\n\n")
	}
	return text
}

func fillLine(line string, v Values, lang string) (text, markup string, said bool) {
	var b, m strings.Builder
	for _, p := range pieces(line) {
		value := v[p.place]
		switch {
		case p.place == "":
			b.WriteString(p.words)
			m.WriteString(html.EscapeString(p.words))
		case value == "":
			return "", "", false
		case p.place == "link":
			b.WriteString(value)
			m.WriteString(`<a href="` + html.EscapeString(value) + `">` + html.EscapeString(value) + `</a>`)
		default:
			b.WriteString(isolated(value, p.place, lang))
			m.WriteString(markedUp(value))
		}
	}
	return b.String(), m.String(), true
}

// markedUp is a value in the page. A list, whose names are isolated one by one, and lines run as the page does: <bdi> would
// take their direction from the first name.
func markedUp(value string) string {
	text := strings.ReplaceAll(html.EscapeString(value), "\n", "<br>")
	if strings.ContainsAny(value, "\u2068\n") {
		return text
	}
	return "<bdi>" + text + "</bdi>"
}

// isolated keeps a value of another direction together; links and codes stay as they are, since people copy them.
func isolated(value, place, lang string) string {
	if RightToLeft(lang) && place != "code" && !strings.Contains(value, "\n") {
		return "\u2068" + value + "\u2069"
	}
	return value
}

// RightToLeft says which way a language runs.
func RightToLeft(lang string) bool { return lang == "ar" || lang == "he" }

// document makes a page of lines: paragraphs where an empty line parts them. Nothing is loaded from anywhere.
func document(lines []string, lang string) string {
	dir, align := "ltr", "left"
	if RightToLeft(lang) {
		dir, align = "rtl", "right"
	}
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="` + lang + `" dir="` + dir + `"><head><meta charset="utf-8"></head>` +
		`<body style="margin:0;background:#fbfaf7;color:#22201c"><div dir="` + dir + `" style="max-width:34em;margin:0 auto;padding:24px;overflow-wrap:anywhere;` +
		`font:16px/1.6 Georgia,'Times New Roman',serif;text-align:` + align + `">`)
	for paragraph := range strings.SplitSeq(strings.Join(lines, "\n"), "\n\n") {
		if paragraph = strings.Trim(paragraph, "\n"); paragraph != "" {
			b.WriteString(`<p style="margin:0 0 1em">` + strings.ReplaceAll(paragraph, "\n", "<br>") + `</p>`)
		}
	}
	b.WriteString("</div></body></html>\n")
	return b.String()
}
