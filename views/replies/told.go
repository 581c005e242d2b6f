package replies

import (
	"context"

	"convive/models/change"
	"convive/models/questions"
	"convive/views/locale"
)

// Told are the answers of each household to the hosts' questions, as a list shows them.
func Told(ctx context.Context, reports []questions.Report) map[change.ID][]ToldTo {
	all := map[change.ID][]ToldTo{}
	for _, q := range reports {
		for _, l := range q.Lines {
			line := told{Name: l.Guest.Name, Words: locale.List(ctx, l.Said)}
			of := all[l.HouseholdID]
			if n := len(of); n > 0 && of[n-1].question == q.ID {
				of[n-1].Lines = append(of[n-1].Lines, line)
			} else {
				of = append(of, ToldTo{Asks: q.Asks, question: q.ID, Lines: []told{line}})
			}
			all[l.HouseholdID] = of
		}
	}
	return all
}
