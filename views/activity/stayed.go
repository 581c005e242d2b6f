package activity

import (
	"context"
	"slices"
	"strings"

	"convive/models/activity"
	"convive/models/guests"
	"convive/views/locale"
)

// The answer to an undo lists so many of whom it left as they are, and says why each stays where they are no more than few;
// the entry's page says it of all.
const (
	mostNamed = 30
	fewStay   = 5
)

// TakenBack says what an undo took back, and whom it left as they are.
func TakenBack(ctx context.Context, rest activity.Rest) string {
	if rest.Kept == 0 {
		return locale.T(ctx, "Taken back.")
	}
	var names []string // each text once, though namesakes are several
	few := len(rest.Who) <= fewStay
	for _, w := range rest.Who {
		said := w.Name
		if few {
			said = locale.T(ctx, "{name} ({why})", "name", w.Name, "why", reason(ctx, w))
		}
		if !slices.Contains(names, said) {
			names = append(names, said)
		}
	}
	left := len(rest.Who)
	if left == 0 { // nobody is called anything any more
		left = len(rest.Left)
	}
	said := locale.T(ctx, "Taken back, but for {n}.", "n", max(1, left+rest.More))
	if rest.Brought > 0 {
		said = locale.N(ctx, "Taken back: {back} of {n} guest. Changed since, so they stay: {stayed}.", "Taken back: {back} of {n} guests. Changed since, so they stay: {stayed}.",
			rest.Brought, "back", rest.Brought-rest.Stayed, "stayed", rest.Stayed)
	}
	if len(names) == 0 {
		return said
	}
	more := max(0, len(names)-mostNamed)
	list := strings.Join(names[:len(names)-more], ", ")
	if more += rest.More; more > 0 {
		list += " " + locale.N(ctx, "and {n} more", "and {n} more", more)
	}
	return said + " " + locale.T(ctx, "What stays as it is: {names}.", "names", list)
}

// reason says why an undo left somebody as they are.
func reason(ctx context.Context, w activity.Who) string {
	if w.Home != "" {
		return locale.T(ctx, "{household} was removed later", "household", w.Home)
	}
	if !w.There {
		return locale.T(ctx, "removed since")
	}
	var fields []string
	for _, s := range w.Since {
		said := label(ctx, s.Table, s.Column)
		if said != "" && s.At != "" {
			said += " (" + s.At + ")"
		}
		if said != "" && !slices.Contains(fields, said) {
			fields = append(fields, said)
		}
	}
	switch {
	case len(fields) == 0 && w.Table != guests.Guest{}.TableName() && w.Table != guests.Household{}.TableName():
		return locale.T(ctx, "changed since, or still needed")
	case len(fields) == 0: // a seat that is taken by now, say, or what the reader may not see
		return locale.T(ctx, "changed since, or not possible any more")
	}
	return locale.T(ctx, "changed since: {fields}", "fields", strings.Join(fields, ", "))
}
