package seating

import (
	"context"

	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// shapes are the options of a table's shape.
func shapes(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(seating.Round), Label: locale.T(ctx, "Round")},
		{Value: string(seating.Rect), Label: locale.T(ctx, "Long")},
		{Value: string(seating.Oval), Label: locale.T(ctx, "Oval")},
		{Value: string(seating.Square), Label: locale.T(ctx, "Square")},
		{Value: string(seating.Sweetheart), Label: locale.T(ctx, "For two, facing the room")},
		{Value: string(seating.UShape), Label: locale.T(ctx, "U")},
		{Value: string(seating.EShape), Label: locale.T(ctx, "E")},
		{Value: string(seating.Serpentine), Label: locale.T(ctx, "Serpentine")},
		{Value: string(seating.Theatre), Label: locale.T(ctx, "Rows of chairs, as in a theatre")},
		{Value: string(seating.Single), Label: locale.T(ctx, "Single seats, without a table")},
	}
}

// sizes are the options of a standard size.
func sizes(ctx context.Context) []ui.Option {
	called := map[string]string{}
	for _, o := range shapes(ctx) {
		called[o.Value] = o.Label
	}
	var all []ui.Option
	for _, s := range seating.StandardSizes {
		label := locale.T(ctx, "{shape}, {size} ({cm} cm), for {n}", "shape", called[string(s.Shape)], "size", s.Inches, "cm", int(s.W/10), "n", s.Least)
		if s.Most > s.Least {
			label = locale.T(ctx, "{shape}, {size} ({cm} cm), for {n} to {m}", "shape", called[string(s.Shape)], "size", s.Inches, "cm", int(s.W/10), "n", s.Least, "m", s.Most)
		}
		all = append(all, ui.Option{Value: s.Name, Label: label})
	}
	return all
}

// tagWord says for whom a table is.
func tagWord(ctx context.Context, t seating.TableTag) string {
	switch t {
	case seating.ForFamily:
		return locale.T(ctx, "Family")
	case seating.ForFriends:
		return locale.T(ctx, "Friends")
	case seating.ForVendors:
		return locale.T(ctx, "Vendors")
	case seating.ForChildren:
		return locale.T(ctx, "Children")
	}
	return string(t)
}

func tags(ctx context.Context) (all []ui.Option) {
	for _, t := range seating.TableTags {
		all = append(all, ui.Option{Value: string(t), Label: tagWord(ctx, t)})
	}
	return all
}

// chairSides are the options of where chairs stand at a long or square table.
func chairSides(ctx context.Context) []ui.Option {
	words := map[byte]string{'t': locale.T(ctx, "top"), 'r': locale.T(ctx, "right"), 'b': locale.T(ctx, "bottom"), 'l': locale.T(ctx, "left")}
	all := []ui.Option{{Label: locale.T(ctx, "As usual for the shape")}}
	for _, s := range seating.AllSides {
		var some []string
		for _, letter := range []byte(s) {
			some = append(some, words[letter])
		}
		all = append(all, ui.Option{Value: string(s), Label: locale.List(ctx, some)})
	}
	return all
}
