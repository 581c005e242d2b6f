package guests

import (
	"errors"
	"fmt"
	"hash/fnv"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/requests"
	views "convive/views/guests"
)

// householdShown reads what the fragments of the page show, once for all of them.
func householdShown(v *web.View, id change.ID) (views.HouseholdShown, error) {
	return db.Once(v.Read, householdKey{}, func() (views.HouseholdShown, error) {
		can := v.Scope().Allows
		h := views.HouseholdShown{Base: v.Base(), SeeRequests: can(access.ViewRequests), Contacts: can(access.ViewContacts), Health: can(access.ViewHealth),
			Private: can(access.ViewPrivateWishes), Edit: can(access.EditGuests)}
		var err error
		if h.Household, err = db.Find[guests.Household](v.Read, id); errors.Is(err, db.ErrNotFound) {
			h.Gone = true
			return h, nil
		}
		if err != nil {
			return h, err
		}
		return h, fill(v, &h)
	})
}

func fill(v *web.View, h *views.HouseholdShown) error {
	e, err := v.Event()
	if err != nil {
		return err
	}
	h.Zone, h.Event = e.Location(), e
	if h.Occasions, err = events.Occasions(v.Read); err != nil {
		return err
	}
	meals, err := events.Meals(v.Read)
	if err != nil {
		return err
	}
	h.Meals = map[change.ID]events.Meal{}
	for _, m := range meals {
		h.Meals[m.ID] = m
	}
	people, err := guests.OfHousehold(v.Read, h.ID)
	if err != nil {
		return err
	}
	invitations, err := guests.InvitationsOf(v.Read, h.ID)
	if err != nil {
		return err
	}
	if h.Brought, err = broughtBy(v.Read, people); err != nil {
		return err
	}
	for _, g := range people {
		h.People = append(h.People, guests.Person{Guest: g, Invitations: invitations[g.ID]})
	}
	if h.Contacts {
		h.Link = v.Link("/r/" + guests.LinkKey(v.Secret(), h.ID, h.LinkGeneration))
	}
	if h.SeeRequests {
		h.Requests, err = requests.OfHousehold(v.Read, h.ID)
	}
	for i := range h.Requests {
		if !h.Health { // guests write about allergies there
			h.Requests[i].Words, h.Requests[i].Answer = "", ""
		}
	}
	return err
}

// broughtBy is whom everybody of a household brings, wherever they live.
func broughtBy(r *db.Read, people []guests.Guest) (map[change.ID][]guests.Guest, error) {
	ids := make([]change.ID, len(people))
	for i, g := range people {
		ids[i] = g.ID
	}
	rows, err := db.From[guests.Guest](r).In("plus_one_of", ids).Order("position, id").All()
	brought := map[change.ID][]guests.Guest{}
	for _, g := range rows {
		brought[*g.PlusOneOf] = append(brought[*g.PlusOneOf], g)
	}
	return brought, err
}

// madeOf is a number of what the page's forms show: another one says that they are from before.
func madeOf(v *web.View) (templ.Component, error) {
	h, err := householdShown(v, v.ID())
	sum := fnv.New64a()
	fmt.Fprint(sum, h.Version, h.Event.Version)
	for _, p := range h.People {
		fmt.Fprint(sum, " ", p.ID, p.Version)
	}
	for _, o := range h.Occasions {
		fmt.Fprint(sum, " ", o.ID, o.Version)
	}
	return views.MadeOf(fmt.Sprintf("%x", sum.Sum64())), err
}

func drawn(draw func(views.HouseholdShown) templ.Component) func(*web.View) (templ.Component, error) {
	return func(v *web.View) (templ.Component, error) {
		h, err := householdShown(v, v.ID())
		return draw(h), err
	}
}
