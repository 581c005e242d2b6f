package activity

import (
	"context"
	"slices"
	"strings"

	"convive/models/activity"
	"convive/views/locale"
)

// fewStay is up to how many names the answer to an undo says why each stays; the entry's page says it of all.
const fewStay = 5

// Stayed lists whom an undo left as they are, each name once: the first most of them, and why, where they are few.
func Stayed(ctx context.Context, rest activity.Rest, most int) string {
	var names []string
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
	if len(names) == 0 {
		return ""
	}
	more := max(0, len(names)-most)
	list := strings.Join(names[:len(names)-more], ", ")
	if more += rest.More; more > 0 {
		list += " " + locale.N(ctx, "and {n} more", "and {n} more", more)
	}
	return locale.T(ctx, "What stays as it is: {names}.", "names", list)
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
	if len(fields) == 0 { // a seat that is taken by now, say, or what the reader may not see
		return locale.T(ctx, "changed since, or not possible any more")
	}
	return locale.T(ctx, "changed since: {fields}", "fields", strings.Join(fields, ", "))
}
