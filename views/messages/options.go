package messages

import (
	"context"

	"convive/models/events"
	"convive/models/messages"
	"convive/views/locale"
	"convive/views/ui"
)

func occasions(all []events.Occasion) []ui.Option {
	options := make([]ui.Option, len(all))
	for i, o := range all {
		options[i] = ui.Option{Value: string(o.ID), Label: o.Name}
	}
	return options
}

func anyOccasion(ctx context.Context, k messages.Kind) string {
	if k == messages.Reminder {
		return locale.T(ctx, "Choose")
	}
	return locale.T(ctx, "All occasions")
}

func audiences(ctx context.Context) []ui.Option {
	return []ui.Option{{Value: string(messages.ToAll), Label: locale.T(ctx, "Everybody who is invited")},
		{Value: string(messages.ToAttending), Label: locale.T(ctx, "Who comes")}, {Value: string(messages.ToPending), Label: locale.T(ctx, "Who has not answered")}}
}

func names(ctx context.Context, languages []string) string {
	all := make([]string, len(languages))
	for i, lang := range languages {
		all[i] = Language(lang)
	}
	return locale.List(ctx, all)
}

// placeName says what stands in a place.
func placeName(ctx context.Context, place string) string {
	switch place {
	case "name":
		return locale.T(ctx, "the adults' given names")
	case "envelope":
		return locale.T(ctx, "the name on the envelope")
	case "event":
		return locale.T(ctx, "the event")
	case "link":
		return locale.T(ctx, "their personal link")
	case "code":
		return locale.T(ctx, "their reply code")
	case "deadline":
		return locale.T(ctx, "the last day to reply")
	case "occasions":
		return locale.T(ctx, "what they are invited to, each on a line")
	case "occasion":
		return locale.T(ctx, "the first of them")
	case "place":
		return locale.T(ctx, "where the event is")
	case "sender":
		return locale.T(ctx, "who writes")
	}
	return locale.T(ctx, "who comes to what")
}

func kindOptions(ctx context.Context) []ui.Option {
	options := make([]ui.Option, len(messages.Kinds))
	for i, k := range messages.Kinds {
		options[i] = ui.Option{Value: string(k), Label: KindName(ctx, k)}
	}
	return options
}
