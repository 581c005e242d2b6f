package messages

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/messages"
	"convive/views/locale"
	views "convive/views/messages"
)

// sender is in whose name messages go out, and a test to oneself.
func sender(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Sender"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		return senderPage(b.Ctx, web.FormOf(b, signaturePath(b.Ctx), signatureNow(b.Ctx)), "", false)
	})
	return nil
}

func signaturePath(c *web.Ctx) string { return c.Base() + "/messages/sender/signature" }

func senderPage(c *web.Ctx, f web.Form[messages.Signature], said string, failed bool) (templ.Component, error) {
	form, err := signatureAgain(c, f)
	from := ""
	if c.Mail != nil {
		from = c.Mail.From()
	}
	return views.SenderPage(c.Base(), c.Mail != nil, from, c.Account().Email, form, views.Test(c.Base()+"/messages/sender/test", said, failed)), err
}

func signatureNow(c *web.Ctx) messages.Signature {
	e := c.Event()
	_ = c.Read(func(r *db.Read) error {
		now, err := events.Current(r)
		if err == nil {
			e = now
		}
		return err
	})
	return messages.SignatureOf(e)
}

func signatureAgain(c *web.Ctx, f web.Form[messages.Signature]) (templ.Component, error) {
	return views.Signature(views.SignatureForm{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors, Event: c.Event().Name}), nil
}

func signed(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Saved.") }

// patience is how long somebody waits for the answer of the mail server.
const patience = 15 * time.Second

// test sends a message to who asks for it, and says what the mail server answered.
func test(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	said, failed, err := tried(c, messages.Kind(values.Get("kind")))
	if err != nil {
		return err
	}
	if c.Scripted() {
		return c.Patch(views.Test(c.Base()+"/messages/sender/test", said, failed))
	}
	return web.Again(c, func(p *web.Page) error {
		p.Title(locale.T(p.Context(), "Sender"))
		p.Body(func(b *web.Body) (templ.Component, error) {
			return senderPage(b.Ctx, web.Form[messages.Signature]{Action: signaturePath(b.Ctx), Draft: signatureNow(b.Ctx), Command: b.NewCommand()}, said, failed)
		})
		return nil
	}, 200, web.Form[messages.Signature]{})
}

func tried(c *web.Ctx, k messages.Kind) (said string, failed bool, err error) {
	ctx, own := c.Context(), c.Account().Email
	switch {
	case c.Mail == nil:
		return locale.T(ctx, "No mail server is set up."), true, nil
	case !guests.Address(own):
		return locale.T(ctx, "Your account has no e-mail address."), true, nil
	case !slices.Contains(messages.Kinds, k):
		k = messages.Invitation
	}
	l, err := testLetter(c, k)
	if err != nil {
		return "", true, err
	}
	limited, cancel := context.WithTimeout(c.Request().Context(), patience)
	defer cancel()
	d, err := c.Mail.Deliver(limited, l)
	unmade := messages.Unmade{}
	switch {
	case errors.As(err, &unmade):
		return "", true, err
	case err != nil:
		slog.Warn("a test message could not be sent", "error", err)
		return locale.T(ctx, "The mail server can't be reached. Whoever runs this server finds the reason in its log."), true, nil
	case len(d.Taken) > 0 && d.Server == nil:
		return locale.T(ctx, "Sent to {address}.", "address", own), false, nil
	}
	return locale.T(ctx, "The mail server doesn't take it: {answer}", "answer", d.Said()), true, nil
}

// testLetter is the message as a made-up household would read it: nobody's link leaves in a test.
func testLetter(c *web.Ctx, k messages.Kind) (l messages.Letter, err error) {
	lang := messages.LanguageOf(c.Event(), guests.Household{})
	err = c.Read(func(r *db.Read) error {
		text, _, err := messages.Written(r, k, lang)
		if err != nil {
			return err
		}
		if l, _, err = voice(c).Example(r, text, lang); err != nil {
			return err
		}
		e, err := events.Current(r)
		if err != nil {
			return err
		}
		l.ReplyTo, err = messages.AnswersTo(r, e, c.Account().ID)
		return err
	})
	l.ID, l.To = string(db.NewID()), []string{c.Account().Email}
	return l, err
}
