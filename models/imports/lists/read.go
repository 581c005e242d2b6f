package lists

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
)

// Options say how to read a file.
type Options struct {
	Sheet  string // of a workbook; "" takes the one that looks most like a guest list
	Pasted bool   // the bytes were pasted: a table without a header, or a name per line, will do
}

// Read turns a file or pasted text into a list. The name is only a hint (a .txt file is read like
// pasted text); what a file is shows in its bytes. The error is always a [Refusal], and then
// nothing of the file may be used.
func Read(name string, data []byte, o Options) (List, error) {
	if len(data) > MaxBytes {
		return List{}, Refusal{0, fmt.Sprintf("The file is larger than %s.", size(MaxBytes))}
	}
	if foreign := foreignFile(data); foreign != "" {
		return List{}, Refusal{0, foreign}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return readWorkbook(data, o.Sheet)
	}
	text, err := decode(data)
	if err != nil {
		return List{}, err
	}
	switch {
	case strings.TrimSpace(clean(text)) == "":
		return List{}, Refusal{0, "The file is empty."}
	case strings.HasPrefix(strings.TrimSpace(text), "{"):
		return readDemo(text)
	case o.Pasted || strings.EqualFold(filepath.Ext(name), ".txt"):
		return readPasted(text)
	}
	return readText(text)
}

// foreignFile words what a file is that can't hold a guest list, or "".
func foreignFile(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return "This is an old Excel file (.xls) or one with a password. Save it without a password as .xlsx or CSV."
	case bytes.HasPrefix(data, []byte("%PDF")):
		return "This is a PDF. Save the guest list as CSV or as an Excel workbook (.xlsx)."
	}
	return ""
}

func readText(text string) (List, error) {
	recs, err := records(text, delimiterOf(text))
	if err != nil {
		return List{}, err
	}
	return readTable(recs)
}

// readTable reads records of which one is a header.
func readTable(recs []record) (List, error) {
	if len(recs) == 0 {
		return List{}, Refusal{0, "The file is empty."}
	}
	at, _, ok := findHeader(recs)
	if !ok {
		return List{}, noNames(recs[0])
	}
	cols := understand(recs[at], recs[at+1:])
	l := newList(cols, recognise(cols))
	if !l.namesPeople() {
		return List{}, noNames(recs[at])
	}
	for _, r := range recs[:at] {
		l.Skipped = append(l.Skipped, Skip{r.row, AboveHeader, short(clean(strings.Join(r.cells, " ")))})
	}
	if err := l.build(newSheet(cols, recognise(cols)), recs[at+1:]); err != nil {
		return List{}, err
	}
	if len(l.Households) == 0 {
		return List{}, Refusal{recs[at].row, fmt.Sprintf("The file has a header on line %d, but no guests under it.", recs[at].row)}
	}
	return l, nil
}

func newList(cols []Column, p product) List {
	l := List{Source: p.source, Columns: cols, Problems: []Problem{}, Skipped: []Skip{}, Households: []Household{}}
	l.Occasions, l.Main = occasionsOf(cols)
	return l
}

func (l List) namesPeople() bool {
	for _, c := range l.Columns {
		if c.Meaning.names() {
			return true
		}
	}
	return false
}

func noNames(header record) error {
	var found []string
	for _, c := range header.cells {
		if c = short(clean(c)); c != "" && len(found) < 8 {
			found = append(found, "“"+c+"”")
		}
	}
	return Refusal{header.row, fmt.Sprintf("No column looks like a guest's name. Line %d has %s. Name one column “Name”, or two “First name” and “Last name”.",
		header.row, strings.Join(found, ", "))}
}
