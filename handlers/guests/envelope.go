package guests

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/guests"
	views "convive/views/guests"
)

// householdHead names the household. To who may write its envelope it says which names on that are nobody's any more.
func householdHead(v *web.View) (templ.Component, error) {
	h, err := householdShown(v, v.ID())
	if err != nil || h.Gone || !h.Edit || !mayReadHistory(v.Scope()) {
		return views.HouseholdHead(h), err
	}
	people := make([]guests.Guest, len(h.People))
	for i, p := range h.People {
		people[i] = p.Guest
	}
	h.OldNames, err = guests.OldOnEnvelope(v.Read, h.EnvelopeName, people)
	return views.HouseholdHead(h), err
}
