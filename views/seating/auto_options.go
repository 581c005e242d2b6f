package seating

import (
	"context"

	"convive/models/autoseat"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

func keeps(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(autoseat.KeepMust), Label: locale.T(ctx, "Always at one table")},
		{Value: string(autoseat.KeepPrefer), Label: locale.T(ctx, "Rather at one table")},
		{Value: string(autoseat.KeepLoose), Label: locale.T(ctx, "As it comes")},
	}
}

func sides(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(autoseat.SidesAny), Label: locale.T(ctx, "As it comes")},
		{Value: string(autoseat.SidesMix), Label: locale.T(ctx, "Mixed at the tables")},
		{Value: string(autoseat.SidesSeparate), Label: locale.T(ctx, "At tables of their own")},
	}
}

func starts(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: "present", Label: locale.T(ctx, "From where guests sit now")},
		{Value: "scratch", Label: locale.T(ctx, "From scratch")},
	}
}

func start(a seating.Asked) string {
	if a.Scratch {
		return "scratch"
	}
	return "present"
}
