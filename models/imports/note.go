package imports

import (
	"slices"
	"strings"

	"convive/models/imports/lists"
)

// A guest's note holds what the list notes first, then a line "Header: text" for each column that nobody knows, then
// whatever people write here. Nothing of it is ever lost.

// tellNote brings a note up to what the list notes; it returns the whole note.
func (t teller) tellNote(here, note string) string {
	old, rest := t.told(here)
	c := Cell{Field: "note", Was: old, Now: note}
	if note != "" && old == "" && strings.Contains(here, note) {
		c.Was = note // somebody wrote it down already
	}
	if t.says("note", c) {
		here = joined(note, rest)
	}
	return here
}

// tellFields brings a note up to what the columns say that nobody knows; it returns the whole note.
func (t teller) tellFields(here string, fields map[string]string) string {
	for _, header := range sorted(fields) {
		was, at := lineOf(here, header)
		now := lists.Line(fields[header])
		if t.says("field:"+header, Cell{Field: "field", Of: header, Was: was, Now: now}) {
			lines := strings.Split(here, "\n")
			if at >= 0 {
				lines[at] = header + ": " + now
			} else {
				lines = append(lines, header+": "+now)
			}
			here = joined(lines...)
		}
	}
	for name := range t.said { // a column that is blank for this guest has no entry among the fields
		if header, ok := strings.CutPrefix(name, "field:"); ok && fields[header] == "" {
			if was, at := lineOf(here, header); at >= 0 {
				t.kept(Cell{Field: "field", Of: header, Was: was})
			}
		}
	}
	return here
}

// told finds what the list noted the last time: the first lines that still have its fingerprint.
func (t teller) told(here string) (old, rest string) {
	mark, ok := t.said["note"]
	if !ok {
		return "", here
	}
	lines := strings.Split(here, "\n")
	for n := range lines {
		if old = strings.Join(lines[:n+1], "\n"); fingerprint(old) == mark {
			return old, strings.Join(lines[n+1:], "\n")
		}
	}
	return "", here
}

func lineOf(note, header string) (text string, at int) {
	for i, line := range strings.Split(note, "\n") {
		if text, ok := strings.CutPrefix(line, header+": "); ok {
			return text, i
		}
	}
	return "", -1
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), "\n")
}

func sorted(fields map[string]string) (headers []string) {
	for header, text := range fields {
		if text != "" {
			headers = append(headers, header)
		}
	}
	slices.Sort(headers)
	return headers
}
