// Package guests shows the guest list, households and single guests to hosts, and runs their commands.
package guests

import (
	"context"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
	views "convive/views/guests"
	"convive/views/locale"
)

// Routes declares the list, the pages of one household and one guest, and their commands.
func Routes(r *web.Routes) {
	r.Page("/e/:event/guests", access.ViewGuests, list)
	r.Page("/e/:event/households", access.ViewGuests, list)
	r.Post("/e/:event/guests/columns", access.ViewGuests, keepColumns)
	r.Mutation("/e/:event/guests/tags", access.EditGuests, web.Create(guests.Tag).SayingOf(edited, true).Otherwise(stood), web.WithBody(web.BodyBulk))
	r.Mutation("/e/:event/guests/side", access.EditGuests, web.Create(guests.SetSide).SayingOf(edited, true).Otherwise(stood), web.WithBody(web.BodyBulk))
	r.Mutation("/e/:event/guests/meals", access.EditGuests, web.Create(guests.Serve).SayingOf(served, true).Otherwise(servedAlready), web.WithBody(web.BodyBulk))
	r.Mutation("/e/:event/guests/language", access.EditGuests, web.Create(guests.SetLanguage).SayingOf(edited, true).Otherwise(stood), web.WithBody(web.BodyBulk))
	r.Mutation("/e/:event/guests/invitations", access.EditGuests, web.Create(guests.Invite).SayingOf(edited, true).Otherwise(stood), web.WithBody(web.BodyBulk))
	r.Mutation("/e/:event/guests/removal", access.EditGuests, web.Create(replies.Remove).SayingOf(removed, true), web.WithBody(web.BodyBulk))

	cellRoutes(r)
	pasteRoutes(r)
	exportRoutes(r)
	r.Post("/e/:event/guests/chosen", access.EditGuests, choose, web.WithBody(web.BodyBulk))
	r.Page("/e/:event/guests/moving", access.EditGuests, moving)
	r.Mutation("/e/:event/guests/moving", access.EditGuests, web.By(move).On(moving, movingForm).SayingOf(movedTo, true).To(toMovedInto))
	duplicateRoutes(r)

	r.Page("/e/:event/households/new", access.EditGuests, adding)
	r.Mutation("/e/:event/households/addition", access.EditGuests, web.By(add).On(adding, addingForm).Fresh(nextAddition).SayingOf(added, true))
	r.Page("/e/:event/households/:id", access.ViewGuests, household)
	r.Mutation("/e/:event/households/:id/edit", access.EditGuests,
		web.With(guests.EditHousehold).On(household, editForm).Fresh(householdNow).Labels(views.Labels()).Words(views.Words).Saying(saved, true))
	r.Mutation("/e/:event/households/:id/reopening", access.EditGuests,
		web.With(guests.Reopen).On(household, reopenForm).Fresh(reopeningNow).Labels(views.Labels()).Words(views.Words).SayingOf(reopened, true))
	r.Mutation("/e/:event/households/:id/envelope", access.EditGuests, web.With(guests.TakeEnvelope).Saying(saved, true))
	r.Mutation("/e/:event/households/:id/people", access.EditGuests, web.With(guests.AddGuests).On(household, peopleForm).SayingOf(added, true))
	r.Mutation("/e/:event/households/:id/link", access.EditGuests, web.By(renew).Saying(renewed, false))
	r.Mutation("/e/:event/households/:id/removal", access.EditGuests, web.With(replies.RemoveHousehold).SayingOf(removed, true).To(toList))

	r.Page("/e/:event/guests/:id", access.ViewGuests, guest)
	r.Mutation("/e/:event/guests/:id/edit", access.EditGuests,
		web.With(guests.EditGuest).On(guest, guestForm).Fresh(guestNow).Labels(views.Labels()).Words(views.Words).Saying(saved, true).To(toHousehold))
	r.Page("/e/:event/waiting", access.ViewPrivateWishes, waitingPage)
	r.Mutation("/e/:event/waiting/:id/order", access.EditGuests, web.With(guests.MoveWaiting).Saying(movedUpOrDown, true))
	r.Mutation("/e/:event/waiting/:id/place", access.EditGuests, web.With(guests.GivePlace).Saying(placeGiven, true))
	r.Mutation("/e/:event/waiting/:id/removal", access.EditGuests, web.With(guests.LeaveWaiting).Saying(offTheList, true))
	r.Mutation("/e/:event/waiting/:id/telling", access.EditGuests, web.With(guests.TellPlace).Saying(told, true))
	r.Mutation("/e/:event/guests/:id/removal", access.EditGuests, web.With(replies.RemoveGuest).SayingOf(removed, true).To(toHousehold))
}

// Nav declares the entry in the hosts' navigation.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{
		Label: func(ctx context.Context) string { return locale.T(ctx, "Guests") },
		Path:  "/guests", Also: []string{"/households"}, Icon: "people", Needs: access.ViewGuests,
	})
}

func add(tx *db.Tx, c *web.Ctx, a guests.Addition) (change.Change, error) {
	return guests.AddHousehold(tx, c.Secret, a)
}

// renewal is the form that renews a personal link. It states the generation that the host saw: of two who press at
// once, the second one's fresh link is not revoked.
type renewal struct {
	web.NoDraft
	Generation int64 `form:"version"`
}

func renew(tx *db.Tx, c *web.Ctx, d renewal) (change.Change, error) {
	return guests.RenewLink(tx, c.Secret, c.ID(), d.Generation)
}

func toList(c *web.Ctx, _ change.Entry) string { return c.Base() + "/guests" }

// toHousehold leads back to where the guest is, or was, at home.
func toHousehold(c *web.Ctx, e change.Entry) string {
	switch done := e.Change.(type) {
	case change.GuestEdited:
		return c.Base() + "/households/" + string(done.Household)
	case change.GuestsDeleted:
		return c.Base() + "/households/" + string(done.Households[0])
	}
	return c.Base() + "/guests/" + string(c.ID())
}

func saved(ctx context.Context, _ change.Entry) string { return locale.T(ctx, "Saved.") }

func renewed(ctx context.Context, _ change.Entry) string {
	return locale.T(ctx, "The household has a new personal link. The old one stopped working.")
}

// waiting says who was invited, and who waits because there is no room for them.
func waiting(ctx context.Context, c change.GuestsWaiting) string {
	said := locale.N(ctx, "{n} guest waits for a place.", "{n} guests wait for a place.", len(c.Guests))
	if len(c.Invited) > 0 {
		said = locale.N(ctx, "Invited {n} guest.", "Invited {n} guests.", len(c.Invited)) + " " + said
	}
	return said
}
