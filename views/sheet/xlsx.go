package sheet

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Widths in characters.
const (
	narrowest = 6
	widest    = 48
)

// Built-in number formats: text that stays text when it is edited, and whole numbers.
const (
	formatText   = 49
	formatNumber = 1
)

// XLSX writes the sheet as a workbook: the heads are frozen and can be filtered, numbers are numbers, and texts are
// typed as text.
func (s Sheet) XLSX(out io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	name := s.name()
	b := &book{File: f, sheet: name, of: s}
	b.do(f.SetSheetName("Sheet1", name))
	b.styles()
	b.heads()
	for i, row := range s.Rows {
		b.row(i+2, row)
	}
	b.widths()
	b.view()
	b.print()
	if b.err != nil {
		return b.err
	}
	return f.Write(out)
}

// name is the title as a tab can bear it.
func (s Sheet) name() string {
	name := strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, s.Title))
	length := 0 // in UTF-16, as Excel counts: a sign beyond the first plane is two
	for i, r := range name {
		if length += utf16.RuneLen(r); length > excelize.MaxSheetNameLength {
			name = name[:i]
			break
		}
	}
	if name = strings.TrimSpace(name); name != "" {
		return name
	}
	return "Sheet1"
}

// book is a workbook under way; the first error stays.
type book struct {
	*excelize.File
	sheet                              string
	of                                 Sheet
	head, text, number, amount, moment int // styles
	err                                error
}

func (b *book) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) style(s excelize.Style) int {
	id, err := b.NewStyle(&s)
	b.do(err)
	return id
}

func (b *book) styles() {
	b.head = b.style(excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: formatText, Alignment: &excelize.Alignment{Vertical: "bottom", WrapText: true},
		Border: []excelize.Border{{Type: "bottom", Color: "22201C", Style: 1}}})
	b.text = b.style(excelize.Style{NumFmt: formatText, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	clock := "yyyy-mm-dd hh:mm"
	b.moment = b.style(excelize.Style{CustomNumFmt: &clock, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}})
	b.number = b.style(excelize.Style{NumFmt: formatNumber, Alignment: &excelize.Alignment{Vertical: "top"}})
	b.amount = b.style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}}) // with as many digits as it has, below texts
}

func (b *book) put(column, row, style int, write func(at string) error) {
	at, err := excelize.CoordinatesToCellName(column+1, row)
	b.do(err)
	b.do(write(at))
	b.do(b.SetCellStyle(b.sheet, at, at, style))
}

func (b *book) say(column, row, style int, text string) {
	b.put(column, row, style, func(at string) error { return b.SetCellStr(b.sheet, at, Quoted(text)) })
}

func (b *book) heads() {
	for i, c := range b.of.Columns {
		b.say(i, 1, b.head, c.Head)
	}
	b.say(len(b.of.Columns), 1, b.head, b.of.MadeAt)
}

func (b *book) row(n int, cells []Cell) {
	for i, cell := range cells {
		switch {
		case cell.Blank:
		case b.of.Columns[i].Number:
			b.put(i, n, b.number, func(at string) error { return b.SetCellInt(b.sheet, at, int64(cell.Number)) })
		case b.of.Columns[i].Moment:
			wall := cell.Moment
			wall = time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), 0, 0, time.UTC)
			b.put(i, n, b.moment, func(at string) error { return b.SetCellValue(b.sheet, at, wall) })
		case b.of.Columns[i].Yes:
			b.put(i, n, b.text, func(at string) error { return b.SetCellBool(b.sheet, at, cell.True) })
		case cell.Counted:
			b.put(i, n, b.amount, func(at string) error { return b.SetCellFloat(b.sheet, at, cell.Amount, -1, 64) })
		case cell.Text != "":
			b.say(i, n, b.text, cell.Text)
		}
	}
}

// widths fit the longest text of each column, within bounds.
func (b *book) widths() {
	for i, c := range b.of.Columns {
		width := utf8.RuneCountInString(c.Head)/2 + 4
		for _, row := range b.of.Rows {
			width = max(width, utf8.RuneCountInString(row[i].Text)+2)
			if b.of.Columns[i].Moment {
				width = max(width, 18)
			}
		}
		b.width(i, width)
	}
	b.width(len(b.of.Columns), 20)
}

func (b *book) width(column, width int) {
	name, err := excelize.ColumnNumberToName(column + 1)
	b.do(err)
	b.do(b.SetColWidth(b.sheet, name, name, float64(min(max(width, narrowest), widest))))
}

// view freezes the heads and puts filters on them.
func (b *book) view() {
	b.do(b.SetPanes(b.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	end, err := excelize.CoordinatesToCellName(len(b.of.Columns), len(b.of.Rows)+1)
	b.do(err)
	b.do(b.AutoFilter(b.sheet, "A1:"+end, nil))
}

// print makes paper useful: the heads on every page, its number, and when the file was made.
func (b *book) print() {
	one, none, across := 1, 0, "portrait"
	if b.of.Wide {
		across = "landscape"
	}
	fit := true
	b.do(b.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.do(b.SetPageLayout(b.sheet, &excelize.PageLayoutOptions{Orientation: &across, FitToWidth: &one, FitToHeight: &none}))
	b.do(b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", b.sheet), Scope: b.sheet}))
	b.do(b.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + footer(b.of.MadeAt) + "&R&P / &N"}))
	b.do(b.SetDocProps(&excelize.DocProperties{Title: b.of.Title, Subject: b.of.Event, Creator: "Convive", Created: b.of.Made.UTC().Format(time.RFC3339)}))
}

// footer is text without the sign that footers read as a code.
func footer(text string) string { return strings.ReplaceAll(text, "&", "&&") }
