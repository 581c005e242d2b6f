package seating

import (
	"regexp"

	"convive/handlers/web"
)

// place is what a hand can be over: a table, or parking, as the board's elements are called.
var place = regexp.MustCompile(`^(table-[0-9a-f-]{36}|parking)?$`)

// hand hears over which table somebody's hand is, for the others who look at the board.
func hand(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	if at := values.Get("at"); place.MatchString(at) {
		c.Hub.Point(c.Scope().Feed(), c.Scope().Actor.ID, at)
	}
	return c.Nothing()
}
