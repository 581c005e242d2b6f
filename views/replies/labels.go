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
	if s.Complete() || len(s.Open()) > 0 {
		return ui.Second
	}
	return ui.Filled
}

// askTitle stands above the hosts' questions.
func askTitle(ctx context.Context, f Form) string {
	if f.Step == More {
		return locale.N(ctx, "One more question", "{n} more questions", len(f.questions()))
	}
	return locale.N(ctx, "One question", "A few questions", len(f.questions()))
}

func sendAnswer(ctx context.Context, f Form) string {
	return locale.N(ctx, "Send the answer", "Send the answers", len(f.questions()))
}

// needed says beside a question that can't say it by itself that it may stay without an answer.
func needed(ctx context.Context, g group, label string) string {
	if g.Required {
		return label
	}
	return locale.T(ctx, "{question} (optional)", "question", label)
}

// moreLabel invites to answer what came up after the reply.
func moreLabel(ctx context.Context, s replies.State) string {
	return locale.N(ctx, "Answer one more question", "Answer {n} more questions", len(grouped(s, s.Open())))
}

func letterLabels(ctx context.Context) map[string]string {
	return map[string]string{"name": locale.T(ctx, "Your full name"), "reach": locale.T(ctx, "How your hosts reach you"), "words": locale.T(ctx, "What you want to say")}
}

// HomeTitle names a household's home: an invitation, as long as somebody is invited by it.
func HomeTitle(ctx context.Context, s replies.State) string {
	if len(s.Guests) == 0 {
		return locale.T(ctx, "This invitation has moved")
	}
	return locale.T(ctx, "Your invitation")
}

// nothingToAnswer is what who is invited to nothing reads, and who waits for a place: nobody learns that they wait. Who
// opens the link of a household that nobody is left in is told where else to look.
func nothingToAnswer(ctx context.Context, s replies.State) string {
	contact := s.Event.Contact
	switch {
	case len(s.Guests) == 0 && contact != "":
		return locale.T(ctx, "Nobody is invited through this link any more. If you have a newer letter or message, use the link or the code in it. Otherwise, ask {contact}.", "contact", contact)
	case len(s.Guests) == 0:
		return locale.T(ctx, "Nobody is invited through this link any more. If you have a newer letter or message, use the link or the code in it. Otherwise, ask your hosts.")
	}
	return locale.T(ctx, "There is nothing to answer yet. Please come back a little later.")
}
