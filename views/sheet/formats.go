package sheet

import "io"

// Format is a kind of file.
type Format struct {
	Ending string
	Type   string // as browsers are told
	Write  func(Sheet, io.Writer) error
}

// Formats are CSV for spreadsheets of any kind, and workbooks.
var Formats = []Format{
	{"csv", "text/csv; charset=utf-8", Sheet.CSV},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Sheet.XLSX},
}
