package replies

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
	"convive/views/ui"
)

// unmatched is the hosts' inbox of replies that match nobody.
func unmatched(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Replies that match nobody"))
	p.Keyed("letters-list", letters, change.Unmatched, change.Households, change.Guests)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.LettersPage(b.Base(), b.Slot("letters-list")), nil
	})
	return nil
}

func letters(v *web.View) (web.Rows, error) {
	open, err := replies.Letters(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	e, err := v.Event()
	out := web.Rows{Root: views.Letters()}
	for _, l := range open {
		row := views.LetterRow{Letter: l, Zone: e.Location(), Base: v.Base(), Households: likely(list, l.Name)}
		out.Rows = append(out.Rows, web.Row{ID: "letter-" + string(l.ID), Body: views.LetterOf(row)})
	}
	if len(open) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "letters-none", Body: views.NoLetters()})
	}
	return out, err
}

// likely are the households to choose from: those first in which somebody shares a word of the name.
func likely(list *guests.Listing, name string) []ui.Option {
	var near, far []ui.Option
	for _, h := range list.Households {
		if h.Host {
			continue
		}
		o := ui.Option{Value: string(h.ID), Label: h.EnvelopeName}
		if replies.Resembles(h, name) {
			near = append(near, o)
		} else {
			far = append(far, o)
		}
	}
	return append(near, far...)
}

// toHousehold leads on to where a host enters what the letter says.
func toHousehold(c *web.Ctx, e change.Entry) string {
	if linked, ok := e.Change.(change.UnmatchedLinked); ok {
		return c.Base() + "/replies/" + string(linked.Household)
	}
	return c.Base() + "/replies/unmatched"
}

func putAway(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Put away") }
