package guests

import (
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	views "convive/views/guests"
	"convive/views/locale"
)

// choose leads from the bar of the list to a page about the chosen guests: the step that it names.
func choose(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	chosen := guests.Chosen{Groups: values["guests"]}
	for _, id := range values["guest"] {
		chosen.Guests = append(chosen.Guests, change.ID(id))
	}
	if values.Get("step") == views.StepMerging {
		two, err := twoHouseholds(c, chosen)
		if err != nil {
			return err
		}
		if len(two) == 2 {
			return c.GoOn(joiningPath(c, two))
		}
	}
	return c.GoOn(views.Step(c.Base(), values.Get("step"), guests.Everyone(chosen)))
}

// twoHouseholds are the two that are chosen as wholes. Two guests, ticked one by one, are taken for one person who is on
// the list twice, also where each lives alone: their page leads on to the households.
func twoHouseholds(c *web.Ctx, chosen guests.Chosen) (two []change.ID, err error) {
	if len(chosen.Guests) > 0 && len(guests.Everyone(chosen)) == 2 {
		return nil, nil
	}
	return wholePair(c, chosen)
}

// wholePair are the households of the chosen, when they are two and chosen as wholes.
func wholePair(c *web.Ctx, chosen guests.Chosen) (two []change.ID, err error) {
	err = c.Read(func(r *db.Read) error {
		whole, err := chosen.Whole(r)
		if len(whole) == 2 {
			two = whole
		}
		return err
	})
	return two, err
}

func joiningPath(c *web.Ctx, two []change.ID) string {
	return path(c, two[0], "/merging?with="+string(two[1]))
}

// moving is the page on which the chosen guests get another household.
func moving(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Move guests"))
	p.Body(func(b *web.Body) (templ.Component, error) {
		f := web.FormOf(b, b.Base()+"/guests/moving", guests.Moving{
			Guests: asked(b), Search: b.Query("q"), To: change.ID(b.Query("household")), Name: b.Query("name"), Clear: b.Query("clear") != "false",
		})
		return movingForm(b.Ctx, f)
	})
	return nil
}

// asked are the guests whom the address names.
func asked(b *web.Body) (ids []change.ID) {
	for _, id := range b.Request().URL.Query()["guest"] {
		ids = append(ids, change.ID(id))
	}
	return ids
}

func movingForm(c *web.Ctx, f web.Form[guests.Moving]) (templ.Component, error) {
	form := views.Moving{Base: c.Base(), Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors}
	err := c.Read(func(r *db.Read) error {
		list, err := guests.Everybody(r)
		if err != nil {
			return err
		}
		people, err := f.Draft.Movers(r)
		if err != nil {
			return err
		}
		contacts := r.Scope().Allows(access.ViewContacts)
		form.Apart = list.Apart(contacts)
		form.Households = offered(list, people, f.Draft.To, guests.Seek(f.Draft.Search, contacts).Settled(list))
		for _, g := range people {
			form.People = append(form.People, guests.PersonOf{Person: guests.Person{Guest: g}, With: home(list, g.HouseholdID).Household})
		}
		form.Deserted = deserted(list, people)
		return nil
	})
	return views.Move(form), err
}

// few is how many households are offered without a search.
const few = 20

// offered are the households to which people may go: those that a search finds, or else those near them. A short list is
// offered as a whole, and what is chosen already always.
func offered(l *guests.Listing, people []guests.Guest, to change.ID, sought guests.Sought) (all []guests.Group) {
	if sought.Empty() && len(l.Households) <= few {
		return l.Households
	}
	there := map[change.ID]bool{}
	if sought.Empty() {
		for _, g := range people {
			for _, h := range l.Near(g.HouseholdID, sought) {
				there[h.ID] = true
			}
		}
	}
	for _, h := range l.Near("", sought) {
		there[h.ID] = true
	}
	for _, h := range l.Households {
		if h.ID == to || there[h.ID] && len(all) < few {
			all = append(all, h)
		}
	}
	return all
}

func home(l *guests.Listing, id change.ID) guests.Group {
	i := slices.IndexFunc(l.Households, func(g guests.Group) bool { return g.ID == id })
	return l.Households[max(i, 0)]
}

// deserted are the households of people in which nobody else lives.
func deserted(l *guests.Listing, people []guests.Guest) (all []guests.Household) {
	for _, group := range l.Households {
		stays := slices.ContainsFunc(group.All, func(p guests.Person) bool {
			return !slices.ContainsFunc(people, func(g guests.Guest) bool { return g.ID == p.ID })
		})
		if len(group.All) > 0 && !stays {
			all = append(all, group.Household)
		}
	}
	return all
}

func move(tx *db.Tx, c *web.Ctx, m guests.Moving) (change.Change, error) {
	return guests.Move(tx, c.Secret, m)
}

// toMovedInto leads to the household in which people live now.
func toMovedInto(c *web.Ctx, e change.Entry) string {
	if done, ok := e.Change.(change.GuestsMoved); ok {
		return c.Base() + "/households/" + string(done.To)
	}
	return c.Base() + "/guests"
}

// movedTo says who went, and which households nobody is left in.
func movedTo(c *web.Ctx, e change.Entry) string {
	done := e.Change.(change.GuestsMoved)
	said := locale.N(c.Context(), "Moved {n} guest.", "Moved {n} guests.", len(done.Guests))
	if who := people(c, done.Guests); who != "" {
		said = locale.T(c.Context(), "Moved {guests}.", "guests", who)
	}
	_ = c.Read(func(r *db.Read) error { // without it the notice is shorter
		empty, err := guests.Deserted(r, done.From)
		for _, h := range empty {
			said += " " + locale.T(c.Context(), "Nobody is left in {household}.", "household", h.EnvelopeName)
		}
		return err
	})
	return said
}
