package messages

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/messages"
	"convive/views/locale"
	views "convive/views/messages"
)

// compose shows who gets a message and who doesn't, and how it reads, before anything is sent. What it is about stands in
// the address.
func compose(p *web.Page) error {
	p.Title(locale.T(p.Context(), "New message"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		shown, err := composed(b.Ctx, web.FormOf(b, mailingsPath(b.Ctx), asked(b.Ctx)))
		return views.ComposePage(shown), err
	})
	return nil
}

func mailingsPath(c *web.Ctx) string { return c.Base() + "/messages/mailings" }

// asked is the order that the address describes.
func asked(c *web.Ctx) messages.Order {
	o := messages.Order{Kind: messages.Kind(c.Query("kind")), Occasion: change.ID(c.Query("occasion")), To: messages.To(c.Query("audience")), Again: c.Query("again") != ""}
	if !slices.Contains(messages.Mailings, o.Kind) {
		o.Kind = messages.Invitation
	}
	return o
}

func composeAgain(c *web.Ctx, f web.Form[messages.Order]) (templ.Component, error) {
	shown, err := composed(c, f)
	return views.ComposeAgain(shown), err
}

func composed(c *web.Ctx, f web.Form[messages.Order]) (views.Compose, error) {
	f.Draft.Shown = nil // it is the page that says them
	shown := views.Compose{Base: c.Base(), Action: f.Action, Command: f.Command, Order: f.Draft, Errors: f.Errors, Mails: c.Mail != nil}
	if !slices.Contains(messages.Mailings, shown.Order.Kind) {
		shown.Order.Kind = messages.Invitation
	}
	err := c.Read(func(r *db.Read) (err error) {
		if shown.Occasions, err = events.Occasions(r); err != nil {
			return err
		}
		about := func(o events.Occasion) bool { return o.ID == shown.Order.Occasion }
		if shown.Order.Occasion != "" && !slices.ContainsFunc(shown.Occasions, about) {
			shown.Order.Occasion = ""
		}
		if shown.Order.Kind == messages.Reminder && shown.Order.Occasion == "" {
			return nil
		}
		all, err := messages.Audience(r, shown.Order.Choice(c.Mail == nil))
		if err != nil {
			return err
		}
		shown.Settle(all)
		return samples(c, r, &shown)
	})
	return shown, err
}

// samples shows the message in each language, as the first household that reads it.
func samples(c *web.Ctx, r *db.Read, shown *views.Compose) error {
	e, err := events.Current(r)
	if err != nil {
		return err
	}
	if c.Mail != nil {
		to, err := messages.AnswersTo(r, e, c.Account().ID)
		if err != nil {
			return err
		}
		shown.Answers = cmp.Or(to, c.Mail.From())
	}
	seen := map[string]bool{}
	for _, one := range shown.Getters {
		lang := messages.LanguageOf(e, one.Household)
		if seen[lang] {
			continue
		}
		seen[lang] = true
		text, row, err := messages.Written(r, shown.Order.Kind, lang)
		if err != nil {
			return err
		}
		if shown.Order.Kind == messages.Update && row.ID == "" {
			shown.Missing = append(shown.Missing, lang)
		}
		l, err := voice(c).Sample(r, text, lang, one.ID, shown.Order.Occasion)
		if err != nil {
			return err
		}
		shown.Order.Shown = append(shown.Order.Shown, messages.Seen(lang, text))
		shown.Samples = append(shown.Samples, views.Sample{Language: lang, To: one.EnvelopeName, Letter: l})
	}
	return nil
}

// queue makes a mailing ready; refused, it comes back as it would be now.
func queue(c *web.Ctx, o messages.Order) (web.Rule, error) {
	return func(tx *db.Tx) (change.Change, error) { return messages.Queue(tx, o, c.Mail == nil) }, nil
}

func queued(c *web.Ctx, e change.Entry) string {
	n := e.Change.(change.MailingQueued).Households
	if c.Mail == nil {
		return locale.N(c.Context(), "{n} message is in the outbox.", "{n} messages are in the outbox.", n)
	}
	return locale.N(c.Context(), "Sending to {n} household in {s} s.", "Sending to {n} households in {s} s.", n, "s", int(messages.Grace.Seconds()))
}

func toMailing(c *web.Ctx, e change.Entry) string {
	return c.Base() + "/messages/mailings/" + string(e.Change.(change.MailingQueued).Mailing)
}
