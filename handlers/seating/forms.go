package seating

import (
	"net/url"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/seating"
	views "convive/views/seating"
)

// newTables is what the form that adds tables starts from.
func newTables(c *web.Ctx) seating.NewTables {
	return seating.NewTables{Occasion: change.ID(c.Query("occasion")), Plan: change.ID(c.Query("plan")), Count: 1, Seats: 8, Shape: seating.Round}
}

func addForm(c *web.Ctx, at views.At, f web.Form[seating.NewTables]) views.AddForm {
	return views.AddForm{Action: at.Command("tables") + fromRoom(c), Command: f.Command, Draft: f.Draft, Errors: f.Errors}
}

// addAgain draws the form that replaces the one just sent.
func addAgain(c *web.Ctx, f web.Form[seating.NewTables]) (templ.Component, error) {
	at := views.AtOf(c.Base()+"/seating", c.Query)
	at.Occasion, at.Plan = f.Draft.Occasion, f.Draft.Plan
	return views.Add(addForm(c, at, f)), nil
}

// alternative is how addresses name a plan: the one in use by the empty name, so that they go on to lead to it.
func alternative(p seating.Plan) change.ID {
	if p.InUse {
		return ""
	}
	return p.ID
}

// editAgain draws the form that came back; for a table that is not there it is not found, whatever the form says.
func editAgain(c *web.Ctx, f web.Form[seating.Edit]) (templ.Component, error) {
	if _, _, err := found(c); err != nil {
		return nil, err
	}
	return views.Edit(views.EditForm{Action: c.Request().URL.RequestURI(), Command: f.Command, Version: f.Draft.Version, Draft: f.Draft, Errors: f.Errors}), nil
}

// fromRoom goes on with an address, where they came from the page on which the room is arranged.
func fromRoom(c *web.Ctx) string {
	if c.Query("from") == "room" {
		return views.FromRoom
	}
	return ""
}

// toWhence leads back to where they came from: the page on which the room is arranged, at the table whose page it was if that
// still stands, or the board.
func toWhence(c *web.Ctx, e change.Entry) string {
	if fromRoom(c) == "" {
		return toBoard(c, e)
	}
	at := views.AtOf(c.Base()+"/seating", c.Query)
	if _, gone := e.Change.(change.TableRemoved); gone || c.ID() == "" {
		return at.Arranged()
	}
	return at.ArrangedAt(c.ID())
}

// toBoard leads back to the board as it was shown.
func toBoard(c *web.Ctx, _ change.Entry) string {
	q := url.Values{}
	for _, name := range []string{"occasion", "plan", "pending", "only", "q", "page", "view", "colours"} {
		if v := c.Query(name); v != "" {
			q.Set(name, v)
		}
	}
	return c.Base() + "/seating?" + q.Encode()
}
