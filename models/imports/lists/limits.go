package lists

import "fmt"

// The limits of a file. They are far above any wedding and far below what would hurt the server.
const (
	MaxBytes = 20 << 20 // of the file
	MaxRows  = 20_000   // records that are not blank, beside the one with the columns' names
	MaxCell  = 64 << 10 // bytes of one cell
	MaxName  = 200      // characters of a name; a longer one is cut, with a Problem

	maxColumns  = 1_000
	maxCells    = 2_000_000 // of all records: 20 MB of commas must not become 20 million strings
	maxUnzipped = 64 << 20  // bytes of all parts of a workbook together
	maxParts    = 2_000     // files inside a workbook
	maxPlus     = 20        // unnamed companions on one line
	maxTags     = 50        // of one guest; a household keeps four times as many

	maxProblems  = 500         // that are listed; a file with more is read wrongly, and two more tell nothing
	maxGuests    = 2 * MaxRows // a short line can name hundreds
	maxOccasions = 40          // replies are guests × occasions
	maxHeader    = 120         // bytes of a header; a longer one is a sentence
	sample       = 1_000       // records that are looked at to tell what a column holds
)

// meter watches the limits that concern a file's records while it is read.
type meter struct{ rows, cells, bytes int }

func (m *meter) record(row int, cells []string) error {
	m.rows++
	m.cells += len(cells)
	if m.rows > MaxRows+1 {
		return Refusal{row, fmt.Sprintf("The file has more than %s lines. Split it into several files.", grouped(MaxRows))}
	}
	if len(cells) > maxColumns {
		return tooWide(row)
	}
	for _, c := range cells {
		m.bytes += len(c)
		if len(c) > MaxCell {
			return tooLarge(row, len(c))
		}
	}
	if m.cells > maxCells || m.bytes > maxUnzipped {
		return Refusal{row, "The file has too many cells to be a guest list. Remove the columns you don't need."}
	}
	return nil
}

func tooWide(row int) error {
	return Refusal{row, fmt.Sprintf("Line %d has more than %d cells.", row, maxColumns)}
}

func tooLarge(row, n int) error {
	return Refusal{row, fmt.Sprintf("Line %d has a cell of %s; more than %s can't be a guest's data.", row, size(n), size(MaxCell))}
}

// grouped writes a number of thousands as people do.
func grouped(n int) string { return fmt.Sprintf("%d,%03d", n/1000, n%1000) }

// size words a number of bytes for people.
func size(n int) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d KB", (n+1023)>>10)
}
