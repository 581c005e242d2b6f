package reports

import (
	"context"
	"slices"

	"github.com/a-h/templ"

	"convive/models/reports"
)

// Line is one row of the table, or the head of a group of rows, with its id in the page.
type Line struct {
	ID   string
	Body templ.Component
}

// Extent is which rows of a report a page shows.
type Extent struct {
	From, To    int // of the report's rows, from 0
	Page, Pages int // from 1
}

// Lines are the rows of a report as the page shows them: heads of groups stand between them, and above a group that goes on
// from the page before.
func Lines(ctx context.Context, r *reports.Report, base string, e Extent) (lines []Line) {
	columns := onPage(r)
	if len(r.Rows) == 0 {
		return []Line{{"report-none", none(nothing(ctx, r.Name), len(columns))}}
	}
	sizes := map[string]int{}
	for _, row := range r.Rows {
		if !row.Lap {
			sizes[row.Group]++
		}
	}
	group := ""
	for _, row := range r.Rows[e.From:e.To] {
		if row.Group != group {
			group = row.Group
			id := "group-" + group
			lines = append(lines, Line{id, groupHead(groupProps{ID: id, Names: groupNames(r, row), Base: base, Taken: sizes[group], Seats: row.Seats, Columns: len(columns), Say: r.Name != reports.Meals && r.Name != reports.Guests})})
		}
		lines = append(lines, Line{"row-" + row.ID, line("row-"+row.ID, r, row, columns, base)})
	}
	return lines
}

// onPage are the indices of the columns that the page has room for.
func onPage(r *reports.Report) (columns []int) {
	for i, c := range r.Columns {
		if !c.File && !c.Group {
			columns = append(columns, i)
		}
	}
	return columns
}

// groupNames are what heads a group, the closest first: the table, then its occasion.
func groupNames(r *reports.Report, row reports.Row) (names []reports.Cell) {
	for i, c := range r.Columns {
		if c.Group {
			names = append(names, row.Cells[i])
		}
	}
	slices.Reverse(names)
	return names
}

type groupProps struct {
	ID                    string
	Names                 []reports.Cell
	Base                  string
	Taken, Seats, Columns int
	Say                   bool // how many they are
}
