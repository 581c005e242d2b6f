package web

import (
	"convive/models/access"
	"convive/models/db"
	"convive/models/events"
	"convive/models/screens"
)

// atScreen is the place of whoever stands before a screen: names and tables, and nothing to do.
func (c *Ctx) atScreen(r *db.Read) error {
	e, err := events.BySlug(r, c.Param("event"))
	if err != nil {
		return err
	}
	s, err := screens.ByToken(r, e.ID, c.Param("screen"))
	if err != nil {
		return err
	}
	c.event = e
	c.scope = access.Scope{Looker: s.Looker(), Place: access.AtEvent, Organization: e.OrganizationID, Event: e.ID, Role: access.Display, Can: access.Of(access.Display)}
	c.say(c.guestLanguage("", e.Languages))
	if err := c.formerSlug(e); err != nil {
		return err
	}
	return c.settled()
}
