package lists

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestTheSheetWithTheGuestsIsFound(t *testing.T) {
	l := read(t, "guest-list.xlsx")
	equal(t, "sheet", l.Sheet, "Guests")
	equal(t, "all", strings.Join(l.Sheets, "|"), "Budget & notes|Guests")
}

func TestAChosenSheetIsRead(t *testing.T) {
	_, err := Read("x.xlsx", file(t, "guest-list.xlsx"), Options{Sheet: "Budget & notes"})
	refused(t, err, 1, "Sheet “Budget & notes”", "No column looks like")
	_, err = Read("x.xlsx", file(t, "guest-list.xlsx"), Options{Sheet: "Nope"})
	refused(t, err, 0, "no sheet “Nope”")
}

func TestCellsOfAWorkbookAreReadAsShown(t *testing.T) {
	g := read(t, "guest-list.xlsx").guest(t, "Anselm Thornbury")
	equal(t, "date", g.Fields["RSVP received"], "2026-06-10")
	equal(t, "number", g.Table, "1")
	equal(t, "money", g.Fields["Gift (EUR)"], "67.54")
	equal(t, "boolean", g.Fields["Paid deposit"], "FALSE")
	equal(t, "row", g.Row, 2)
	equal(t, "adult", g.Age, Adult)
}

func TestAFormulasStoredValueIsReadAndNothingIsRun(t *testing.T) {
	l := read(t, "guest-list.xlsx")
	equal(t, "full name beside its parts", l.Columns[10].Meaning, Name)
	equal(t, "guest", l.guest(t, "Karolina Santos").Given, "Karolina")
}

func book(t *testing.T, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBlankRowsKeepTheRowNumbersOfAWorkbook(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		_ = f.SetSheetRow("Sheet1", "A3", &[]any{"Name", "Phone"})
		_ = f.SetSheetRow("Sheet1", "A9", &[]any{"Ana", "+49 30 1"})
	})
	l, err := Read("x.xlsx", data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "row", l.guest(t, "Ana").Row, 9)
	equal(t, "phone", l.guest(t, "Ana").Phone, "+49 30 1")
}

func TestAHugeCellOfAWorkbookIsNamedByItsRow(t *testing.T) {
	data := parts(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>` +
		`<row r="4"><c r="A4" t="inlineStr"><is><t>` + strings.Repeat("x", MaxCell+1) + `</t></is></c></row></sheetData></worksheet>`})
	_, err := Read("x.xlsx", data, Options{})
	refused(t, err, 4, "Line 4 has a cell of 65 KB")
}

// parts is a minimal workbook with some of its parts replaced.
func parts(t *testing.T, replaced map[string]string) []byte {
	t.Helper()
	old, err := zip.NewReader(bytes.NewReader(book(t, func(*excelize.File) {})), int64(len(book(t, func(*excelize.File) {}))))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range old.File {
		if _, ok := replaced[f.Name]; !ok {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, body := range replaced {
		p, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = p.Write([]byte(body))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestABombIsRefusedBeforeItIsUnpacked(t *testing.T) {
	bomb := strings.Repeat("<row><c t=\"inlineStr\"><is><t>Ana</t></is></c></row>", 2<<20)
	for name, data := range map[string][]byte{
		"sheet":  parts(t, map[string]string{"xl/worksheets/sheet1.xml": bomb}),
		"shared": parts(t, map[string]string{"xl/sharedStrings.xml": bomb}),
		"media":  parts(t, map[string]string{"xl/media/a.png": bomb[:50<<20], "xl/media/b.png": bomb[:50<<20]}),
	} {
		within(t, func() {
			_, err := Read("x.xlsx", data, Options{})
			equal(t, name+" is small when packed", len(data) < MaxBytes, true)
			refused(t, err, 0, "Unpacked, this workbook is larger than 64 MB.")
		})
	}
}

func TestAWorkbookThatClaimsBillionsOfRowsOrColumnsIsRefused(t *testing.T) {
	const name = `<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>`
	for sheet, words := range map[string]string{
		name + `<row r="2000000000"><c r="A2000000000" t="inlineStr"><is><t>Ana</t></is></c></row>`: "can't be read",
		name + `<row r="2"><c r="XFD2" t="inlineStr"><is><t>Ana</t></is></c></row>`:                 "more than 1000 cells",
	} {
		data := parts(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + sheet + `</sheetData></worksheet>`})
		within(t, func() {
			_, err := Read("x.xlsx", data, Options{})
			if err == nil || !strings.Contains(err.Error(), words) {
				t.Error(err)
			}
		})
	}
}

func TestAnArchiveIsNoWorkbook(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	_, _ = w.Create("photo.jpg")
	_ = w.Close()
	_, err := Read("x.zip", b.Bytes(), Options{})
	refused(t, err, 0, "an archive, not a workbook")
	data := file(t, "guest-list.xlsx")
	_, err = Read("x.xlsx", data[:len(data)/2], Options{})
	refused(t, err, 0, "can't be read")
}
