package replies

import (
	"cmp"
	"errors"
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
	views "convive/views/replies"
)

// lastCards is how many of the cards entered last the page shows.
const lastCards = 8

// cards is the page on which a host types reply cards that came by post: a code, the answers, the next.
func cards(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Paper reply cards"))
	p.Fragment("cards-entered", enteredCards, change.Invitations, change.Households, change.Guests, change.Occasions, change.Settings, change.Drafts)
	p.Body(func(b *web.Body) (templ.Component, error) {
		card, err := cardOf(b)
		return views.CardsPage(b.Base(), card, b.Slot("cards-entered")), err
	})
	return nil
}

// cardOf is the card of the code in the address, or of the form that came back; without either, the field for a code.
func cardOf(b *web.Body) (templ.Component, error) {
	id, typed := b.ID(), b.Query("code")
	if id == "" && typed != "" {
		err := b.Read(func(r *db.Read) error {
			h, err := guests.OfCard(r, b.Event().ID, typed)
			id = h.ID
			return err
		})
		if err != nil && !errors.Is(err, db.ErrNotFound) {
			return nil, err
		}
	}
	if id == "" {
		return views.CardCode(views.CodeOfCard{Base: b.Base(), Typed: typed}), nil
	}
	form, err := entry(b.Ctx, id, web.FormOf(b, b.Base()+"/replies/cards/"+string(id)+"/sending", replies.Draft{}))
	return views.Card(b.Base(), form), err
}

// cardForm is the card again where it was refused, and the emptied field for the next code where it was entered.
func cardForm(c *web.Ctx, f web.Form[replies.Draft]) (templ.Component, error) {
	if len(f.Errors) == 0 {
		return views.CardCode(views.CodeOfCard{Base: c.Base()}), nil
	}
	form, err := entry(c, c.ID(), f)
	return views.Card(c.Base(), form), err
}

// cardEntered says what is stored now of the card.
func cardEntered(c *web.Ctx, _ change.Entry) string {
	s, ok := carded(c)
	if !ok {
		return locale.T(c.Context(), "The card is entered.")
	}
	return views.EnteredCard(c.Context(), s)
}

func cardStood(c *web.Ctx) string {
	s, _ := carded(c)
	return locale.T(c.Context(), "{household}: all of this stood there already.", "household", s.Household.EnvelopeName)
}

// carded reads the household of the card that was sent; ok is false when it has gone since.
func carded(c *web.Ctx) (s replies.State, ok bool) {
	err := c.Read(func(r *db.Read) (err error) {
		s, err = replies.Of(r, c.ID())
		return err
	})
	return s, err == nil
}

// enteredCards are the households whose last reply came on paper, the newest first.
func enteredCards(v *web.View) (templ.Component, error) {
	all, err := replies.ProgressOfAll(v.Read, "")
	if err != nil {
		return nil, err
	}
	e, err := v.Event()
	var rows []views.Row
	for _, s := range all {
		if s.Reply.Source == replies.Paper {
			rows = append(rows, views.Row{Progress: s, Zone: e.Location(), Path: v.Base() + "/replies/" + string(s.Group.ID)})
		}
	}
	slices.SortStableFunc(rows, func(a, b views.Row) int { return cmp.Compare(b.Reply.SentAt, a.Reply.SentAt) })
	return views.EnteredCards(len(rows), rows[:min(len(rows), lastCards)]), err
}
