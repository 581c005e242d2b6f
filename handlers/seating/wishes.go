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
}

// onWishes is what moves how wishes stand.
var onWishes = append(change.Topics{change.Wishes}, onBoard...)

func wishes(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Wishes"))
	p.Keyed("wish-list", wishList, onWishes...)
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
		return views.WishPage(views.WishesPage{At: at, Form: form}, b.Slot("wish-list")), err
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
		list, err := guests.Everybody(r)
		if err != nil {
			return err
		}
		b, err := seating.OfPlan(r, at.Occasion, at.Plan)
		if errors.Is(err, db.ErrNotFound) {
			b, err = &seating.Board{}, nil
		}
		if err != nil {
			return err
		}
		people := toldApart(c.Context(), r, b, list)
		form.People, form.Others = people, people
		if len(people) > allOffered {
			findFor(c, r, at, list, people, &form)
		}
		asked, err := db.Find[requests.GuestRequest](r, change.ID(c.Query("request")))
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		form.Words = asked.Words
		for _, h := range list.Households {
			if h.ID == asked.HouseholdID {
				form.Asker = h.EnvelopeName
			}
		}
		return err
	})
	return form, err
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
	called := map[change.ID]string{}
	for _, o := range toldApart(v.Context(), v.Read, b, list) {
		called[change.ID(o.Value)] = o.Label
	}
	clashes := map[change.ID][]string{}
	for _, c := range seating.Clashes(all, list) {
		for _, id := range c.Chain() {
			clashes[c.Wish.ID] = append(clashes[c.Wish.ID], called[id])
		}
	}
	for _, w := range all {
		row := views.WishRowOf(at, w, func(id change.ID) string { return called[id] })
		row.Clash = clashes[w.ID]
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
	m, _ := e.Change.(change.WishesMade)
	words := locale.T(c.Context(), "The wish is written down.")
	_ = c.Read(func(r *db.Read) error {
		all, err := seating.Wishes(r)
		if err != nil {
			return err
		}
		list, err := guests.Everybody(r)
		if err != nil {
			return err
		}
		called := map[change.ID]string{}
		for _, h := range list.Households {
			for _, p := range h.People {
				called[p.ID] = p.Name
			}
		}
		before := seating.Clashes(slices.DeleteFunc(slices.Clone(all), func(w seating.Wish) bool { return slices.Contains(m.Wishes, w.ID) }), list)
		for _, clash := range seating.Clashes(all, list) {
			if slices.ContainsFunc(before, func(o seating.Clash) bool { return o.Wish.ID == clash.Wish.ID }) {
				continue
			}
			var names []string
			for _, id := range clash.Chain() {
				names = append(names, called[id])
			}
			words += " "
			for _, part := range views.ClashParts(c.Context(), names) {
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
