package lists

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Options say how to read a file.
type Options struct {
	Sheet  string // of a workbook; "" takes the one that looks most like a guest list
	Pasted bool   // the bytes were pasted: a table without a header, or a name per line, will do
	Chosen Choices
	Named  map[string]Choice // columns by their headings, before all that is guessed or remembered
	Watch  Watch             // hears how many lines have been read; nil for nobody
}

// Watch hears how far long work is: so much done of so much in all, 0 where nobody knows yet. Its error ends the work, and
// is what the work returns.
type Watch func(done, total int) error

// Every is after how many lines or people a Watch hears of them.
const Every = 200

// at tells the watch, if there is one and it is time.
func (w Watch) at(done, total int) error {
	if w == nil || done%Every != 0 {
		return nil
	}
	return w(done, total)
}

// Read turns a file or pasted text into a list. The name is only a hint (a .txt file is read like
// pasted text); what a file is shows in its bytes. The error is always a [Refusal], or the watch's own, and then
// nothing of the file may be used.
func Read(name string, data []byte, o Options) (List, error) {
	if len(data) > MaxBytes {
		return List{}, Refusal{0, fmt.Sprintf("The file is larger than %s.", size(MaxBytes))}
	}
	if foreign := foreignFile(data); foreign != "" {
		return List{}, Refusal{0, foreign}
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return readWorkbook(data, o)
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
		return readPasted(text, o)
	}
	return readText(text, o)
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

func readText(text string, o Options) (List, error) {
	recs, err := records(text, delimiterOf(text))
	if err != nil {
		return List{}, err
	}
	return readTable(recs, o)
}

// readTable reads records of which one is a header.
func readTable(recs []record, o Options) (List, error) {
	if len(recs) == 0 {
		return List{}, Refusal{0, "The file is empty."}
	}
	at, _, ok := findHeader(recs)
	if !ok {
		at = likelyHeader(recs)
	}
	if len(o.Named) > 0 {
		var err error
		if at, err = namedHeader(recs, at, o.Named); err != nil {
			return List{}, err
		}
		ok = true
	}
	cols := headings(recs[at])
	if err := otherReport(recs[at]); err != nil {
		return List{}, err
	}
	if heads := headsOf(recs[at].cells); !chosen(cols, o.Chosen[heads]) {
		if !ok {
			return List{}, ask(recs[at], recs[at+1:])
		}
		cols = understand(recs[at], recs[at+1:])
	}
	asNamed(cols, o.Named)
	l := newList(cols, recognise(cols))
	l.Own = recognise(cols).own
	l.Heads, l.Samples = headsOf(recs[at].cells), samples(len(cols), recs[at+1:])
	if !namesPeople(cols) {
		return List{}, ask(recs[at], recs[at+1:])
	}
	for _, r := range recs[:at] {
		l.Skipped = append(l.Skipped, Skip{r.row, AboveHeader, short(clean(strings.Join(r.cells, " ")))})
	}
	if err := l.build(newSheet(cols, recognise(cols)), recs[at+1:], o.Watch); err != nil {
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

func namesPeople(cols []Column) bool {
	return slices.ContainsFunc(cols, func(c Column) bool { return c.Meaning.names() })
}

func noNames(header record) Refusal {
	var found []string
	for _, c := range header.cells {
		if c = short(clean(c)); c != "" && len(found) < 8 {
			found = append(found, "“"+c+"”")
		}
	}
	return Refusal{header.row, fmt.Sprintf("No column looks like a guest's name. Line %d has %s. Name one column “Name”, or two “First name” and “Last name”.",
		header.row, strings.Join(found, ", "))}
}
