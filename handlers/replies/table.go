package replies

import (
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/replies"
)

// ownTables is where a household's people sit, on its home, once the hosts show it.
func ownTables(v *web.View) (templ.Component, error) {
	shown, err := seating.ShownTo(v.Read, v.Scope().Household)
	if err != nil || len(shown) == 0 {
		return views.OwnTables(nil, nil), err
	}
	people, err := guests.OfHousehold(v.Read, v.Scope().Household)
	return views.OwnTables(shown, people), err
}

// called is what somebody typed to find a table.
type called struct{ Name string }

// Validate finds nothing wrong.
func (called) Validate() invalid.Fields { return nil }

// byName refuses the pages by which a name leads to a table, as if there were none, while the hosts don't allow it.
func byName(e events.Event) error {
	if e.TablesShown != events.ShownByName {
		return db.ErrNotFound
	}
	return nil
}

// findTable is the page for who stands before the hall and looks for their chair.
func findTable(p *web.Page) error {
	if err := byName(p.Event()); err != nil {
		return err
	}
	p.Title(locale.T(p.Context(), "Find your table"))
	p.Frame().Foot = views.Languages(p.Base()+"/table", p.Event().Languages)
	p.Body(func(b *web.Body) (templ.Component, error) {
		own, err := ownHouseholds(b.Ctx)
		f := web.FormOf(b, b.Base()+"/table/finding", called{})
		return views.FindTable(b.Base(), own, views.Finding{Action: f.Action, Name: f.Draft.Name, Wrong: f.Errors}), err
	})
	return nil
}

// toTable leads a full name to its table. Nobody by that name, several at different tables, and a guest without a table get one answer after
// the same work; misses are counted, so that nobody walks through a list of names.
func toTable(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	e := c.Event()
	if err := byName(e); err != nil {
		return err
	}
	failures := accounts.Failures{DB: c.DB}
	buckets := []accounts.Bucket{accounts.TablesBlock.In(c.ClientBlock()), accounts.TablesEvent.In(string(e.ID))}
	full, wait, err := failures.Take(c.Context(), buckets...)
	if err != nil {
		return err
	}
	f := web.Form[called]{Action: c.Base() + "/table/finding", Draft: called{Name: brief(values.Get("name"))}}
	if full != nil {
		return tooManyTables(c, f, wait)
	}
	var found change.ID
	err = c.DB.Read(c.Context(), installation, func(r *db.Read) (err error) {
		found, err = replies.Seated(r, e, f.Draft.Name)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		f.Errors.Add("name", "We found no table by that. Write the full name as it stands on the invitation, open your personal link, or ask at the entrance.")
		return findAgain(c, f, http.StatusUnprocessableEntity)
	}
	if err != nil {
		return err
	}
	if err := failures.GiveBack(c.Context(), buckets...); err != nil {
		return err
	}
	return c.GoOn(c.Base() + "/table/" + replies.SeatKey(c.Secret, found))
}

func tooManyTables(c *web.Ctx, f web.Form[called], wait time.Duration) error {
	c.Response().Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
	f.Errors.Add("name", "Too many names were tried. Please ask at the entrance, or try again in {wait}.", "wait", views.Wait(c.Context(), wait))
	return findAgain(c, f, http.StatusTooManyRequests)
}

func findAgain(c *web.Ctx, f web.Form[called], status int) error {
	if c.Scripted() {
		return c.Patch(views.FindProblem(f.Errors))
	}
	return web.Again(c, findTable, status, f)
}

// oneTable is where one guest sits, live: whoever moves them is followed.
func oneTable(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Find your table"))
	guest := replies.SeatOf(p.Param("seat"))
	p.Fragment("found-table", func(v *web.View) (templ.Component, error) {
		e, err := v.Event()
		if err != nil || byName(e) != nil {
			return views.FoundTable("", nil), err
		}
		shown, err := seating.ShownTo(v.Read, v.Scope().Household)
		if err != nil {
			return nil, err
		}
		g, err := db.Find[guests.Guest](v.Read, guest)
		return views.FoundTable(g.Name, seating.ShownOf(shown, guest)), err
	}, ofHousehold(p.Scope().Household)...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		return views.FoundPage("/w/"+b.Event().Slug, b.Slot("found-table")), nil
	})
	return nil
}
