// Package messages draws the outbox: mailings and what became of each message, the list of who gets one before it is
// sent, and the texts that hosts write. Rows stand in keyed fragments; forms that send stand outside of them.
package messages

import (
	"cmp"
	"context"
	"strings"
	"time"

	"convive/models/messages"
	"convive/views/locale"
	"convive/views/ui"
)

// KindName is how a kind of message is called.
func KindName(ctx context.Context, k messages.Kind) string {
	switch k {
	case messages.Invitation:
		return locale.T(ctx, "Invitation")
	case messages.SaveTheDate:
		return locale.T(ctx, "Save the date")
	case messages.Reminder:
		return locale.T(ctx, "Reminder")
	case messages.Receipt:
		return locale.T(ctx, "Receipt")
	}
	return locale.T(ctx, "Update")
}

// kindNote says what a kind is for.
func kindNote(ctx context.Context, k messages.Kind) string {
	switch k {
	case messages.Invitation:
		return locale.T(ctx, "With the personal link of each household.")
	case messages.SaveTheDate:
		return locale.T(ctx, "The day and the place, before the invitation.")
	case messages.Reminder:
		return locale.T(ctx, "To who has not answered yet for one occasion.")
	case messages.Receipt:
		return locale.T(ctx, "Goes by itself a minute after a reply, with a calendar file.")
	}
	return locale.T(ctx, "News for everybody, or for who comes.")
}

func kindIcon(k messages.Kind) ui.IconName {
	switch k {
	case messages.SaveTheDate:
		return "calendar"
	case messages.Reminder:
		return "clock"
	case messages.Receipt:
		return "check"
	case messages.Update:
		return "activity"
	}
	return "mail"
}

// statePill is a message's state in words.
func statePill(ctx context.Context, m messages.Message) (ui.Tone, ui.IconName, string) {
	switch m.State {
	case messages.Sent:
		if m.Reason == messages.ByHost {
			return ui.Good, "check", locale.T(ctx, "sent by hand")
		}
		return ui.Good, "check", locale.T(ctx, "sent")
	case messages.Sending:
		return ui.Waiting, "arrow-end", locale.T(ctx, "sending")
	case messages.Refused:
		return ui.Wrong, "warning", locale.T(ctx, "refused")
	case messages.Failed:
		return ui.Wrong, "warning", locale.T(ctx, "failed")
	case messages.Stopped:
		return ui.Neutral, "close", locale.T(ctx, "stopped")
	}
	return ui.Waiting, "clock", locale.T(ctx, "waiting")
}

// whyNone says in a sentence why a household gets no message at all.
func whyNone(ctx context.Context, r messages.Reason) string {
	if r == messages.Replied {
		return locale.T(ctx, "Has answered.")
	}
	return Why(ctx, r)
}

// Why says in a sentence why a message is in its state.
func Why(ctx context.Context, r messages.Reason) string {
	switch r {
	case messages.Replied:
		return locale.T(ctx, "Has answered meanwhile.")
	case messages.Today:
		return locale.T(ctx, "Was reminded today already.")
	case messages.NotInvited:
		return locale.T(ctx, "Is not invited now.")
	case messages.NoAddress:
		return locale.T(ctx, "No adult has an e-mail address.")
	case messages.NoChildren:
		return locale.T(ctx, "Only children live there; they are never written to.")
	case messages.Closed:
		return locale.T(ctx, "Replies are closed.")
	case messages.Gone:
		return locale.T(ctx, "The occasion has been removed.")
	case messages.BadAddress:
		return locale.T(ctx, "The e-mail address is bad.")
	case messages.NotTaken:
		return locale.T(ctx, "The mail server doesn't take it.")
	case messages.TryLater:
		return locale.T(ctx, "The mail server asks to try again later.")
	case messages.Unreachable:
		return locale.T(ctx, "The mail server can't be reached; it is tried again.")
	case messages.Malformed:
		return locale.T(ctx, "No message can be made of it.")
	case messages.Queued:
		return locale.T(ctx, "One is waiting in the outbox already.")
	case messages.HasIt:
		return locale.T(ctx, "Has got it already.")
	case messages.Unanswered:
		return locale.T(ctx, "Has not answered yet.")
	case messages.NoNeed:
		return locale.T(ctx, "Doesn't come.")
	}
	return ""
}

// why is the reason of a message; that a host stopped it, or sent it, is said by its state.
func why(ctx context.Context, m messages.Message) string {
	if m.Partly() {
		return locale.T(ctx, "Not every address took it.")
	}
	if m.State == messages.Failed {
		return locale.T(ctx, "The mail server put it off for a whole day.")
	}
	return Why(ctx, m.Reason)
}

// about is a mailing's name with its occasion.
func about(ctx context.Context, l messages.Line) string { return named(ctx, l.Kind, l.Occasion) }

// named is how a kind of message about an occasion is called; "" is all of them.
func named(ctx context.Context, k messages.Kind, occasion string) string {
	if occasion == "" {
		return KindName(ctx, k)
	}
	return KindName(ctx, k) + " · " + occasion
}

// when is when a message was sent, or else written.
func when(m messages.Message) time.Time { return cmp.Or(m.SentAt, m.CreatedAt).Time() }

// counts says how many messages are where, the empty ones left out.
func counts(ctx context.Context, c messages.Count) string {
	var parts []string
	for _, p := range []struct {
		n    int
		said string
	}{
		{c[messages.Sent], locale.T(ctx, "{n} sent", "n", c[messages.Sent])}, {c[messages.Sending], locale.T(ctx, "{n} on their way", "n", c[messages.Sending])},
		{c[messages.Waiting], locale.T(ctx, "{n} waiting", "n", c[messages.Waiting])}, {c[messages.Refused], locale.T(ctx, "{n} refused", "n", c[messages.Refused])},
		{c[messages.Failed], locale.T(ctx, "{n} failed", "n", c[messages.Failed])}, {c[messages.Stopped], locale.T(ctx, "{n} stopped", "n", c[messages.Stopped])},
	} {
		if p.n > 0 {
			parts = append(parts, p.said)
		}
	}
	return strings.Join(parts, " · ")
}

// totals are the counts of a mailing, with how many messages reached only some of their addresses.
func totals(ctx context.Context, l messages.Line) string {
	said := counts(ctx, l.Count)
	if l.Partly > 0 {
		said += " · " + locale.T(ctx, "{n} with a refused address", "n", l.Partly)
	}
	return said
}

func bar(c messages.Count) ui.BarProps {
	return ui.BarProps{Total: c.Total(), Parts: []ui.BarPart{{Kind: ui.BarAttending, N: c[messages.Sent]}, {Kind: ui.BarDeclined, N: c[messages.Refused] + c[messages.Failed]},
		{Kind: ui.BarFaint, N: c[messages.Stopped]}, {Kind: ui.BarPending, N: c.Open()}}}
}

// mailingPill is a mailing's state in words.
func mailingPill(ctx context.Context, m messages.Mailing) (ui.Tone, ui.IconName, string) {
	switch {
	case m.ByHand && m.State == messages.Waiting:
		return ui.Waiting, "pencil", locale.T(ctx, "to be sent by hand")
	case m.State == messages.Waiting:
		return ui.Waiting, "clock", locale.T(ctx, "begins in a minute")
	case m.State == messages.Sending:
		return ui.Waiting, "arrow-end", locale.T(ctx, "on its way")
	case m.State == messages.Paused:
		return ui.Waiting, "clock", locale.T(ctx, "paused")
	case m.State == messages.Stopped:
		return ui.Wrong, "close", locale.T(ctx, "stopped")
	}
	return ui.Good, "check", locale.T(ctx, "done")
}

// Language is what a language is called by those who speak it.
func Language(lang string) string {
	return map[string]string{"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "he": "עברית", "ar": "العربية"}[lang]
}

// moment is an instant on a list, as the event's clock says it.
func moment(ctx context.Context, t time.Time, zone *time.Location) string {
	return locale.Date(ctx, t.In(zone), locale.DateShort) + ", " + locale.Clock(ctx, t.In(zone))
}

func direction(lang string) string {
	if messages.RightToLeft(lang) {
		return "rtl"
	}
	return "ltr"
}
