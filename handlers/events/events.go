// Package events shows the events of an account, makes new ones, and holds an event's settings.
package events

import (
	"context"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/events"
	"convive/models/events/removal"
	views "convive/views/events"
	"convive/views/locale"
)

// Routes declares the list of events, the making of one, and its settings.
func Routes(r *web.Routes) {
	r.Static("/", access.Anyone, start)
	r.Static("/events", access.Signed, list)
	r.Static("/events/new", access.Signed, newPage)
	r.Mutation("/events/new", access.Signed, web.Create(events.Make).At(atOrganization).On(newPage, drawNew).To(afterMaking))
	r.Mutation("/events/bringing", access.Signed, web.Prepared(bring).At(atOrganization).On(newPage, drawBringing).To(afterBringing), web.WithBody(web.BodyImport))
	r.Download("/e/:event/settings/event.json", access.DeleteEvent, whole)
	r.Page("/e/:event/settings", access.EditEvent, settings)
	r.Mutation("/e/:event/settings/details", access.EditEvent,
		web.Create(events.Edit).On(settings, drawDetails).Fresh(freshDetails).Saying(saved, true).Labels(labels).Words(views.Words))
	r.Mutation("/e/:event/settings/occasions", access.EditEvent, web.Create(events.AddOccasion).On(settings, drawAdd).Saying(added, true))
	r.Page("/e/:event/settings/occasions/:id", access.EditEvent, occasion)
	r.Mutation("/e/:event/settings/occasions/:id/details", access.EditEvent,
		web.With(events.EditOccasion).On(occasion, drawOccasion).Fresh(freshOccasion).Saying(saved, true).Labels(labels).Words(views.Words))
	r.Mutation("/e/:event/settings/occasions/:id/removal", access.EditEvent, web.With(removal.Occasion).Saying(removed, true).To(toSettings))
	r.Mutation("/e/:event/settings/occasions/:id/meals", access.EditEvent, web.With(events.AddMeal).On(occasion, drawMeal))
	r.Mutation("/e/:event/settings/meals/:id/removal", access.EditEvent, web.With(removal.Meal).Saying(removed, true))
	r.Mutation("/e/:event/settings/deletion", access.DeleteEvent,
		web.By(deleteEvent).At(asOrganization).On(settings, drawDanger).Saying(deleted, false).To(toEvents))
}

// Nav declares the entry in the hosts' navigation.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{
		Label: func(ctx context.Context) string { return locale.T(ctx, "Settings") },
		Path:  "/settings", Icon: "settings", Needs: access.EditEvent,
	})
}

// labels name the columns of events and occasions in the table of a conflict.
var labels = map[string]string{
	"name": "Name", "slug": "Address", "place": "Place", "zone": "Time zone", "languages": "Languages of the guests' pages", "sides": "Sides",
	"deadline": "Last day to reply", "reply_mode": "Replies", "contact": "Whom guests ask", "name_lookup": "How guests find their invitation", "tables_shown": "Who sees the tables", "units": "Lengths", "starts": "Starts", "ends": "Ends", "capacity": "Places for guests",
}
