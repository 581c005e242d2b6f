package reports

import (
	"context"
	"strings"
	"time"

	"convive/models/events"
	"convive/models/reports"
	"convive/views/locale"
	"convive/views/sheet"
)

// File is a report as a sheet to be written; now is when, by the domain's clock.
func File(ctx context.Context, r *reports.Report, e events.Event, now time.Time) sheet.Sheet {
	s := sheet.New(ctx, Title(ctx, r.Name), e, now)
	s.Wide = r.Name == reports.Guests
	for _, c := range r.Columns {
		s.Columns = append(s.Columns, sheet.Column{Head: head(ctx, r, c, true), Number: c.Kind == reports.Number, Moment: c.Kind == reports.Moment || c.Key == reports.Starts, Yes: c.Kind == reports.Yes})
	}
	for _, row := range r.Rows {
		cells := make([]sheet.Cell, len(row.Cells))
		for i, cell := range row.Cells {
			cells[i] = sheet.Cell{Text: said(ctx, r.Columns[i], cell), Number: cell.Number, Amount: cell.Amount, Counted: cell.Counted, Moment: moment(r, r.Columns[i], cell), True: cell.True, Blank: blank(r.Columns[i], cell)}
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}

// FileName is what a download is called.
func FileName(slug string, name reports.Name, ending string) string {
	return slug + "-" + string(name) + "." + ending
}

// said is a cell in words.
func said(ctx context.Context, c reports.Column, cell reports.Cell) string {
	switch {
	case cell.Word != reports.NoWord:
		return word(ctx, cell.Word)
	case c.Kind == reports.Words:
		return strings.Join(dietWords(ctx, cell.Words), ", ")
	case c.Kind == reports.Yes && cell.True:
		return locale.T(ctx, "yes")
	case c.Key == reports.Starts:
		return strings.Replace(cell.Text, "T", " ", 1)
	}
	return cell.Text
}

// blank tells places without a value: no seat has the number 0, while a count of 0 says something.
func blank(c reports.Column, cell reports.Cell) bool {
	switch {
	case c.Key == reports.Seat || c.Key == reports.SeatAt:
		return cell.Number == 0
	case c.Key == reports.Starts:
		return moment(nil, c, cell).IsZero()
	case c.Kind == reports.Moment:
		return cell.At == 0
	case c.Kind == reports.Yes:
		return false
	case cell.Word == reports.IsWaiting: // files have a column for it
		return true
	}
	return c.Kind != reports.Number && cell.Empty()
}

// moment is an instant on the venue's clock, or an occasion's wall time.
func moment(r *reports.Report, c reports.Column, cell reports.Cell) time.Time {
	if c.Key == reports.Starts {
		t, _ := time.Parse("2006-01-02T15:04", cell.Text)
		return t
	}
	if cell.At == 0 {
		return time.Time{}
	}
	return cell.At.Time().In(r.Zone)
}

// starts is when an occasion begins, for people.
func starts(ctx context.Context, civil string) string {
	t, err := time.Parse("2006-01-02T15:04", civil)
	if err != nil {
		return civil
	}
	return locale.Moment(ctx, t, locale.DateBrief)
}

// instant is when something happened, for people.
func instant(ctx context.Context, cell reports.Cell, zone *time.Location) string {
	if cell.At == 0 {
		return ""
	}
	return locale.Moment(ctx, cell.At.Time().In(zone), locale.DateBrief)
}
