package lists

import (
	"fmt"
	"strings"
)

// record is one line of cells; row is the physical line where it begins, from 1.
type record struct {
	row   int
	cells []string
}

func (r record) blank() bool { return r.filled() == 0 }

func (r record) filled() int {
	n := 0
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// scanner reads delimited text. encoding/csv is not enough: it can't say where a quote that never
// closes was opened, and it knows neither CR-only files nor a limit of one cell.
type scanner struct {
	text  string
	delim byte
	line  int // physical line of text[0]
}

// next reads one record; ok is false at the end. Lines end with LF, CRLF or CR; empty ones are
// passed over.
func (s *scanner) next() (r record, ok bool, err error) {
	for s.text != "" && (s.text[0] == '\n' || s.text[0] == '\r') {
		s.endLine()
	}
	if s.text == "" {
		return record{}, false, nil
	}
	r.row = s.line
	for {
		cell, end, err := s.cell()
		if err != nil {
			return r, false, err
		}
		r.cells = append(r.cells, cell)
		if end {
			return r, true, nil
		}
		if len(r.cells) > maxColumns {
			return r, false, tooWide(r.row)
		}
	}
}

// cell reads one cell and what ends it; end tells that the record ends with it.
func (s *scanner) cell() (cell string, end bool, err error) {
	if strings.HasPrefix(s.text, `"`) {
		if cell, err = s.quoted(); err != nil {
			return "", false, err
		}
	}
	i := strings.IndexAny(s.text, "\r\n"+string(s.delim))
	if i < 0 {
		i = len(s.text)
	}
	cell += s.text[:i]
	if len(cell) > MaxCell {
		return "", false, tooLarge(s.line, len(cell))
	}
	s.text = s.text[i:]
	if s.text != "" && s.text[0] == s.delim {
		s.text = s.text[1:]
		return cell, false, nil
	}
	s.endLine()
	return cell, true, nil
}

func (s *scanner) endLine() {
	switch {
	case strings.HasPrefix(s.text, "\r\n"):
		s.text = s.text[2:]
	case s.text != "":
		s.text = s.text[1:]
	}
	s.line++
}

// quoted reads from an opening quote to its closing one; a doubled quote stands for itself.
func (s *scanner) quoted() (string, error) {
	var b strings.Builder
	opened, rest := s.line, s.text[1:]
	for {
		i := strings.IndexByte(rest, '"')
		if i < 0 {
			return "", Refusal{opened, fmt.Sprintf("A quote opened on line %d is never closed.", opened)}
		}
		b.WriteString(rest[:i])
		rest = rest[i+1:]
		if !strings.HasPrefix(rest, `"`) {
			break
		}
		b.WriteByte('"')
		rest = rest[1:]
	}
	s.text = rest
	s.line += lineBreaks(b.String())
	if b.Len() > MaxCell {
		return "", tooLarge(opened, b.Len())
	}
	return b.String(), nil
}

func lineBreaks(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}

// records reads all records that are not blank.
func records(text string, delim byte) ([]record, error) {
	var all []record
	var m meter
	text, first := dropSepLine(text)
	s := scanner{text, delim, first}
	for {
		r, ok, err := s.next()
		if err != nil || !ok {
			return all, err
		}
		if r.blank() {
			continue
		}
		if err := m.record(r.row, r.cells); err != nil {
			return all, err
		}
		all = append(all, r)
	}
}

// dropSepLine takes away the line "sep=;" that Excel reads as the delimiter; line is that of what
// is left.
func dropSepLine(text string) (rest string, line int) {
	if _, ok := sepLine(text); !ok {
		return text, 1
	}
	s := scanner{text: text[5:], line: 1}
	s.endLine()
	return s.text, s.line
}

func sepLine(text string) (delim byte, ok bool) {
	if len(text) < 6 || !strings.EqualFold(text[:4], "sep=") || !strings.ContainsRune("\r\n", rune(text[5])) {
		return 0, false
	}
	return text[4], strings.IndexByte(string(delimiters), text[4]) >= 0
}
