package seating

import (
	"net/http"
	"slices"
	"strings"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
	views "convive/views/seating"
	"convive/views/ui"
)

// Among more guests than allOffered nobody scrolls to the one who is meant: they are looked for, and foundOffered of those
// who are found can be chosen.
const allOffered, foundOffered = 500, 30

// findFor offers in a wish's form who is found by the address, and who is chosen already.
func findFor(c *web.Ctx, r *db.Read, at views.At, list *guests.Listing, people []ui.Option, form *views.WishForm) {
	find := views.WishFind{At: at, One: c.Query(views.FindOne), Other: c.Query(views.FindOther), Request: c.Query("request")}
	form.Find, form.Action = &find, form.Action+find.Query()
	form.People, form.Others = whoFits(r, list, people, find.One), whoFits(r, list, people, find.Other)
	if c.Request().Method == http.MethodGet && find.One+find.Other != "" {
		form.Draft.Guests = alone(form.People, form.Others)
	}
	form.People, form.Others = withChosen(people, form.People, form.Draft, 0), withChosen(people, form.Others, form.Draft, 1)
}

// whoFits are those of people whom a search finds, who fit it best first.
func whoFits(r *db.Read, list *guests.Listing, people []ui.Option, typed string) (all []ui.Option) {
	sought := guests.Seek(typed, r.Scope().Allows(access.ViewContacts)).Settled(list)
	if sought.Empty() {
		return nil
	}
	left, _ := list.Narrowed(guests.Filter{Sought: sought})
	for _, p := range sought.BestPeople(left.ByName()) {
		if i := slices.IndexFunc(people, func(o ui.Option) bool { return o.Value == string(p.ID) }); i >= 0 && len(all) < foundOffered {
			all = append(all, people[i])
		}
	}
	return all
}

// alone are the two where a search finds one person alone; "" where somebody has to choose.
func alone(one, other []ui.Option) (ids []string) {
	for _, all := range [][]ui.Option{one, other} {
		id := ""
		if len(all) == 1 {
			id = all[0].Value
		}
		ids = append(ids, id)
	}
	return ids
}

// withChosen are the options with the one who is chosen already among them.
func withChosen(people, all []ui.Option, n seating.NewWish, at int) []ui.Option {
	if at >= len(n.Guests) {
		return all
	}
	id, _, _ := strings.Cut(n.Guests[at], ":")
	is := func(o ui.Option) bool { return o.Value == id }
	if i := slices.IndexFunc(people, is); i >= 0 && !slices.ContainsFunc(all, is) {
		return append(slices.Clone(all), people[i])
	}
	return all
}
