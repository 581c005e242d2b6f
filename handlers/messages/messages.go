// Package messages shows the outbox to hosts, lets them see who gets a message before it goes, and runs the commands
// about it. What a message says is made by models/messages; here stands how it speaks: sentences, dates and links.
package messages

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/messages"
	"convive/views/locale"
	views "convive/views/messages"
)

// needs is what the outbox takes: what stands in it opens households' pages.
const needs = access.SendMessages | access.ViewContacts

// Routes declares the outbox, its pages and its commands.
func Routes(r *web.Routes) {
	r.Page("/e/:event/messages", needs, outbox)
	r.Page("/e/:event/messages/new", needs, compose)
	r.Mutation("/e/:event/messages/mailings", needs, web.Prepared(queue).On(compose, composeAgain).SayingOf(queued, true).To(toMailing), web.WithBody(web.BodyBulk))
	r.Post("/e/:event/messages/mailings/list", needs, leaf, web.WithBody(web.BodyBulk))
	r.Page("/e/:event/messages/mailings/:id", needs, mailing)
	r.Mutation("/e/:event/messages/mailings/:id/withdrawal", needs|access.Undo, web.Do(withdraw).Saying(withdrawn, false).To(toOutbox))
	r.Mutation("/e/:event/messages/mailings/:id/pause", needs, web.Do(messages.Pause).Saying(paused, false))
	r.Mutation("/e/:event/messages/mailings/:id/resumption", needs, web.Do(messages.Resume).Saying(resumed, false))
	r.Mutation("/e/:event/messages/mailings/:id/stop", needs, web.Do(messages.Stop).Saying(stopped, false))
	r.Mutation("/e/:event/messages/mailings/:id/retry", needs, web.Do(messages.RetryAll).Saying(retried, false))
	r.Page("/e/:event/messages/receipts", needs, receipts)
	r.Page("/e/:event/messages/texts", needs, texts)
	r.Mutation("/e/:event/messages/texts/wording", needs, web.Create(messages.Write).On(texts, wordingAgain).Fresh(wordingNow).Saying(written, true))
	r.Mutation("/e/:event/messages/texts/original", needs, web.Prepared(original).On(texts, originalAgain).Saying(written, true))
	r.Page("/e/:event/messages/sender", needs, sender)
	r.Mutation("/e/:event/messages/sender/signature", needs, web.Create(messages.Sign).On(sender, signatureAgain).Fresh(signatureNow).Saying(signed, true))
	r.Post("/e/:event/messages/sender/test", needs, test)
	r.Mutation("/e/:event/messages/addresses/:id", needs, web.With(messages.MarkAddress).Saying(marked, true))
	r.Page("/e/:event/messages/:id", needs, one)
	r.Mutation("/e/:event/messages/:id/retry", needs, web.Do(messages.Retry).Saying(retried, false))
	r.Mutation("/e/:event/messages/:id/by-hand", needs, web.Do(messages.SentByHand).Saying(byHand, true))
}

// Nav declares the entry in the hosts' navigation, with the number of messages that did not get through.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{
		Label: func(ctx context.Context) string { return locale.T(ctx, "Messages") },
		Path:  "/messages", Icon: "mail", Needs: needs, Badge: badge, Topics: change.Topics{change.Messages, change.Households},
	})
}

func badge(v *web.View) (templ.Component, error) {
	n, err := messages.OpenCount(v.Read)
	return views.Badge(int(n)), err
}

func outbox(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Messages"))
	p.Keyed("messages-list", mailings, change.Messages, change.Occasions, change.Households, change.Invitations, change.Settings)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.OutboxPage(views.Outbox{Base: b.Base(), Mails: b.Mail != nil}, b.Slot("messages-list")), nil
	})
	return nil
}

func mailings(v *web.View) (web.Rows, error) {
	lines, receipts, err := messages.Outbox(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	e, err := v.Event()
	out := web.Rows{Root: views.Rows()}
	for _, l := range lines {
		out.Rows = append(out.Rows, web.Row{ID: "mailing-" + string(l.ID), Body: views.MailingRow(views.Line{Line: l, Base: v.Base(), Zone: e.Location()})})
	}
	if receipts.Total() > 0 {
		out.Rows = append(out.Rows, web.Row{ID: "mailing-receipts", Body: views.ReceiptsRow(v.Base(), receipts)})
	}
	if len(out.Rows) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "messages-none", Body: views.Nothing()})
	}
	return out, err
}
