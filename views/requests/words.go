// Package requests draws guest requests: the hosts' inbox and what a household sees of its own. Rows stand in keyed
// fragments and hold no id made for one viewer; forms that create stand outside of them.
package requests

import (
	"context"

	"convive/models/requests"
	"convive/views/locale"
	"convive/views/ui"
)

// kind is how a kind of request is called, and its icon.
func kind(ctx context.Context, k requests.Kind) (string, ui.IconName) {
	switch k {
	case "seating":
		return locale.T(ctx, "Where we sit"), "chair"
	case "diet":
		return locale.T(ctx, "Food and allergies"), "leaf"
	case "child":
		return locale.T(ctx, "Children"), "child"
	case "accessibility":
		return locale.T(ctx, "Getting around"), "wheelchair"
	case "plus-one":
		return locale.T(ctx, "Bringing somebody"), "people"
	case "transport":
		return locale.T(ctx, "Getting there"), "bus"
	case "room":
		return locale.T(ctx, "A place to sleep"), "home"
	case "timing":
		return locale.T(ctx, "Times"), "clock"
	case "name":
		return locale.T(ctx, "A name"), "pencil"
	case "answer":
		return locale.T(ctx, "Our reply"), "mail"
	}
	return locale.T(ctx, "Something else"), "request"
}

func kindName(ctx context.Context, k requests.Kind) string {
	name, _ := kind(ctx, k)
	return name
}

func kindIcon(ctx context.Context, k requests.Kind) ui.IconName {
	_, icon := kind(ctx, k)
	return icon
}

// kinds are the options of the form in which a guest asks.
func kinds(ctx context.Context) []ui.Option {
	options := make([]ui.Option, len(requests.Kinds))
	for i, k := range requests.Kinds {
		options[i] = ui.Option{Value: string(k), Label: kindName(ctx, k)}
	}
	return options
}
