package imports

import (
	"context"
	"errors"
	"strconv"

	"github.com/a-h/templ"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/models/invalid"
	views "convive/views/imports"
	"convive/views/locale"
)

// preview is the page of one list that was brought: what it would do to the event as it stands.
func preview(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Import guests"))
	if err := known(p.Ctx); err != nil {
		return err
	}
	p.Body(func(b *web.Body) (templ.Component, error) {
		f := web.FormOf(b, path(b.Ctx)+"/application", chosen(b.Ctx))
		w := b.Works.Find(importing(b.Ctx))
		if w != nil && !w.Wait(b.Context()) {
			b.Frame().Refresh = lookAgain
			return waiting(b.Ctx, w, f.Draft, views.Importing), nil
		}
		told, err := ended(b.Ctx, w, &f)
		if err != nil {
			return nil, err
		}
		shown, ready, err := draw(b.Ctx, f)
		switch {
		case !ready:
			b.Frame().Refresh = lookAgain
		case w != nil:
			_, _ = w.Take() // what came of it has been shown
			if told != "" {
				b.Tell(told)
			}
		}
		return shown, err
	})
	return nil
}

// ended answers whoever waited for an import: it shows the guest list when it is done. Refused, the sentence stands
// over the preview as it is by now; cancelled, it is told.
func ended(c *web.Ctx, w *jobs.Work, f *web.Form[imports.Application]) (told string, err error) {
	if w == nil {
		return "", nil
	}
	e, err := web.Outcome(w)
	var refusal invalid.Refusal
	switch {
	case errors.As(err, &refusal):
		f.Errors = invalid.Fields{{Message: refusal.Text, Args: refusal.Args}}
		return "", nil
	case errors.Is(err, context.Canceled):
		return locale.T(c.Context(), "The import was cancelled. Nothing has changed."), nil
	}
	_, _ = w.Take()
	if err != nil {
		return "", err
	}
	if e.Change != change.None {
		c.TellOf(imported(c, e), e)
	}
	return "", web.Elsewhere(toGuests(c, e))
}

func known(c *web.Ctx) error {
	return c.Read(func(r *db.Read) error { return imports.Known(r, c.ID()) })
}

func path(c *web.Ctx) string { return c.Base() + "/import/" + string(c.ID()) }

// chosen is what the address says about how the list is to be taken.
func chosen(c *web.Ctx) (a imports.Application) {
	a.Sheet = c.Query("sheet")
	for _, text := range c.Request().URL.Query()["apart"] {
		if row, err := strconv.Atoi(text); err == nil && len(a.Apart) < 1000 {
			a.Apart = append(a.Apart, row)
		}
	}
	return a
}

// again draws the preview as it is by now, around an import that was refused.
func again(c *web.Ctx, f web.Form[imports.Application]) (templ.Component, error) {
	shown, ready, err := draw(c, f)
	if ready {
		c.Works.Forget(importing(c)) // its refusal stands on the page
	}
	return shown, err
}

// lookAgain is after how many seconds a page without scripts looks whether a work is over.
const lookAgain = 2

// draw shows what the list would do, or how far finding that out is: then it isn't ready.
func draw(c *web.Ctx, f web.Form[imports.Application]) (page templ.Component, ready bool, err error) {
	w := lookAt(c, c.ID(), f.Draft)
	if !w.Wait(c.Context()) {
		return waiting(c, w, f.Draft, views.Reading), false, nil
	}
	found, err := seen(w.Take())
	if err != nil {
		return nil, true, err
	}
	if found.none {
		return views.Bring(form(c, web.Form[imports.Bringing]{Action: action(c), Errors: invalid.Fields{{Name: "file", Message: found.refused}}}), nil), true, nil
	}
	shown := views.Preview{
		Action: f.Action, Command: c.NewCommand(), Back: c.Base() + "/import", Here: path(c), Guests: c.Base() + "/guests", Columns: path(c) + "/columns",
		Draft: f.Draft, Errors: f.Errors, File: found.file, Shown: found.shown, Refused: found.refused, Asks: found.asks,
	}
	if found.refused != "" && !found.asks {
		shown.Draft.Sheet = "" // the likeliest one is shown
	}
	err = c.Read(func(r *db.Read) (err error) {
		shown.Occasions, err = events.Occasions(r)
		return err
	})
	return views.Page(shown), true, err
}

// apply makes the import ready, before the transaction: reading and mapping a list takes longer than writing it.
func apply(c *web.Ctx, a imports.Application) (web.Doing, error) {
	if err := known(c); err != nil {
		return nil, err
	}
	from, secret, works := sourceOf(c, c.ID()), c.Secret, c.Works
	return func(ctx context.Context, at *jobs.Work) (web.Rule, error) {
		file, plan, err := from.plan(ctx, at, a)
		var refusal lists.Refusal
		if errors.As(err, &refusal) {
			return nil, db.ErrNotFound
		}
		if err != nil {
			return nil, err
		}
		plan.Watched(step(at, views.Writing))
		return func(tx *db.Tx) (change.Change, error) {
			done, err := imports.Apply(tx, secret, &plan, file.Name, a.Digest, a.Gone()...)
			if errors.Is(err, imports.ErrMoved) {
				works.Forget(reading(from.id)) // what was found out is no longer so
				return nil, invalid.Refuse("The guest list has changed since you looked. This is what the import would do now: look again, then import.")
			}
			return done, err
		}, nil
	}, nil
}

func imported(c *web.Ctx, e change.Entry) string {
	done, _ := e.Change.(change.GuestsImported)
	if done.Removed > 0 {
		return locale.N(c.Context(), "Imported {file}: {n} new guest, {m} changed, {gone} removed.", "Imported {file}: {n} new guests, {m} changed, {gone} removed.",
			done.Created, "file", done.File, "m", done.Updated, "gone", done.Removed)
	}
	return locale.N(c.Context(), "Imported {file}: {n} new guest, {m} changed.", "Imported {file}: {n} new guests, {m} changed.", done.Created, "file", done.File, "m", done.Updated)
}

func toGuests(c *web.Ctx, _ change.Entry) string { return c.Base() + "/guests" }
