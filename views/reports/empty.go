package reports

import (
	"context"
	"convive/models/reports"
	"convive/views/locale"
	"convive/views/ui"
	"github.com/a-h/templ"
)

// nothing says why a report is empty, and what comes first.
func nothing(ctx context.Context, name reports.Name) templ.Component {
	switch name {
	case reports.Headcount:
		return ui.Empty(ui.EmptyProps{Title: locale.T(ctx, "No occasions yet"), Text: locale.T(ctx, "A ceremony, a dinner, a brunch: what guests are invited to is counted here.")})
	case reports.Meals:
		return ui.Empty(ui.EmptyProps{Title: locale.T(ctx, "No meals to choose yet"), Text: locale.T(ctx, "As soon as an occasion asks for meals, what guests choose is counted here.")})
	case reports.Diets:
		return ui.Empty(ui.EmptyProps{Title: locale.T(ctx, "Nothing to mind yet"), Text: locale.T(ctx, "Diets, allergies and access needs of everybody who comes appear here by themselves.")})
	case reports.Unseated:
		return ui.Empty(ui.EmptyProps{Title: locale.T(ctx, "Nobody waits for a seat"), Text: locale.T(ctx, "Whoever comes to a seated occasion and has no seat there appears here by themselves.")})
	case reports.Told:
		return ui.Empty(ui.EmptyProps{Title: locale.T(ctx, "Nobody has answered yet"), Text: locale.T(ctx, "What guests answer to the questions that you ask beside the reply appears here by itself.")})
	case reports.Missing:
		return ui.Empty(ui.EmptyProps{Title: locale.T(ctx, "Everybody has answered"), Text: locale.T(ctx, "Who is invited and has not answered yet appears here by themselves.")})
	case reports.Guests, reports.Households, reports.Addresses, reports.Replies:
		return ui.Empty(ui.EmptyProps{Title: locale.T(ctx, "No guests yet"), Text: locale.T(ctx, "The list begins with the first household that you add or import under Guests.")})
	}
	return ui.Empty(ui.EmptyProps{Title: locale.T(ctx, "Nobody is seated yet"), Text: locale.T(ctx, "Seat guests under Seating, and their tables appear here by themselves.")})
}
