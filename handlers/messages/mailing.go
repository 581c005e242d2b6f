package messages

import (
	"context"
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/messages"
	"convive/views/locale"
	views "convive/views/messages"
)

// onMailing is what moves a mailing's page: what became of its messages, and whom its households are.
var onMailing = change.Topics{change.Messages, change.Households, change.Guests, change.Invitations, change.Occasions, change.Settings}

func mailing(p *web.Page) error {
	var m messages.Mailing
	if err := p.Read(func(r *db.Read) (err error) { m, err = db.Find[messages.Mailing](r, p.ID()); return err }); err != nil {
		return err
	}
	p.Title(views.KindName(p.Context(), m.Kind))
	p.Fragment("mailing-head", head, onMailing...)
	p.Keyed("mailing-messages", func(v *web.View) (web.Rows, error) {
		s, err := sheet(v)
		if errors.Is(err, db.ErrNotFound) {
			err = nil
		}
		return entries(v, s, err)
	}, onMailing...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.MailingPage(b.Base(), m.ByHand, b.Slot("mailing-head"), b.Slot("mailing-messages")), nil
	})
	return nil
}

type sheetKey struct{}

// sheet reads the mailing once for both fragments.
func sheet(v *web.View) (messages.Sheet, error) {
	return db.Once(v.Read, sheetKey{}, func() (messages.Sheet, error) { return messages.OfMailing(v.Read, v.ID()) })
}

func head(v *web.View) (templ.Component, error) {
	s, err := sheet(v)
	h := views.Head{Line: views.Line{Line: s.Line, Base: v.Base()}, Undo: v.Scope().Allows(access.Undo), Late: s.PutOff}
	if errors.Is(err, db.ErrNotFound) {
		h.Gone = true
		return views.MailingHead(h), nil
	}
	if err != nil {
		return nil, err
	}
	e, err := v.Event()
	h.Zone = e.Location()
	return views.MailingHead(h), err
}

func entries(v *web.View, s messages.Sheet, err error) (web.Rows, error) {
	if err != nil {
		return web.Rows{}, err
	}
	e, err := v.Event()
	out := web.Rows{Root: views.Entries()}
	for _, m := range s.Entries {
		out.Rows = append(out.Rows, web.Row{ID: "message-" + string(m.ID), Body: views.EntryRow(views.Entry{Entry: m, Base: v.Base(), Zone: e.Location()})})
	}
	if len(s.Entries) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "messages-none", Body: views.NoEntries()})
	}
	return out, err
}

func receipts(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Receipts"))
	p.Keyed("mailing-messages", func(v *web.View) (web.Rows, error) {
		s, err := messages.Receipts(v.Read)
		return entries(v, s, err)
	}, append(change.Topics{change.Invitations}, onMailing...)...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.ReceiptsPage(b.Base(), b.Slot("mailing-messages")), nil
	})
	return nil
}

// withdraw takes a mailing back that has not begun.
func withdraw(tx *db.Tx, id change.ID) (change.Change, error) {
	m, err := db.Find[messages.Mailing](tx.Read, id)
	if err != nil {
		return nil, err
	}
	return activity.Undo(tx, m.Seq)
}

func toOutbox(c *web.Ctx, _ change.Entry) string { return c.Base() + "/messages" }

func withdrawn(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Taken back. Nothing was sent.")
}
func paused(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Paused. What is on its way arrives; the rest waits.")
}
func resumed(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "It goes on.") }
func stopped(ctx context.Context, e change.Entry) string {
	c, _ := e.Change.(change.MailingStopped)
	return locale.N(ctx, "Stopped. {n} message was not sent.", "Stopped. {n} messages were not sent.", c.Messages)
}
func retried(ctx context.Context, e change.Entry) string {
	c, _ := e.Change.(change.MessagesRetried)
	return locale.N(ctx, "{n} message is tried again.", "{n} messages are tried again.", c.Messages)
}
func byHand(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Marked as sent.") }
func marked(ctx context.Context, e change.Entry) string {
	if c, _ := e.Change.(change.AddressMarked); c.Bad {
		return locale.T(ctx, "Nothing more goes to this address.")
	}
	return locale.T(ctx, "Messages go to this address again.")
}
