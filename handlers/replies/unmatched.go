package replies

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
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
	near, asked, out := replies.NamesakesIn(list), change.ID(v.Query("letter")), web.Rows{Root: views.Letters()}
	contacts := v.Read.Scope().Allows(access.ViewContacts)
	apart := list.Apart(contacts)
	sought := guests.Seek(v.Query("q"), contacts).Settled(list)
	for _, l := range open {
		row := views.LetterRow{Letter: l, Zone: e.Location(), Base: v.Base(), Apart: apart}
		if l.ID == asked && !sought.Empty() {
			row.Search, row.Households = v.Query("q"), list.Near("", sought)
		} else {
			row.Households = near.Of(l.Name)
		}
		out.Rows = append(out.Rows, web.Row{ID: "letter-" + string(l.ID), Body: views.LetterOf(row)})
	}
	if len(open) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "letters-none", Body: views.NoLetters()})
	}
	return out, err
}

// toHousehold leads on to where a host enters what the letter says.
func toHousehold(c *web.Ctx, e change.Entry) string {
	if linked, ok := e.Change.(change.UnmatchedLinked); ok {
		return c.Base() + "/replies/" + string(linked.Household)
	}
	return c.Base() + "/replies/unmatched"
}

func putAway(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Put away") }
