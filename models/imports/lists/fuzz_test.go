package lists

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzRead holds for any bytes: no panic; a refusal with a sentence, or at least one guest; names
// that are valid UTF-8; numbers that agree with one another.
func FuzzRead(f *testing.F) {
	entries, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() && e.Name() != "huge-row.csv" && e.Name() != "expected.json" {
			data := file(f, e.Name())
			if len(data) > 6000 { // short seeds are tried far more often; the workbook just fits
				data = data[:1500]
			}
			f.Add(data, false)
			f.Add(data, true)
		}
	}
	f.Add(Template(), false)
	f.Add([]byte("Household,Name,A/B list,Dinner - reply\nx,Ana,B,yes\nx,Leo,A-list,-\ny,Mia,maybe,?\n"), false)
	f.Add([]byte("Ana & Leo Silva\nMr & Mrs Smith\nGuest of Ana\n+ guest\nthe Silvas (4)\n"), true)
	f.Add([]byte("sep=|\r\nName|RSVP\r\n\"Ana\"\"|'+1\r\n"), false)
	f.Add([]byte(`{"schema":"demo-wedding/1","sub_events":[{"id":"d","name":"Dinner"}],"households":[{"id":"h"}],"guests":[{"id":"a","household":"h","first":"Ana"},`+
		`{"id":"b","household":"h","unnamed":true,"plus_one_of":"a"}],"answers":[{"guest":"a","sub_event":"d","state":"no_response"}]}`), false)
	f.Fuzz(func(t *testing.T, data []byte, paste bool) {
		l, err := Read("x.csv", data, Options{Pasted: paste})
		if err != nil {
			var r Refusal
			if !errors.As(err, &r) || r.Message == "" || r.Row < 0 {
				t.Fatalf("refused without a sentence: %#v", err)
			}
			return
		}
		sound(t, l)
	})
}

// FuzzWorkbook holds the same for what stands inside a workbook: bytes that are no archive end at its door, so that the
// parts are made up and packed here.
func FuzzWorkbook(f *testing.F) {
	f.Add([]byte(`<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData></worksheet>`), []byte("<sst><si><t>Ana Silva</t></si></sst>"), "Guests")
	f.Add([]byte(`<worksheet><sheetData><row r="9"><c r="A9" t="str"><f>A1&amp;B1</f><v>Name</v></c><c r="C9" s="1"><v>45000</v></c></row><row r="1048576"><c r="XFD1048576" t="b"><v>1</v></c></row></sheetData></worksheet>`), []byte("<sst/>"), "")
	f.Add([]byte(`<worksheet><sheetData><row><c t="s"><v>99</v></c><c t="e"><v>#REF!</v></c></row></sheetData></worksheet>`), []byte("<sst><si><r><t>a</t></r></si></sst>"), "Budget")
	for _, sheet := range firstRows(f, file(f, "guest-list.xlsx"), "xl/worksheets/", 6) {
		for _, words := range firstRows(f, file(f, "guest-list.xlsx"), "xl/sharedStrings.xml", 1_000) {
			f.Add(sheet, words, "")
		}
	}
	f.Fuzz(func(t *testing.T, sheet, words []byte, name string) {
		l, err := Read("x.xlsx", packed(t, sheet, words), Options{Sheet: name})
		if err != nil {
			var r Refusal
			if !errors.As(err, &r) || r.Message == "" || r.Row < 0 {
				t.Fatalf("refused without a sentence: %#v", err)
			}
			return
		}
		sound(t, l)
	})
}

// firstRows are the parts of a workbook whose names begin so, cut after some rows: short seeds are tried far more often.
func firstRows(f *testing.F, data []byte, prefix string, rows int) (parts [][]byte) {
	f.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		f.Fatal(err)
	}
	for _, part := range z.File {
		if !strings.HasPrefix(part.Name, prefix) {
			continue
		}
		in, err := part.Open()
		if err != nil {
			f.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			f.Fatal(err)
		}
		const row, end = "</row>", "</sheetData></worksheet>"
		if all := bytes.SplitAfter(text, []byte(row)); len(all) > rows {
			text = append(bytes.Join(all[:rows], nil), end...)
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		f.Fatal("the workbook has no " + prefix)
	}
	return parts
}

// packed is a workbook of one sheet.
func packed(t *testing.T, sheet, words []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range map[string][]byte{
		"[Content_Types].xml": []byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`),
		"xl/workbook.xml": []byte(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="Guests" sheetId="1" r:id="rId1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels": []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
		"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": words,
	} {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sound checks what holds for every list.
func sound(t *testing.T, l List) {
	t.Helper()
	c := l.Count()
	if c.Guests == 0 || c.Households == 0 || c.Households > c.Guests {
		t.Fatalf("%+v", c)
	}
	if a := c.Answers; a.Attending+a.Declined+a.Maybe+a.Pending+a.NotInvited != c.Guests*c.Occasions {
		t.Fatalf("%+v", c)
	}
	for _, h := range l.Households {
		if len(h.Guests) == 0 || h.Row < 1 {
			t.Fatalf("an empty household: %+v", h)
		}
		for i, g := range h.Guests {
			switch {
			case !utf8.ValidString(g.Name) || g.Unnamed != (g.Name == ""):
				t.Fatalf("name %q, unnamed %v", g.Name, g.Unnamed)
			case g.PlusOneOf < -1 || g.PlusOneOf >= len(h.Guests) || g.PlusOneOf == i:
				t.Fatalf("plus-one of %d", g.PlusOneOf)
			case g.Row < 1 || g.Match.Nth < 1 || len(g.Replies) != c.Occasions:
				t.Fatalf("%+v", g)
			case !g.Unnamed && clean(g.Name) != g.Name:
				t.Fatalf("%q isn't clean", g.Name)
			}
		}
	}
}
