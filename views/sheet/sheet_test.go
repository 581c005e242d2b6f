package sheet

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"convive/models/imports/lists"
)

// hostile are texts that spreadsheets have run, and such as look like them. Those of the first list must be guarded.
var hostile = []string{
	"=1+1", "=HYPERLINK(\"https://evil.example\";\"our registry\")", "=cmd|' /C calc'!A0", "+49 30 1234567", "-2+3", "@SUM(1,1)", "  =1+1", "\t=1+1", "\r=1+1",
	"\n=1+1", "\tx", "\rx", "\nx", "＝1+1", "＋49 30", "－1", "＠SUM(1)", "\u00a0=1+1", "\u3000＝1+1", "\u200b=1+1", "\ufeff=1+1", "\u202e=1+1", "\x00=1+1", "=", "-", "+", "@",
}

var harmless = []string{"", "Ana", "'", "'quoted'", "2+2", "a=b", "mail@example.org", "李 明", "הדס אלמוג", "5 - 3", "0049 30", "\"", "a,b;c\nd"}

func TestEveryTextThatASpreadsheetWouldRunIsGuarded(t *testing.T) {
	for _, text := range hostile {
		if got := Guard(text); got != "'"+text {
			t.Errorf("%q became %q", text, got)
		}
	}
	for _, text := range harmless {
		if got := Guard(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// texts draws cells that somebody may have typed, hostile ones among them.
func texts() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(hostile), rapid.SampledFrom(harmless), rapid.String(), rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom([]string{"", " ", "\t", "\u00a0", "\u2003"}).Draw(t, "space") + rapid.SampledFrom([]string{"=", "+", "-", "@", "＝", "x"}).Draw(t, "sign") + rapid.String().Draw(t, "rest")
	}))
}

func sheets() *rapid.Generator[Sheet] {
	return rapid.Custom(func(t *rapid.T) Sheet {
		s := Sheet{Title: texts().Draw(t, "title"), Event: texts().Draw(t, "event"), MadeAt: "Made 29 August 2026, 14:00 (Berlin)", Made: time.Unix(0, 0)}
		for range rapid.IntRange(1, 4).Draw(t, "columns") {
			s.Columns = append(s.Columns, Column{Head: texts().Draw(t, "head"), Number: rapid.Bool().Draw(t, "number")})
		}
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			var row []Cell
			for _, c := range s.Columns {
				cell := Cell{Blank: rapid.Bool().Draw(t, "blank")}
				if c.Number {
					cell.Number = rapid.IntRange(0, 5000).Draw(t, "n")
				} else if cell.Counted = rapid.Bool().Draw(t, "counted"); cell.Counted {
					cell.Amount = float64(rapid.IntRange(0, 5000).Draw(t, "eighths")) / 8
					cell.Text = strings.Replace(strconv.FormatFloat(cell.Amount, 'f', -1, 64), ".", ",", 1)
				} else {
					cell.Text = texts().Draw(t, "text")
				}
				row = append(row, cell)
			}
			s.Rows = append(s.Rows, row)
		}
		return s
	})
}

func TestACSVHoldsEveryCellAndNoFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sheets().Draw(t, "sheet")
		var file bytes.Buffer
		if err := s.CSV(&file); err != nil {
			t.Fatal(err)
		}
		body, marked := strings.CutPrefix(file.String(), "\uFEFF")
		if !marked {
			t.Fatal("no byte order mark")
		}
		records, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(records) != len(s.Rows)+1 {
			t.Fatalf("%d lines for %d rows", len(records), len(s.Rows))
		}
		if records[0][len(s.Columns)] != s.MadeAt {
			t.Fatalf("the heads end with %q", records[0][len(s.Columns)])
		}
		for i, row := range s.Rows {
			for n, cell := range row {
				got := records[i+1][n]
				if strings.ContainsAny(got[:min(1, len(got))], "=+-@\t\r\n") {
					t.Fatalf("%q runs as a formula", got)
				}
				if want := s.Columns[n].written(cell); got != lf(want) {
					t.Fatalf("%q was written as %q", want, got)
				}
			}
		}
	})
}

// lf is what CSV leaves of line ends: CR goes.
func lf(s string) string { return strings.ReplaceAll(s, "\r", "") }

func TestAWorkbookHoldsTypedCellsAndNoFormula(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := sheets().Draw(t, "sheet")
		var file bytes.Buffer
		if err := s.XLSX(&file); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		name := f.GetSheetName(0)
		for i, row := range s.Rows {
			for n, cell := range row {
				at, _ := excelize.CoordinatesToCellName(n+1, i+2)
				typed(t, f, name, at, s.Columns[n], cell)
			}
		}
	})
}

func typed(t *rapid.T, f *excelize.File, sheet, at string, c Column, cell Cell) {
	if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
		t.Fatalf("%s runs %q", at, formula)
	}
	kind, err := f.GetCellType(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	switch {
	case cell.Blank || !c.Number && cell.Text == "":
		if got != "" {
			t.Fatalf("%s holds %q, not nothing", at, got)
		}
	case cell.Counted:
		if n, err := strconv.ParseFloat(got, 64); err != nil || n != cell.Amount || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
			t.Fatalf("%s holds %q as type %d, not the number %v", at, got, kind, cell.Amount)
		}
	case c.Number:
		if kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString || got != c.written(cell) {
			t.Fatalf("%s holds %q as type %d, not the number %d", at, got, kind, cell.Number)
		}
	default:
		if kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
			t.Fatalf("%s holds %q as type %d, not as text", at, got, kind)
		}
		if storable(cell.Text) && got != cell.Text {
			t.Fatalf("%s holds %q, not %q", at, got, cell.Text)
		}
	}
}

// storable says that XML keeps every character of a text.
func storable(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0xFFFE || r == 0xFFFD }) && !strings.Contains(s, "_x")
}

func TestAWorkbookIsReadyToUseAndToPrint(t *testing.T) {
	s := Sheet{Title: "Seating: A–Z [all]", Event: "Ana & Leo", MadeAt: "Made today", Columns: []Column{{Head: "Name"}, {Head: "Seat", Number: true}},
		Rows: [][]Cell{{{Text: "=Ana"}, {Number: 7}}, {{Text: "Leo"}, {Blank: true}}}, Wide: true}
	var file bytes.Buffer
	if err := s.XLSX(&file); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	name := f.GetSheetName(0)
	if panes, _ := f.GetPanes(name); !panes.Freeze || panes.YSplit != 1 {
		t.Error("the heads are not frozen")
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	if !strings.HasSuffix(names["_xlnm._FilterDatabase"], "!$A$1:$B$3") || !strings.HasSuffix(names["_xlnm.Print_Titles"], "!$1:$1") {
		t.Errorf("filters and repeated heads: %v", names)
	}
	if layout, _ := f.GetPageLayout(name); layout.Orientation == nil || *layout.Orientation != "landscape" {
		t.Error("a wide sheet is not printed across")
	}
}

func TestOurOwnImportTakesTheQuotesOff(t *testing.T) {
	for _, text := range []string{"=1+1", "+49 30 1234567", "-2+3", "@SUM(1,1)", "＝1+1", "＋49 30 1234567"} {
		s := Sheet{Columns: []Column{{Head: "Name"}, {Head: "Note"}}, Rows: [][]Cell{{{Text: "Ana Silva"}, {Text: text}}}, MadeAt: "Made today"}
		var file bytes.Buffer
		if err := s.CSV(&file); err != nil {
			t.Fatal(err)
		}
		l, err := lists.Read("list.csv", file.Bytes(), lists.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Households) != 1 || l.Households[0].Guests[0].Note != text {
			t.Errorf("%q came back as %+v", text, l.Households)
		}
	}
}
