package seating

import (
	"context"
	"errors"
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/requests"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
)

// mayWish is who sees and writes wishes.
const mayWish = access.Seat | access.ViewPrivateWishes

// wishing declares the page of wishes and its commands.
func wishing(r *web.Routes) {
	const path = "/e/:event/seating/wishes"
	r.Page(path, mayWish, wishes)
	r.Mutation(path, mayWish, web.Create(seating.Wishing).On(wishes, wishAgain).Fresh(newWish).SayingOf(wished, true).
		Otherwise(func(c *web.Ctx) string { return locale.T(c.Context(), "This wish is written down already.") }), web.WithBody(web.BodyBulk))
	r.Mutation(path+"/:id/removal", mayWish, web.With(seating.RemoveWish).Saying(unwished, true))
	changingWishes(r)
}

// onWishes is what moves how wishes stand.
var onWishes = append(change.Topics{change.Wishes}, onBoard...)

func wishes(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Wishes"))
	p.Keyed("wish-list", wishList, onWishes...)
	p.Fragment("seating-made-of", wishMade, onWishes...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		seated, err := occasions(b.Ctx)
		if err != nil {
			return nil, err
		}
		at, err := address(b.Ctx, seated)
		if err != nil {
			return nil, err
		}
		form, err := wishForm(b.Ctx, at, web.FormOf(b, at.Base+"/wishes", newWish(b.Ctx)))
		return views.WishPage(views.WishesPage{At: at, Form: form}, b.Slot("wish-list"), b.Slot("seating-made-of")), err
	})
	return nil
}

// newWish is what the form starts from: nothing, or whom a request is about.
func newWish(c *web.Ctx) seating.NewWish {
	n := seating.NewWish{Kind: seating.Together, Strength: "5", Private: true}
	_ = c.Read(func(r *db.Read) error {
		asked, err := db.Find[requests.GuestRequest](r, change.ID(c.Query("request")))
		if err != nil {
			return err
		}
		n.Reason = short(asked.Words)
		if asked.GuestID != nil {
			n.Guests = []string{string(*asked.GuestID)}
			return nil
		}
		people, err := guests.OfHousehold(r, asked.HouseholdID)
		if len(people) > 0 {
			n.Guests = []string{string(people[0].ID)}
		}
		return err
	})
	return n
}

// short cuts a guest's words to what a reason may hold.
func short(words string) string {
	if all := []rune(words); len(all) > 300 {
		return string(all[:299]) + "…"
	}
	return words
}

func wishForm(c *web.Ctx, at views.At, f web.Form[seating.NewWish]) (views.WishForm, error) {
	form := views.WishForm{Action: at.Command("wishes"), Command: f.Command, Draft: f.Draft, Errors: f.Errors}
	err := c.Read(func(r *db.Read) error {
		if err := offer(c, r, at, &form); err != nil {
			return err
		}
		asked, err := db.Find[requests.GuestRequest](r, change.ID(c.Query("request")))
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		home, err := db.Find[guests.Household](r, asked.HouseholdID)
		form.Words, form.Asker = asked.Words, home.EnvelopeName
		return err
	})
	return form, err
}

// boardOrNone is the board of an address, or an empty one.
func boardOrNone(r *db.Read, at views.At) (*seating.Board, error) {
	b, err := seating.OfPlan(r, at.Occasion, at.Plan)
	if errors.Is(err, db.ErrNotFound) {
		return &seating.Board{}, nil
	}
	return b, err
}

// calledApart are all guests as a list of wishes names them.
func calledApart(v *web.View, b *seating.Board, list *guests.Listing) map[change.ID]string {
	called := map[change.ID]string{}
	for _, o := range toldApart(v.Context(), v.Read, b, list) {
		called[change.ID(o.Value)] = o.Label
	}
	return called
}

// wishAgain draws the form that replaces the one just sent.
func wishAgain(c *web.Ctx, f web.Form[seating.NewWish]) (templ.Component, error) {
	at := views.AtOf(c.Base()+"/seating", c.Query)
	form, err := wishForm(c, at, f)
	if c.Query("from") == views.FromBoard {
		return views.AskWish(form.OnBoard(at)), err
	}
	return views.AddWish(form), err
}

// wishMade is a number of all guests as the form offers them.
func wishMade(v *web.View) (templ.Component, error) {
	_, b, err := shown(v)
	if err != nil {
		return nil, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return nil, err
	}
	return madeOf(toldApart(v.Context(), v.Read, b, list)), nil
}

func wishList(v *web.View) (web.Rows, error) {
	at, b, err := shown(v)
	out := web.Rows{Root: views.WishList()}
	if err != nil {
		return out, err
	}
	all, err := seating.Wishes(v.Read)
	if err != nil {
		return out, err
	}
	list, err := guests.Everybody(v.Read)
	if err != nil {
		return out, err
	}
	called := calledApart(v, b, list)
	rowOf := func(w seating.Wish) views.WishRow {
		return views.WishRowOf(at, w, func(id change.ID) string { return called[id] })
	}
	clashes := map[change.ID]seating.Clash{}
	for _, c := range seating.Clashes(all, list) {
		clashes[c.Wish.ID] = c
	}
	for _, w := range all {
		row := rowOf(w)
		if clash, ok := clashes[w.ID]; ok {
			for _, id := range clash.Chain() {
				row.Clash = append(row.Clash, called[id])
			}
			for _, must := range clash.Musts {
				row.Yields = append(row.Yields, rowOf(must))
			}
		}
		row.Stands, _ = b.Stands(w)
		out.Rows = append(out.Rows, web.Row{ID: "wish-" + string(w.ID), Body: views.Wish(row)})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "wishes-none", Body: views.NoWishes()})
	}
	return out, err
}

// known are the wishes that the board may speak of to who looks: to nobody who doesn't seat guests.
func known(v *web.View) ([]seating.Wish, error) {
	if !v.Scope().Allows(access.Seat) {
		return nil, nil
	}
	return seating.Wishes(v.Read)
}

// wished says also which musts can't be kept any more with the new one.
func wished(c *web.Ctx, e change.Entry) string {
	switch made := e.Change.(type) {
	case change.WishesMade:
		return locale.T(c.Context(), "The wish is written down.") + clashesOf(c, made.Wishes...)
	case change.WishEdited:
		return locale.T(c.Context(), "This wish was written down already. It matters now as you say.") + clashesOf(c, made.Wish)
	}
	return ""
}

// clashesOf goes on with a sentence: which musts can't all be kept because of some of them.
func clashesOf(c *web.Ctx, of ...change.ID) (words string) {
	_ = c.Read(func(r *db.Read) error {
		all, err := seating.Wishes(r)
		if err != nil || !slices.ContainsFunc(all, func(w seating.Wish) bool { return w.Must() && slices.Contains(of, w.ID) }) {
			return err
		}
		list, err := guests.Everybody(r)
		if err != nil {
			return err
		}
		called := names(list)
		for _, clash := range seating.Clashes(all, list) {
			if !slices.ContainsFunc(clash.Musts, func(w seating.Wish) bool { return slices.Contains(of, w.ID) }) {
				continue
			}
			var chain []string
			for _, id := range clash.Chain() {
				chain = append(chain, called[id])
			}
			words += " "
			for _, part := range views.ClashParts(c.Context(), chain) {
				words += part.Text
			}
		}
		return nil
	})
	return words
}

func unwished(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "The wish is removed.")
}
