package messages

import (
	"context"

	"convive/models/messages"
	"convive/views/ui"
)

func kindSegments(ctx context.Context, t Texts) []ui.Segment {
	segments := make([]ui.Segment, len(messages.Kinds))
	for i, k := range messages.Kinds {
		segments[i] = ui.Segment{Label: KindName(ctx, k), Href: t.path(k, t.Language), Current: k == t.Kind}
	}
	return segments
}

func languageSegments(t Texts) []ui.Segment {
	segments := make([]ui.Segment, len(t.Languages))
	for i, lang := range t.Languages {
		segments[i] = ui.Segment{Label: Language(lang), Href: t.path(t.Kind, lang), Current: lang == t.Language}
	}
	return segments
}
