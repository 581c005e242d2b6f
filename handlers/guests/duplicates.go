package guests

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
	views "convive/views/guests"
	"convive/views/locale"
)

// duplicateRoutes declares how two become one and one becomes two: guests and households, and who a guest brings.
func duplicateRoutes(r *web.Routes) {
	r.Page("/e/:event/guests/duplicates", access.EditGuests, duplicates)
	r.Mutation("/e/:event/guests/duplicates/apart", access.EditGuests, web.Create(guests.TellApart).Saying(toldApart, true).To(toDuplicates))
	r.Page("/e/:event/guests/merging", access.EditGuests, merging)
	r.Mutation("/e/:event/guests/merging", access.EditGuests, web.Create(guests.Merge).On(merging, mergeForm).Labels(views.Labels()).Saying(merged, true).To(toMerged))
	r.Mutation("/e/:event/guests/:id/plus-ones", access.EditGuests, web.With(guests.AllowPlusOnes).SayingOf(plusOnes, true).Back(toBringer))
	r.Page("/e/:event/households/:id/merging", access.EditGuests, joining)
	r.Mutation("/e/:event/households/:id/merging", access.EditGuests,
		web.With(guests.Join).On(joining, joinForm).Labels(views.Labels()).SayingOf(joinedHouseholds, true).To(toJoined))
	r.Mutation("/e/:event/households/:id/splitting", access.EditGuests, web.By(splitHousehold).On(household, splitForm).Saying(split, true).To(toSplit))
}

// shownPairs is how many pairs the page shows at once: the most likely ones.
const shownPairs = 100

// duplicates is the page of those who may be on the list twice.
func duplicates(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Possible duplicates"))
	p.Fragment("duplicates-count", duplicateCount, change.Guests, change.Households)
	p.Keyed("duplicates-list", duplicateRows, change.Guests, change.Households)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.Duplicates(b.Base(), b.Slot("duplicates-count"), b.Slot("duplicates-list")), nil
	})
	return nil
}

func duplicateCount(v *web.View) (templ.Component, error) {
	all, err := guests.Duplicates(v.Read)
	return views.DuplicateCount(len(all), min(len(all), shownPairs)), err
}

func duplicateRows(v *web.View) (web.Rows, error) {
	all, err := guests.Duplicates(v.Read)
	out := web.Rows{Root: views.DuplicateRows()}
	for _, l := range all[:min(len(all), shownPairs)] {
		out.Rows = append(out.Rows, web.Row{ID: views.DuplicateID(l), Body: views.DuplicateRow(views.Duplicate{Likeness: l, Base: v.Base(), Contacts: v.Scope().Allows(access.ViewContacts)})})
	}
	if len(all) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "duplicates-none", Body: views.NoDuplicates(v.Base())})
	}
	return out, err
}

func toDuplicates(c *web.Ctx, _ change.Entry) string { return c.Base() + "/guests/duplicates" }

func toldApart(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "They are different people. Nobody asks again.")
}
