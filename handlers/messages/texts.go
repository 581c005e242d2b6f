package messages

import (
	"context"
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/messages"
	"convive/views/locale"
	views "convive/views/messages"
)

// texts is where hosts write: one kind in one language, which stand in the address.
func texts(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Texts"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		t := chosenText(b.Ctx)
		f := web.FormOf(b, b.Base()+"/messages/texts/wording", wordingNow(b.Ctx))
		f.Errors = append(f.Errors, web.FormOf(b, b.Base()+"/messages/texts/original", messages.Return{}).Errors...)
		form, err := wordingAgain(b.Ctx, f)
		return views.TextsPage(t, form), err
	})
	return nil
}

func chosenText(c *web.Ctx) views.Texts {
	t := views.Texts{Base: c.Base(), Kind: messages.Kind(c.Query("kind")), Language: c.Query("lang"), Languages: messages.Spoken(c.Event())}
	if !slices.Contains(messages.Kinds, t.Kind) {
		t.Kind = messages.Invitation
	}
	if !slices.Contains(t.Languages, t.Language) {
		t.Language = t.Languages[0]
	}
	return t
}

// wordingNow is the form as the text stands.
func wordingNow(c *web.Ctx) messages.Wording {
	t := chosenText(c)
	w := messages.Wording{Kind: t.Kind, Language: t.Language}
	_ = c.Read(func(r *db.Read) error {
		text, row, err := messages.Written(r, t.Kind, t.Language)
		w.Version, w.Subject, w.Body = row.Version, text.Subject, text.Body
		return err
	})
	return w
}

func wordingAgain(c *web.Ctx, f web.Form[messages.Wording]) (templ.Component, error) {
	at := "?kind=" + string(f.Draft.Kind) + "&lang=" + f.Draft.Language
	if !slices.Contains(messages.Kinds, f.Draft.Kind) || !slices.Contains(messages.Languages, f.Draft.Language) {
		at = ""
	}
	sample, err := sampleOf(c, f.Draft)
	base := c.Base() + "/messages/texts/"
	return views.Wording(views.WordingForm{Action: base + "wording" + at, Command: f.Command, Original: base + "original" + at, Back: c.NewCommand(), Draft: f.Draft, Errors: f.Errors, Sample: sample}), err
}

// original makes ready to go back to the text in the code.
func original(_ *web.Ctx, b messages.Return) (web.Rule, error) {
	return func(tx *db.Tx) (change.Change, error) { return messages.Original(tx, b) }, nil
}

// originalAgain shows the text as it is by now: done, or refused.
func originalAgain(c *web.Ctx, f web.Form[messages.Return]) (templ.Component, error) {
	return wordingAgain(c, web.Form[messages.Wording]{Draft: wordingNow(c), Errors: f.Errors, Command: c.NewCommand()})
}

// sampleOf shows a text as a made-up household would read it.
func sampleOf(c *web.Ctx, t messages.Wording) (sample templ.Component, err error) {
	err = c.Read(func(r *db.Read) error {
		l, envelope, err := voice(c).Example(r, messages.Text{Subject: t.Subject, Body: t.Body}, t.Language)
		sample = views.Preview(views.Sample{Language: t.Language, To: envelope, Letter: l})
		return err
	})
	return sample, err
}

func written(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Saved.") }
