// Package replies takes a guest from their personal link or code to a receipt, and shows the hosts who has replied. It
// guards that a household sees and answers for itself alone, that guessing codes is bounded, and that nothing typed is
// lost on the way: each step is kept before the next one is shown.
package replies

import (
	"context"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/replies"
	"convive/views/locale"
)

// Routes declares how guests come in, their pages, and the hosts' page of replies.
func Routes(r *web.Routes) {
	r.Get("/r/:key", access.Anyone, enter, web.WithRate(web.RatePage))
	r.Page("/w/:event", access.Anyone, door)
	r.Post("/w/:event/code", access.Anyone, enterByCode)

	r.Post("/w/:event/name", access.Anyone, enterByName)
	r.Static("/w/:event/letter", access.Anyone, letter)
	r.Post("/w/:event/letter/sending", access.Anyone, write)
	r.Static("/w/:event/letter/thanks", access.Anyone, thanks)

	r.Static("/w/:event/table", access.Anyone, findTable)
	r.Post("/w/:event/table/finding", access.Anyone, toTable)
	r.Page("/w/:event/table/:seat", access.Anyone, oneTable)

	r.GuestPage("", home)
	r.GuestDownload("/reply", start)
	r.GuestPage("/reply/:draft", reply)
	r.GuestPost("/reply/:draft/steps", keep)
	r.GuestMutation("/reply/:draft/sending", web.By(send).On(comesBack, reviewAgain).To(sent))
	r.GuestMutation("/language", web.Create(guests.ChooseLanguage).To(speaking))
	r.GuestPage("/receipt", receipt)
	r.GuestDownload("/calendar.ics", calendar)

	r.Page("/e/:event/replies", access.ViewGuests, overview)
	r.Page("/e/:event/replies/unmatched", access.ReplyOnBehalf, unmatched)
	r.Mutation("/e/:event/replies/unmatched/:id/household", access.ReplyOnBehalf, web.With(replies.Link).Saying(linked, true).To(toHousehold))
	r.Mutation("/e/:event/replies/unmatched/:id/dismissal", access.ReplyOnBehalf, web.With(replies.Dismiss).Saying(putAway, true))
	r.Mutation("/e/:event/replies/missed/:id/guest", access.EditGuests, web.With(replies.Recognise).SayingOf(recognised, true).To(toMissed))
	r.Mutation("/e/:event/replies/missed/:id/addition", access.EditGuests, web.By(addMissed).SayingOf(addedMissed, true).To(toMissed))
	r.Mutation("/e/:event/replies/missed/:id/dismissal", access.ReplyOnBehalf, web.Do(replies.Forget).Saying(putAway, true))
	r.Page("/e/:event/replies/cards", access.ReplyOnBehalf, cards)
	r.Mutation("/e/:event/replies/cards/:id/sending", access.ReplyOnBehalf,
		web.With(replies.SendOnBehalf).On(cards, cardForm).SayingOf(cardEntered, true).Otherwise(cardStood))
	r.Page("/e/:event/replies/:id", access.ReplyOnBehalf, household)
	r.Mutation("/e/:event/replies/:id/sending", access.ReplyOnBehalf,
		web.With(replies.SendOnBehalf).On(household, onBehalfForm).Saying(entered, true))
}

// Nav declares the entry in the hosts' navigation.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{
		Label: func(ctx context.Context) string { return locale.T(ctx, "Replies") },
		Path:  "/replies", Also: []string{"/waiting", "/questions", "/answers"}, Icon: "mail", Needs: access.ViewGuests,
	})
}

// ofHousehold are the topics of what one household sees of its invitation.
func ofHousehold(household change.ID) change.Topics {
	return change.Topics{change.OfHousehold(household), change.AllHouseholds, change.Settings, change.Occasions, change.Questions}
}
