package sheet

import (
	"encoding/csv"
	"io"
	"strconv"
)

// mark is the byte order mark, without which Excel reads UTF-8 as something else.
const mark = "\uFEFF"

// CSV writes the sheet for a spreadsheet program: with a byte order mark and CRLF. Every line has the same number of
// cells; the last head says when the file was made, so that the first line stays the only one that is no data.
func (s Sheet) CSV(out io.Writer) error {
	if _, err := io.WriteString(out, mark); err != nil {
		return err
	}
	return s.Plain(out)
}

// Plain is CSV without the byte order mark, for other programs.
func (s Sheet) Plain(out io.Writer) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	record := make([]string, len(s.Columns)+1)
	for i, c := range s.Columns {
		record[i] = Guard(c.Head)
	}
	record[len(s.Columns)] = Guard(s.MadeAt)
	if err := w.Write(record); err != nil {
		return err
	}
	record[len(s.Columns)] = ""
	for _, row := range s.Rows {
		for i, cell := range row {
			record[i] = s.Columns[i].written(cell)
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func (c Column) written(cell Cell) string {
	switch {
	case cell.Blank:
		return ""
	case c.Number:
		return strconv.Itoa(cell.Number)
	case c.Moment:
		return cell.Moment.Format("2006-01-02 15:04")
	}
	return Guard(cell.Text)
}
