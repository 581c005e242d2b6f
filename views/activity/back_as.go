package activity

import (
	"context"

	"convive/models/activity"
	"convive/views/locale"
)

// BackAs says under which names came back what couldn't have its own again; "" where all could.
func BackAs(ctx context.Context, renamed []activity.Renamed) string {
	if len(renamed) == 0 {
		return ""
	}
	if len(renamed) == 1 {
		return " " + locale.T(ctx, "{was} is back as {name}, since its own name was taken meanwhile.", "was", renamed[0].Was, "name", renamed[0].Is)
	}
	var names []string
	for _, one := range renamed[:min(len(renamed), fewStay)] {
		names = append(names, one.Is)
	}
	if more := len(renamed) - len(names); more > 0 {
		names = append(names, locale.N(ctx, "{n} more", "{n} more", more))
	}
	return " " + locale.T(ctx, "Back under other names, since their own were taken meanwhile: {names}.", "names", locale.List(ctx, names))
}
