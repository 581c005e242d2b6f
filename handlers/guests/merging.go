package guests

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	views "convive/views/guests"
	"convive/views/locale"
)

// merging is the page on which two guests become one: field by field, and answer by answer where they differ.
func merging(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Merge guests"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		f := web.FormOf(b, b.Base()+"/guests/merging", guests.Merging{Guests: chosen(b.Ctx)})
		ids := guests.Everyone(guests.Chosen{Guests: f.Draft.Guests})
		not := views.NotTwo{Base: b.Base(), Move: views.Step(b.Base(), views.StepMoving, ids), N: len(ids)}
		if len(f.Draft.Guests) != 2 || len(ids) != 2 {
			return views.ChooseTwo(not), nil
		}
		page, err := mergePage(b.Ctx, f)
		if errors.Is(err, db.ErrNotFound) {
			not.Gone = true
			return views.ChooseTwo(not), nil
		}
		if err != nil {
			return nil, err
		}
		page.Apart, page.ApartCommand = b.Base()+"/guests/duplicates/apart", b.NewCommand()
		two, err := wholePair(b.Ctx, guests.Chosen{Guests: ids})
		if len(two) == 2 {
			page.Households = joiningPath(b.Ctx, two)
		}
		return views.Merging(page), err
	})
	return nil
}

// chosen are the guests that the address names, one by one or in groups, as the list's boxes send them.
func chosen(c *web.Ctx) (ids []change.ID) {
	q := c.Request().URL.Query()
	for _, group := range append(q["guest"], q["guests"]...) {
		for _, id := range strings.Fields(group) {
			ids = append(ids, change.ID(id))
		}
	}
	return ids
}

func mergeForm(c *web.Ctx, f web.Form[guests.Merging]) (templ.Component, error) {
	page, err := mergePage(c, f)
	return views.MergeForm(page), err
}

func mergePage(c *web.Ctx, f web.Form[guests.Merging]) (page views.Merge, err error) {
	if len(f.Draft.Guests) != 2 {
		return page, db.ErrNotFound
	}
	two, err := readTwo(c, f.Draft.Guests[0], f.Draft.Guests[1])
	if err != nil {
		return page, err
	}
	a, b := two.A, two.B
	ctx := c.Context()
	return views.Merge{
		Action: f.Action, Command: f.Command, Back: c.Base() + "/guests/duplicates", Swap: mergingPath(c, b.ID, a.ID), A: a.Name, B: b.Name,
		Hidden: [][2]string{{"guest", string(a.ID)}, {"guest", string(b.ID)}}, Version: a.Version, Other: b.Version,
		Rows: two.Rows(ctx, f.Draft, f.Errors), Errors: f.Errors, Do: locale.T(ctx, "Make them one guest"),
		Says: locale.T(ctx, "Choose what counts where they differ. What only one of them has is kept."),
	}, nil
}

func mergingPath(c *web.Ctx, a, b change.ID) string {
	return c.Base() + "/guests/merging?" + url.Values{"guest": {string(a), string(b)}}.Encode()
}

// readTwo reads two guests with all that the page compares.
func readTwo(c *web.Ctx, a, b change.ID) (two views.Two, err error) {
	two.Health, two.Contacts, two.Meals = c.Scope().Allows(access.ViewHealth), c.Scope().Allows(access.ViewContacts), map[change.ID]events.Meal{}
	err = c.Read(func(r *db.Read) (err error) {
		if two.Occasions, err = events.Occasions(r); err != nil {
			return err
		}
		meals, err := events.Meals(r)
		for _, m := range meals {
			two.Meals[m.ID] = m
		}
		if err != nil {
			return err
		}
		if two.A, err = onePerson(r, a); err != nil {
			return err
		}
		two.B, err = onePerson(r, b)
		return err
	})
	return two, err
}

func onePerson(r *db.Read, id change.ID) (p guests.PersonOf, err error) {
	if p.Guest, err = db.Find[guests.Guest](r, id); err != nil {
		return p, err
	}
	if p.With, err = db.Find[guests.Household](r, p.HouseholdID); err != nil {
		return p, err
	}
	invitations, err := guests.InvitationsOf(r, p.HouseholdID)
	p.Invitations = invitations[id]
	return p, err
}

func toMerged(c *web.Ctx, e change.Entry) string {
	return c.Base() + "/guests/" + string(e.Change.(change.GuestsMerged).Guest)
}

func merged(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "They are one guest now.")
}

// joining is the page on which one household becomes a part of another: first it is looked for, then compared.
func joining(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Merge households"))
	h, err := theHousehold(p.Ctx)
	if err != nil {
		return err
	}
	p.Body(func(b *web.Body) (templ.Component, error) {
		f := web.FormOf(b, path(b.Ctx, h.ID, "/merging"), guests.Joined{With: change.ID(b.Query("with"))})
		if f.Draft.With == "" {
			return choosing(b.Ctx, h)
		}
		page, err := joinPage(b.Ctx, f)
		return views.Merging(page), err
	})
	return nil
}

func choosing(c *web.Ctx, h guests.Household) (templ.Component, error) {
	page := views.Choosing{Base: c.Base(), Title: h.EnvelopeName, Path: path(c, h.ID, "/merging"), Back: path(c, h.ID, ""), Search: c.Query("q")}
	contacts := c.Scope().Allows(access.ViewContacts)
	err := c.Read(func(r *db.Read) error {
		list, err := guests.Everybody(r)
		if err != nil {
			return err
		}
		sought := guests.Seek(page.Search, contacts)
		page.Near = sought.Empty()
		for _, g := range list.Near(h.ID, sought) {
			page.Choices = append(page.Choices, views.HouseholdChoice{Group: g, Contacts: contacts})
		}
		return nil
	})
	return views.ChooseHousehold(page), err
}

func joinForm(c *web.Ctx, f web.Form[guests.Joined]) (templ.Component, error) {
	page, err := joinPage(c, f)
	return views.MergeForm(page), err
}

func joinPage(c *web.Ctx, f web.Form[guests.Joined]) (page views.Merge, err error) {
	var a, b guests.Household
	made := ""
	err = c.Read(func(r *db.Read) (err error) {
		if a, err = db.Find[guests.Household](r, c.ID()); err != nil {
			return err
		}
		if b, err = db.Find[guests.Household](r, f.Draft.With); err != nil {
			return err
		}
		made, err = guests.EnvelopeOfBoth(r, a.ID, b.ID)
		return err
	})
	if err != nil {
		return page, err
	}
	ctx := c.Context()
	return views.Merge{
		Action: f.Action, Command: f.Command, Back: path(c, a.ID, "/merging"), Swap: path(c, b.ID, "/merging?with="+string(a.ID)), A: a.EnvelopeName, B: b.EnvelopeName,
		Hidden: [][2]string{{"with", string(b.ID)}}, Version: a.Version, Other: b.Version, Errors: f.Errors, Do: locale.T(ctx, "Make them one household"),
		Rows: views.TwoHouseholds(ctx, a, b, made, f.Draft), Says: locale.T(ctx, "Everybody comes to the first one. The link and the code of the other, where they are printed, lead there too."),
	}, nil
}

// joinedHouseholds says who came, and that both have begun a reply where they have: guests find two on their page.
func joinedHouseholds(c *web.Ctx, e change.Entry) string {
	ctx, joined := c.Context(), e.Change.(change.HouseholdsMerged)
	n := len(joined.Guests)
	said := locale.N(ctx, "They are one household now: {n} guest came to it.", "They are one household now: {n} guests came to it.", n)
	both := false
	err := c.Read(func(r *db.Read) (err error) {
		both, err = replies.BothBegan(r, joined.Household, joined.Gone)
		return err
	})
	if err != nil || !both {
		return said
	}
	return said + " " + locale.T(ctx, "Both had begun a reply and not sent it. Their page offers both.")
}

func toJoined(c *web.Ctx, e change.Entry) string {
	return path(c, e.Change.(change.HouseholdsMerged).Household, "")
}

// splitHousehold makes some of a household one of their own.
func splitHousehold(tx *db.Tx, c *web.Ctx, d guests.Split) (change.Change, error) {
	return guests.SplitHousehold(tx, c.Secret, c.ID(), d)
}

func splitForm(c *web.Ctx, f web.Form[guests.Split]) (templ.Component, error) {
	form, err := formOf(c, f)
	if err != nil {
		return nil, err
	}
	s := views.SplitForm{Form: form}
	err = c.Read(func(r *db.Read) (err error) {
		h, err := db.Find[guests.Household](r, c.ID())
		if err != nil {
			return err
		}
		s.Address = h.Street+h.City+h.Postcode != ""
		s.Version = h.Version
		s.People, err = guests.OfHousehold(r, c.ID())
		return err
	})
	return views.SplitHousehold(s), err
}

func split(ctx context.Context, e change.Entry) string {
	n := len(e.Change.(change.HouseholdSplit).Guests)
	return locale.N(ctx, "{n} guest has a household of their own now.", "{n} guests have a household of their own now.", n)
}

func toSplit(c *web.Ctx, e change.Entry) string {
	return path(c, e.Change.(change.HouseholdSplit).Household, "")
}
