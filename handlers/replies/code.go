package replies

import (
	"errors"
	"strings"

	"convive/handlers/web"
	"convive/models/accounts"
	"convive/models/db"
	"convive/models/guests"
)

// nobodysCode stands for what can't be a code, so that looking it up takes as long. It has a sign that no code has.
const nobodysCode = "00000000"

// enterByCode opens the invitation of a code of this event. Wrong codes are counted per client, per event and in all;
// right ones are free. When an event's count is full, the surname on the card is asked too: locking everybody out would
// hand the wedding to whoever types rubbish.
func enterByCode(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	failures := accounts.Failures{DB: c.DB}
	event := accounts.CodesEvent.In(string(c.Event().ID))
	buckets := []accounts.Bucket{accounts.CodesBlock.In(c.ClientBlock()), accounts.CodesProcess.In(""), event}
	full, wait, err := failures.Take(c.Context(), buckets...)
	surname := full != nil && full.Name == event.Name
	if err == nil && surname {
		buckets = buckets[:2]
		full, wait, err = failures.Take(c.Context(), buckets...)
	}
	if err != nil {
		return err
	}
	if full != nil {
		return tooManyCodes(c, wait, values.Get("code"), values.Get("surname"))
	}
	h, held, err := opened(c, values.Get("code"), values.Get("surname"), surname)
	if errors.Is(err, db.ErrNotFound) {
		return wrongCode(c, surname)
	}
	if err != nil {
		return err
	}
	if err := failures.GiveBack(c.Context(), buckets...); err != nil {
		return err
	}
	c.AddGrant(web.Grant{Event: h.EventID, Held: held})
	return c.GoOn(homePath(c.Event(), h))
}

// opened finds the household of a code; with surname only when that stands on its card. db.ErrNotFound for anything else.
func opened(c *web.Ctx, typed, name string, surname bool) (h guests.Household, held guests.Held, err error) {
	code, ok := guests.ReadCode(typed)
	if !ok {
		code = nobodysCode
	}
	err = c.DB.Read(c.Context(), installation, func(r *db.Read) error {
		if h, held, err = guests.ByCode(r, c.Event().ID, code); err != nil || !surname {
			return err
		}
		ok, err := guests.OnCard(r, h, strings.TrimSpace(name))
		if err == nil && !ok {
			return db.ErrNotFound
		}
		return err
	})
	return h, held, err
}
