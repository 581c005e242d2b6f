package lists

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// errUnreadable is for bytes that claim to be a workbook and aren't one.
var errUnreadable = Refusal{0, "This workbook can't be read. Save it once more as .xlsx, or as CSV."}

// lastRow is the last row that a workbook can have.
const lastRow = 1 << 20

// readWorkbook reads one sheet of an .xlsx file: the named one, else the one whose header is known
// best. Formulas are not run; the values that the spreadsheet program stored with them are read.
func readWorkbook(data []byte, o Options) (l List, err error) {
	sheet := o.Sheet
	defer func() { // the library panics on some broken files
		if recover() != nil {
			l, err = List{}, errUnreadable
		}
	}()
	if err := checkZip(data); err != nil {
		return List{}, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit:    maxUnzipped,
		UnzipXMLSizeLimit: maxUnzipped, // anything less makes it write temporary files
		ShortDatePattern:  "yyyy-mm-dd",
	})
	if err != nil {
		return List{}, errUnreadable
	}
	defer f.Close()
	sheets := f.GetSheetList()
	if sheet == "" {
		sheet = guestSheet(f, sheets)
	} else if !slices.Contains(sheets, sheet) {
		return List{}, Refusal{0, fmt.Sprintf("The workbook has no sheet “%s”.", short(clean(sheet)))}
	}
	recs, err := sheetRecords(f, sheet, MaxRows+2, o.Watch)
	if err != nil {
		return List{}, err
	}
	l, err = readTable(recs, o)
	if err != nil {
		return List{}, onSheet(err, sheet, sheets)
	}
	l.Sheet, l.Sheets = sheet, sheets
	return l, nil
}

// checkZip refuses a bomb by what its directory says; archive/zip holds every part to that.
func checkZip(data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return errUnreadable
	}
	total := uint64(0)
	book := false
	for _, part := range z.File {
		if part.UncompressedSize64 > maxUnzipped {
			return errBomb
		}
		total += part.UncompressedSize64
		book = book || part.Name == "xl/workbook.xml" || part.Name == "[Content_Types].xml"
	}
	switch {
	case total > maxUnzipped || len(z.File) > maxParts:
		return errBomb
	case !book:
		return Refusal{0, "This is an archive, not a workbook. Save the guest list as .xlsx or CSV."}
	}
	return nil
}

var errBomb = Refusal{0, fmt.Sprintf("Unpacked, this workbook is larger than %s.", size(maxUnzipped))}

// guestSheet is the sheet whose header says most; the first when none says anything.
func guestSheet(f *excelize.File, sheets []string) string {
	best, bestKnown := "", 0
	for _, s := range sheets {
		recs, err := sheetRecords(f, s, headerWithin, nil)
		if err != nil {
			continue
		}
		if _, known, ok := findHeader(recs); ok && known > bestKnown {
			best, bestKnown = s, known
		}
	}
	if best == "" && len(sheets) > 0 {
		best = sheets[0]
	}
	return best
}

// sheetRecords reads the rows of a sheet that are not blank, at most limit of them.
func sheetRecords(f *excelize.File, sheet string, limit int, watch Watch) ([]record, error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, errUnreadable
	}
	defer rows.Close()
	var recs []record
	var m meter
	for row := 1; len(recs) < limit && rows.Next(); row++ {
		cells, err := rows.Columns()
		if err != nil || row > lastRow {
			return nil, errUnreadable
		}
		r := record{row, cells}
		if r.blank() {
			continue
		}
		if err := watch.at(len(recs), 0); err != nil {
			return nil, err
		}
		if err := m.record(row, cells); err != nil {
			return nil, err
		}
		recs = append(recs, r)
	}
	return recs, nil
}

// onSheet tells on which sheet the trouble is.
func onSheet(err error, sheet string, sheets []string) error {
	var u Unmapped
	if errors.As(err, &u) {
		u.Message = fmt.Sprintf("Sheet “%s”: %s", short(clean(sheet)), u.Message)
		u.List.Sheet, u.List.Sheets = sheet, sheets
		return u
	}
	var r Refusal
	if errors.As(err, &r) && sheet != "" {
		r.Message = fmt.Sprintf("Sheet “%s”: %s", short(clean(sheet)), r.Message)
		return r
	}
	return err
}
