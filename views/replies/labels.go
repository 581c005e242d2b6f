package replies

import (
	"context"

	"convive/models/replies"
	"convive/views/locale"
	"convive/views/ui"
)

func changeLabel(ctx context.Context, s replies.State) string {
	if s.Complete() {
		return changeReply(ctx, s)
	}
	return locale.T(ctx, "Answer the rest")
}

func changeReply(ctx context.Context, s replies.State) string {
	if len(s.Guests) == 1 {
		return locale.T(ctx, "Change my reply")
	}
	return locale.T(ctx, "Change our reply")
}

func sendLabel(ctx context.Context, s replies.State) string {
	if len(s.Guests) == 1 {
		return locale.T(ctx, "Send my reply")
	}
	return locale.T(ctx, "Send our reply")
}

// completeKind makes the button weigh most while something is still open.
func completeKind(s replies.State) ui.Kind {
	if s.Complete() {
		return ui.Second
	}
	return ui.Filled
}
