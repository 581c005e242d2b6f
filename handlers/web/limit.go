package web

import (
	"strings"

	"convive/models/access"
	"convive/models/change"
)

// within refuses a request, before anything is read for it, when there are too many like it: of this person when the
// browser is known, otherwise from this address.
func (c *Ctx) within() error {
	if c.known = c.rates.person(c.bearer()); c.known != "" {
		return c.draw(ofPerson, c.known)
	}
	return c.draw(ofAddress, "address "+c.ClientBlock())
}

// noted remembers who a browser turned out to be, whose own bucket this request draws from too.
func (c *Ctx) noted() error {
	who := c.person()
	if c.known != "" || who == "" {
		return nil
	}
	c.rates.remember(c.bearer(), who)
	return c.draw(ofPerson, who)
}

func (c *Ctx) draw(of map[Rate]bucket, who string) error {
	if c.unlimited.Load() && strings.HasPrefix(who, "person ") {
		return nil
	}
	if wait, ok := c.rates.allow(c.route.Rate, of, who); !ok {
		return tooMany{wait}
	}
	return nil
}

// LimitPersons switches the limits by person on, as they are from the start, or off: for tests that send thousands of
// requests as one.
func (a *App) LimitPersons(on bool) { a.unlimited.Store(!on) }

// bearer is what a browser shows of itself: its session's cookie, or the personal link that it asks by; a hash of it, ""
// for neither.
func (c *Ctx) bearer() string {
	if key := c.Param("key"); key != "" && strings.HasPrefix(c.route.Pattern, byLink) {
		return hash("link " + key)
	}
	if cookie, err := c.Request().Cookie(c.cookieName()); err == nil && cookie.Value != "" {
		return hash(cookie.Value)
	}
	return ""
}

// person is whom the request turned out to come from: an account, or a household. A session alone is nobody: anybody
// gets one.
func (c *Ctx) person() string {
	actor := c.scope.Actor
	if actor.ID == "" {
		actor = c.behind()
	}
	if actor.ID == "" {
		return ""
	}
	return "person " + string(actor.Kind) + " " + string(actor.ID)
}

// behind is whose browser it is on pages that are for anybody.
func (c *Ctx) behind() change.Actor {
	if who, signedIn := c.looker(); signedIn {
		return who.Actor
	}
	if c.scope.Place != access.AtEvent {
		return change.Actor{}
	}
	for _, g := range c.Grants() {
		return change.Actor{Kind: change.ByHousehold, ID: g.Household}
	}
	return change.Actor{}
}
