package guests

import (
	"context"
	"time"

	"convive/models/events"
	"convive/views/locale"
	"convive/views/sheet"
)

// FileLine is a row of the list as a file has it: a person's, or without one a household's.
type FileLine struct {
	Household HouseholdRow
	Guest     *GuestRow
}

// File is the list as a sheet: the rows in their order, with the columns shown. Each row names its household, so that it
// can be sorted and filtered by others; now is when it is made, by the domain's clock.
func File(ctx context.Context, c Columns, lines []FileLine, e events.Event, now time.Time) sheet.Sheet {
	s := sheet.New(ctx, locale.T(ctx, "Guest list"), e, now)
	s.Wide = true
	s.Columns = []sheet.Column{{Head: locale.T(ctx, "Household")}, {Head: locale.T(ctx, "Guest")}}
	if c.People {
		s.Columns[0], s.Columns[1] = s.Columns[1], s.Columns[0]
	}
	for _, col := range c.Shown {
		s.Columns = append(s.Columns, sheet.Column{Head: col.Label(ctx)})
	}
	for _, l := range lines {
		s.Rows = append(s.Rows, l.cells(ctx, c))
	}
	return s
}

func (l FileLine) cells(ctx context.Context, c Columns) []sheet.Cell {
	texts := []string{l.Household.EnvelopeName, ""}
	if l.Guest != nil {
		texts = []string{l.Guest.With.EnvelopeName, l.Guest.Name}
	}
	if c.People {
		texts[0], texts[1] = texts[1], texts[0]
	}
	for _, col := range c.Shown {
		texts = append(texts, l.said(ctx, col))
	}
	cells := make([]sheet.Cell, len(texts))
	for i, text := range texts {
		cells[i] = sheet.Cell{Text: text}
	}
	return cells
}

func (l FileLine) said(ctx context.Context, col Column) string {
	switch {
	case l.Guest != nil:
		return col.said(ctx, *l.Guest, col)
	case col.saidOf != nil:
		return col.saidOf(ctx, l.Household, col)
	}
	return ""
}
