package guests

import (
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/guests"
	views "convive/views/guests"
)

func facts(v *web.View) (templ.Component, error) {
	h, err := householdShown(v, v.ID())
	if err != nil || h.Link == "" {
		return views.Facts(h, nil), err
	}
	square, err := views.NewSquare(h.Link)
	return views.Facts(h, views.QR(square)), err
}

// crowded are the occasions with more guests than places to which anybody of the household comes, or may still.
func crowded(v *web.View) (templ.Component, error) {
	h, err := householdShown(v, v.ID())
	if err != nil || h.Gone || !h.Private {
		return views.HouseholdCrowded(nil, ""), err
	}
	all, err := guests.CrowdedNow(v.Read)
	own := slices.DeleteFunc(all, func(c guests.Crowded) bool {
		return !slices.ContainsFunc(h.People, func(p guests.Person) bool {
			in, invited := p.Invitations[c.ID]
			return invited && !in.Waiting && in.Reply != guests.Declined
		})
	})
	return views.HouseholdCrowded(own, v.Base()), err
}
