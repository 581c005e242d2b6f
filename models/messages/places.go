package messages

import (
	"slices"
	"strings"

	"convive/models/invalid"
)

// Places are what a text may hold in braces, in the order in which they are offered. What stands there is never read for
// places again.
var Places = []string{"name", "envelope", "event", "link", "code", "deadline", "occasions", "occasion", "place", "sender", "answers"}

// piece is a part of a text: words as written, or a place.
type piece struct {
	words string
	place string
}

// pieces reads a text once. A brace that opens no place is a brace.
func pieces(text string) (all []piece) {
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(text[open:], '}')
		if end < 0 {
			break
		}
		name := text[open+1 : open+end]
		if !placeLike(name) {
			all = append(all, piece{words: text[:open+1]})
			text = text[open+1:]
			continue
		}
		all = append(all, piece{words: text[:open]}, piece{place: name})
		text = text[open+end+1:]
	}
	return append(all, piece{words: text})
}

func placeLike(name string) bool {
	return name != "" && len(name) <= 40 && !strings.ContainsFunc(name, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_') })
}

// unknown is the first place of a text that there is not; "" when there is none.
func unknown(text string) string {
	for _, p := range pieces(text) {
		if p.place != "" && !slices.Contains(Places, p.place) {
			return p.place
		}
	}
	return ""
}

const (
	maxSubject = 150
	maxBody    = 8000
)

// checkText finds what can't be sent: nothing, too much, a second line in a subject, or a place that there is not.
func checkText(wrong *invalid.Fields, t Text) {
	wrong.Check(strings.TrimSpace(t.Subject) != "", "subject", "Write the subject.")
	wrong.Check(strings.TrimSpace(t.Body) != "", "body", "Write the text.")
	wrong.Check(len([]rune(t.Subject)) <= maxSubject, "subject", "Please use at most {n} characters.", "n", maxSubject)
	wrong.Check(len([]rune(t.Body)) <= maxBody, "body", "Please use at most {n} characters.", "n", maxBody)
	wrong.Check(!strings.ContainsFunc(t.Subject, control), "subject", "Write the subject on one line.")
	for _, f := range [][2]string{{"subject", t.Subject}, {"body", t.Body}} {
		if place := unknown(f[1]); place != "" {
			wrong.Add(f[0], "There is no place {place}. Use one of those listed below.", "place", "{"+place+"}")
		}
	}
}

func control(r rune) bool {
	return r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' || r >= 0x80 && r < 0xa0
}

// oneLine makes a header of a value: what breaks lines becomes a blank.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return control(r) || r == ' ' }), " ")
}
