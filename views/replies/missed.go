package replies

import (
	"context"
	"time"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
	"convive/views/ui"
)

// MissRow is one name that found nothing, on the hosts' side.
type MissRow struct {
	replies.Miss
	Zone       *time.Location
	Base       string
	Search     string         // what was sought instead of the name; "" while nothing was
	Households []guests.Group // whose people to choose from
	Second     string         // the household of which what they gave besides is true; "" for none
	Apart      func(guests.Group) string
}

func (m MissRow) path() string { return m.Base + "/replies/missed/" + string(m.ID) }

// people are those to choose from. Who has no name yet would get this one.
func (m MissRow) people(ctx context.Context) (all []ui.Option) {
	for _, h := range m.Households {
		home := h.EnvelopeName
		if apart := m.Apart(h); apart != "" {
			home += " · " + apart
		}
		for _, p := range h.All {
			called := p.Name
			if p.Unnamed {
				called = locale.T(ctx, "{guest}, who gets this name", "guest", p.Name)
			}
			if len(h.All) > 1 || called != home {
				called += " · " + home
			}
			all = append(all, ui.Option{Value: string(p.ID), Label: called})
		}
	}
	return all
}

// known says what a host may recognise them by.
func (m MissRow) known(ctx context.Context) string {
	var so []string
	for _, h := range m.Households {
		for _, p := range h.All {
			if m.Names(p.Guest) {
				so = append(so, p.Name)
			}
		}
	}
	switch {
	case m.Second != "" && len(so) > 0:
		return locale.T(ctx, "You have {guests} by this name; the postcode or the phone number they gave is that of {household}.", "guests", locale.List(ctx, so), "household", m.Second)
	case m.Second != "":
		return locale.T(ctx, "The postcode or the phone number they gave is that of {household}.", "household", m.Second)
	case len(so) > 0:
		return locale.T(ctx, "You have {guests} by this name; the postcode or the phone number they gave is another one, or that of several.", "guests", locale.List(ctx, so))
	}
	return locale.T(ctx, "The postcode or the phone number they gave is not that of one household here.")
}

// Recognised says what the next look-up by the name comes to, once a host knows who it was.
func Recognised(ctx context.Context, guest, next string) string {
	switch next {
	case change.Finds:
		return locale.T(ctx, "Their invitation is found by this name from now on, as {guest}’s. You can send or show them their link too.", "guest", guest)
	case change.OneWord:
		return locale.T(ctx, "Kept as {guest}’s. One word alone opens no invitation, so send or show them their link.", "guest", guest)
	case change.Uninvited:
		return locale.T(ctx, "Kept as {guest}’s. They are invited to nothing yet, so no name opens anything: invite them, and send or show them their link.", "guest", guest)
	case change.Namesakes:
		return locale.T(ctx, "It is {guest}’s name, and somebody else’s with the same postcode or phone number, so it opens neither. Send or show them their link.", "guest", guest)
	}
	return locale.T(ctx, "Kept as {guest}’s. The postcode or the phone number they gave is another one than yours, so send or show them their link.", "guest", guest)
}
