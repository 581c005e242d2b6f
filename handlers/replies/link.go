package replies

import (
	"errors"
	"slices"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
)

// enter opens a personal link: this browser may answer for the household from now on. It changes nothing but the
// visitor's own session, since mail scanners follow links too. Whoever keeps no cookie goes on under the link itself.
func enter(c *web.Ctx) error {
	var h guests.Household
	var held guests.Held
	var e events.Event
	err := c.DB.Read(c.Context(), installation, func(r *db.Read) (err error) {
		h, held, err = guests.ByLink(r, c.Param("key"))
		found := !errors.Is(err, db.ErrNotFound)
		if found && err != nil {
			return err
		}
		if e, err = db.Find[events.Event](r, h.EventID); !found { // as much work for a key that opens nothing
			return db.ErrNotFound
		}
		return err
	})
	if err != nil {
		return err
	}
	known := c.Session() != ""
	if g := (web.Grant{Event: h.EventID, Held: held}); !slices.Contains(c.Grants(), g) {
		c.AddGrant(g)
	}
	switch {
	case known:
		return c.GoOn(homePath(e, h))
	case c.Query("try") == "":
		return c.GoOn("/r/" + c.Param("key") + "?try=1")
	}
	return c.GoOn("/r/" + c.Param("key") + "/page")
}

func homePath(e events.Event, h guests.Household) string {
	return "/w/" + e.Slug + "/h/" + string(h.ID)
}
