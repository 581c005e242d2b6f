package replies

import (
	"context"
	"slices"
	"time"

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
	missed, err := replies.Misses(v.Read)
	if err != nil {
		return web.Rows{}, err
	}
	near, err := nearby(v)
	if err != nil {
		return web.Rows{}, err
	}
	out := web.Rows{Root: views.Letters()}
	for _, l := range open {
		row := views.LetterRow{Letter: l, Zone: near.zone, Base: v.Base(), Apart: near.apart}
		row.Search, row.Households = near.to(l.ID, l.Name)
		out.Rows = append(out.Rows, web.Row{ID: "letter-" + string(l.ID), Body: views.LetterOf(row)})
	}
	for _, m := range missed {
		row := views.MissRow{Miss: m, Zone: near.zone, Base: v.Base(), Apart: near.apart}
		row.Search, row.Households = near.to(m.ID, m.Name)
		if m.SecondOf != nil {
			row.Second = near.first(&row.Households, *m.SecondOf, row.Search == "")
		}
		out.Rows = append(out.Rows, web.Row{ID: "missed-" + string(m.ID), Body: views.MissOf(row)})
	}
	if len(out.Rows) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "letters-none", Body: views.NoLetters()})
	}
	return out, nil
}

// neighbours finds the households that a host may choose for who found no invitation.
type neighbours struct {
	list      *guests.Listing
	namesakes replies.Namesakes
	zone      *time.Location
	apart     func(guests.Group) string
	asked     change.ID // the row that is searched for
	typed     string
	sought    guests.Sought
}

func nearby(v *web.View) (n neighbours, err error) {
	if n.list, err = guests.Everybody(v.Read); err != nil {
		return n, err
	}
	e, err := v.Event()
	contacts := v.Read.Scope().Allows(access.ViewContacts)
	n.namesakes, n.zone, n.apart = replies.NamesakesIn(n.list), e.Location(), n.list.Apart(contacts)
	n.asked, n.typed = change.ID(v.Query("letter")), v.Query("q")
	n.sought = guests.Seek(n.typed, contacts).Settled(n.list)
	return n, err
}

// to is what was sought for a row, and what was found; without a search those who share a word of the name.
func (n neighbours) to(row change.ID, name string) (search string, found []guests.Group) {
	if row == n.asked && !n.sought.Empty() {
		return n.typed, n.list.Near("", n.sought)
	}
	return "", n.namesakes.Of(name)
}

// first puts a household before the others, where it is to be chosen from; it returns the name of it.
func (n neighbours) first(all *[]guests.Group, id change.ID, choose bool) string {
	i := slices.IndexFunc(n.list.Households, func(h guests.Group) bool { return h.ID == id })
	if i < 0 {
		return ""
	}
	h := n.list.Households[i]
	if choose {
		*all = append([]guests.Group{h}, slices.DeleteFunc(*all, func(h guests.Group) bool { return h.ID == id })...)
	}
	return h.EnvelopeName
}

// toHousehold leads on to where a host enters what the letter says.
func toHousehold(c *web.Ctx, e change.Entry) string {
	if linked, ok := e.Change.(change.UnmatchedLinked); ok {
		return c.Base() + "/replies/" + string(linked.Household)
	}
	return c.Base() + "/replies/unmatched"
}

func linked(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "Linked. What they wrote stands here and on the household’s page.")
}

func putAway(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Put away") }
