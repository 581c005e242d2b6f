package imports

import (
	"errors"
	"strconv"

	"github.com/a-h/templ"

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
	if err := p.Read(func(r *db.Read) error { return imports.Known(r, p.ID()) }); err != nil {
		return err
	}
	p.Body(func(b *web.Body) (templ.Component, error) {
		return draw(b.Ctx, web.FormOf(b, path(b.Ctx)+"/application", chosen(b.Ctx)))
	})
	return nil
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
func again(c *web.Ctx, f web.Form[imports.Application]) (templ.Component, error) { return draw(c, f) }

func draw(c *web.Ctx, f web.Form[imports.Application]) (templ.Component, error) {
	shown := views.Preview{
		Action: f.Action, Command: c.NewCommand(), Back: c.Base() + "/import", Here: path(c), Guests: c.Base() + "/guests", Draft: f.Draft, Errors: f.Errors,
	}
	shown.Columns = path(c) + "/columns"
	file, plan, err := planned(c, f.Draft)
	var refusal lists.Refusal
	var unmapped lists.Unmapped
	switch {
	case errors.As(err, &unmapped): // a person can say what nobody knows
		shown.Refused, shown.Asks, plan.List, err = unmapped.Message, true, unmapped.List, nil
	case errors.As(err, &refusal): // a sheet without guests; the likeliest one shows which others there are
		shown.Refused, shown.Draft.Sheet = refusal.Message, ""
		file, plan, err = planned(c, shown.Draft)
		if errors.As(err, &unmapped) {
			plan.List, err = unmapped.List, nil
		}
	}
	shown.File, shown.Plan = file.Name, plan
	if err == nil {
		err = c.Read(func(r *db.Read) (err error) {
			shown.Occasions, err = events.Occasions(r)
			return err
		})
	}
	return views.Page(shown), err
}

// planned reads the kept list again and works out what it would do.
func planned(c *web.Ctx, a imports.Application) (file imports.File, plan imports.Plan, err error) {
	file, list, err := readAgain(c, a.Sheet)
	if err != nil {
		return file, plan, err
	}
	err = c.Read(func(r *db.Read) (err error) {
		plan, err = imports.New(r, list, a.Apart...)
		return err
	})
	return file, plan, err
}

// readAgain reads the kept list as the event's people have said of its columns.
func readAgain(c *web.Ctx, sheet string) (file imports.File, list lists.List, err error) {
	var by lists.Choices
	if err := c.Read(func(r *db.Read) (err error) {
		if file, err = imports.Brought(r, c.ID()); err != nil {
			return err
		}
		by, err = imports.Remembered(r)
		return err
	}); err != nil {
		return file, list, err
	}
	list, err = file.List(sheet, by)
	return file, list, err
}

// apply makes the import ready, before the transaction: reading and mapping a list takes longer than writing it.
func apply(c *web.Ctx, a imports.Application) (web.Rule, error) {
	file, plan, err := planned(c, a)
	var refusal lists.Refusal
	if errors.As(err, &refusal) {
		return nil, db.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return func(tx *db.Tx) (change.Change, error) {
		done, err := imports.Apply(tx, c.Secret, &plan, file.Name, a.Digest, a.Gone()...)
		if errors.Is(err, imports.ErrMoved) {
			return nil, invalid.Refuse("The guest list has changed since you looked. This is what the import would do now: look again, then import.")
		}
		return done, err
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
