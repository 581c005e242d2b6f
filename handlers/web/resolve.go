package web

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/url"
	"slices"
	"strings"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
)

// errSignIn says that an account is needed and none is signed in. The answer doesn't depend on what exists.
var errSignIn = errors.New("web: sign in first")

// moved says that the address is a former one.
type moved struct{ path string }

func (m moved) Error() string { return "web: moved to " + m.path }

// resolve finds out who asks and where, from stored rows, in one read.
func (c *Ctx) resolve() error {
	who := access.Installation(change.Actor{Kind: change.ByConvive})
	return c.DB.Read(c.ctx, who, func(r *db.Read) error {
		switch p := c.route.Pattern; {
		case strings.HasPrefix(p, "/e/:event"):
			return c.atEvent(r)
		case strings.HasPrefix(p, byGrant):
			return c.atHousehold(r, c.grant)
		case strings.HasPrefix(p, byLink):
			return c.atHousehold(r, c.link)
		case strings.HasPrefix(p, bySeat):
			return c.atSeat(r)
		case strings.HasPrefix(p, byScreen):
			return c.atScreen(r)
		case strings.HasPrefix(p, "/w/:event"):
			return c.atPublicEvent(r)
		default:
			return c.atAccount(r)
		}
	})
}

// looker is who the session says is signed in.
func (c *Ctx) looker() (access.Looker, bool) {
	id := c.sessions.GetString(c.ctx, keyAccount)
	return access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: change.ID(id)}, Session: c.session}, id != ""
}

func (c *Ctx) atEvent(r *db.Read) error {
	who, ok := c.looker()
	if !ok {
		return errSignIn
	}
	account, err := accounts.ByID(r, who.Actor.ID)
	if errors.Is(err, db.ErrNotFound) {
		return errSignIn
	}
	if err != nil {
		return err
	}
	c.account = account
	e, err := events.BySlug(r, c.Param("event"))
	if err != nil {
		return err
	}
	standings, err := r.Standings(e.OrganizationID, e.ID, []access.Looker{who})
	if err != nil {
		return err
	}
	standing := standings[who]
	if !standing.Known {
		return errSignIn
	}
	if standing.Role == access.None {
		return db.ErrNotFound
	}
	c.event = e
	c.scope = access.Scope{Looker: who, Place: access.AtEvent, Organization: e.OrganizationID, Event: e.ID, Role: standing.Role, Can: standing.Can(access.AtEvent)}
	return c.formerSlug(e)
}

// formerSlug sends a page's old address to the present one; links are printed.
func (c *Ctx) formerSlug(e events.Event) error {
	slug := c.Param("event")
	if slug == e.Slug || c.route.Kind != KindPage {
		return nil
	}
	path := strings.Replace(c.Request().URL.EscapedPath(), "/"+url.PathEscape(slug), "/"+e.Slug, 1)
	if q := c.Request().URL.RawQuery; q != "" {
		path += "?" + q
	}
	return moved{path}
}

// atAccount is the place of pages outside of events; Anyone may see those that ask for nothing.
func (c *Ctx) atAccount(r *db.Read) error {
	c.scope = access.Scope{Place: access.AtInstallation, Can: access.Anyone}
	who, ok := c.looker()
	if ok {
		account, err := accounts.ByID(r, who.Actor.ID)
		switch {
		case err == nil:
			c.account = account
			c.scope = access.Scope{Looker: who, Place: access.AtAccount, Can: access.Anyone | access.Signed}
		case !errors.Is(err, db.ErrNotFound):
			return err
		}
	}
	if !c.scope.Allows(c.route.Needs) {
		return errSignIn
	}
	return nil
}

func (c *Ctx) atPublicEvent(r *db.Read) error {
	e, err := events.BySlug(r, c.Param("event"))
	if err != nil {
		return err
	}
	c.event = e
	c.scope = access.Scope{Place: access.AtEvent, Organization: e.OrganizationID, Event: e.ID, Role: access.Household, Can: access.Anyone}
	c.say(c.guestLanguage("", e.Languages))
	if err := c.formerSlug(e); err != nil {
		return err
	}
	return c.settled()
}

// atSeat is the place of who looks at one guest's table: the household's own rows, and no right to answer for it.
func (c *Ctx) atSeat(r *db.Read) error {
	e, err := events.BySlug(r, c.Param("event"))
	if err != nil {
		return err
	}
	g, err := replies.BySeatKey(r, c.Secret, e.ID, c.Param("seat"))
	if err != nil {
		return err
	}
	h, err := db.From[guests.Household](r).Where("event_id = ? AND id = ?", string(e.ID), string(g.HouseholdID)).First()
	if err != nil {
		return err
	}
	c.event = e
	c.scope = ofHousehold(h, e, access.Anyone)
	c.say(c.guestLanguage("", e.Languages))
	if err := c.formerSlug(e); err != nil {
		return err
	}
	return c.settled()
}

// ofHousehold is a household's scope at its event.
func ofHousehold(h guests.Household, e events.Event, can access.Permission) access.Scope {
	return access.Scope{
		Looker: access.Looker{Actor: change.Actor{Kind: change.ByHousehold, ID: h.ID}, Generation: h.LinkGeneration},
		Place:  access.AtEvent, Organization: e.OrganizationID, Event: e.ID, Household: h.ID, Role: access.Household, Can: can,
	}
}

// Grant is a household that this browser may answer for.
type Grant struct {
	Event change.ID
	guests.Held
}

// grant finds the household that the session may open.
func (c *Ctx) grant(r *db.Read) (h guests.Household, by guests.Held, err error) {
	e, err := events.BySlug(r, c.Param("event"))
	if err != nil {
		return h, by, err
	}
	asked := change.ID(c.Param("household"))
	grants := slices.DeleteFunc(c.Grants(), func(g Grant) bool { return g.Event != e.ID })
	if at := slices.IndexFunc(grants, func(g Grant) bool { return g.Household == asked }); at > 0 { // seldom is it another one's
		grants[0], grants[at] = grants[at], grants[0]
	}
	for _, g := range grants {
		h, err := g.Opens(r, e.ID)
		switch {
		case err == nil && h.ID == asked:
			return h, g.Held, nil
		case err == nil && g.Household == asked && c.route.Kind == KindPage:
			// It has become a part of another one, whose people are its own.
			return h, by, elsewhere{strings.Replace(c.Request().URL.EscapedPath(), "/h/"+string(asked), "/h/"+string(h.ID), 1)}
		case err != nil && !errors.Is(err, db.ErrNotFound):
			return h, by, err
		}
	}
	return h, by, db.ErrNotFound
}

// link finds the household of a personal link.
func (c *Ctx) link(r *db.Read) (guests.Household, guests.Held, error) {
	return guests.ByLink(r, c.Param("key"))
}

func (c *Ctx) atHousehold(r *db.Read, find func(*db.Read) (guests.Household, guests.Held, error)) error {
	h, held, err := find(r)
	if err != nil {
		return err
	}
	e, err := db.Find[events.Event](r, h.EventID)
	if err != nil {
		return err
	}
	c.event = e
	c.scope = ofHousehold(h, e, access.Of(access.Household))
	if held.Household != h.ID {
		c.scope.Part = held.Household
	}
	c.speaks, c.spoken = true, h.Language
	c.say(c.guestLanguage(h.Language, e.Languages))
	return c.settled()
}

// hash is how secrets of the outside are stored: nothing stored opens anything.
func hash(secret string) string { return Hash(secret) }

// Hash is how tokens are stored; tests make sessions with it.
func Hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
