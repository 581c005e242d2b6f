package web

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"convive/handlers/live/model"
	"convive/models/db"
)

// get answers with the whole page.
func (c *Ctx) get(make func(*Page) error, status int) error { return c.show(make, status, nil) }

// show answers with the whole page, around a form that came back if there is one.
func (c *Ctx) show(make func(*Page) error, status int, form any) error {
	p, err := c.page(make, form)
	if err != nil {
		return err
	}
	b := &Body{p}
	if len(p.fragments) > 0 {
		if p.snapshot, err = c.Hub.Snapshot(c.reading(), p.source()); err != nil {
			return err
		}
		p.frame.Live = p.live(p.snapshot.Position)
	}
	main, err := b.main()
	if err != nil {
		return err
	}
	html, err := draw(c.ctx, p.framed(main))
	if err != nil {
		return err
	}
	if p.guest {
		html = c.small(html)
	}
	return c.document(status, html)
}

// reading is how a page reads. The simulation has pages read anew, past all that reads share, so that it can tell whether
// what they share is true. A demo alone does so: elsewhere it would be work that anybody could ask for.
func (c *Ctx) reading() context.Context {
	if c.Demo && c.Request().Header.Get(model.Anew) != "" {
		return db.Unshared(c.ctx)
	}
	return c.ctx
}

func (b *Body) main() (templ.Component, error) {
	if b.body != nil {
		return b.body(b)
	}
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		for _, f := range b.fragments[:b.own] { // the badges stand in the navigation
			if err := b.Slot(f.ID).Render(ctx, w); err != nil {
				return err
			}
		}
		return nil
	}), nil
}
