// Package activity shows the log of Changes and takes them back.
package activity

import (
	"context"
	"fmt"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	views "convive/views/activity"
	"convive/views/locale"
)

// perPage is how many entries one page of the list holds.
const perPage = 100

// Routes declares the list, one entry, and its undo.
func Routes(r *web.Routes) {
	r.Page("/e/:event/activity", access.ViewActivity, list)
	r.Page("/e/:event/activity/:seq", access.ViewActivity, one)
	r.Mutation("/e/:event/activity/:seq/undo", access.Seat, web.By(undo).SayingOf(undone, false))
}

// Nav declares the entry in the hosts' navigation.
func Nav(r *web.Routes) {
	r.Nav(web.NavEntry{
		Label: func(ctx context.Context) string { return locale.T(ctx, "Activity") },
		Path:  "/activity", Icon: "activity", Needs: access.ViewActivity,
	})
}

func list(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Activity"))
	p.Keyed("activity-list", rows, change.AnyChange)
	p.Fragment("activity-older", older, change.AnyChange)
	p.Body(func(b *web.Body) (templ.Component, error) {
		all := ""
		if b.Query("household") != "" {
			all = b.Base() + "/activity"
		}
		return views.Page(b.Slot("activity-list"), b.Slot("activity-older"), all), nil
	})
	return nil
}

// rows are the newest entries below the address's "before".
func rows(v *web.View) (web.Rows, error) {
	e, err := v.Event()
	if err != nil {
		return web.Rows{}, err
	}
	lines, err := lines(v)
	out := web.Rows{Root: views.List("activity-list")}
	for _, line := range lines {
		out.Rows = append(out.Rows, web.Row{ID: views.RowID(line.Seq), Body: views.Entry(views.Row{Line: line, Base: v.Base(), Zone: e.Location()})})
	}
	if len(lines) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "activity-none", Body: views.Nothing("activity-none")})
	}
	return out, err
}

// lines are those of everything, or of the household that the address asks for.
func lines(v *web.View) ([]activity.Line, error) {
	before := number(v.Query("before"))
	if household := v.Query("household"); household != "" {
		return activity.Concerning(v.Read, change.ID(household), before, perPage)
	}
	return activity.List(v.Read, before, perPage)
}

// older leads to the entries behind these, wherever the newest have moved that border; to nowhere on the last page.
func older(v *web.View) (templ.Component, error) {
	before, household := number(v.Query("before")), v.Query("household")
	var entries []change.Entry
	var err error
	next := url.Values{}
	if household == "" {
		entries, err = v.Read.Told(before, perPage+1)
	} else {
		next.Set("household", household)
		entries, err = activity.EntriesAbout(v.Read, change.ID(household), before, perPage+1)
	}
	if len(entries) <= perPage {
		return views.Older(""), err
	}
	next.Set("before", fmt.Sprint(entries[perPage-1].Seq))
	return views.Older(v.Base() + "/activity?" + next.Encode()), err
}

func one(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Activity"))
	seq := number(p.Param("seq"))
	var e change.Entry
	if err := p.Read(func(r *db.Read) (err error) { e, err = r.Entry(seq); return err }); err != nil {
		return err
	}
	p.Fragment("activity-details", func(v *web.View) (templ.Component, error) {
		e, err := v.Event()
		if err != nil {
			return nil, err
		}
		line, err := activity.One(v.Read, seq)
		if err != nil {
			return nil, err
		}
		rest, err := activity.RestOf(v.Read, line.Entry)
		if err != nil {
			return nil, err
		}
		rows, more, err := activity.Details(v.Read, seq)
		return views.Details(views.Row{Line: line, Base: v.Base(), Zone: e.Location()}, rest, rows, more), err
	}, about(e.Change)...)
	p.Body(func(b *web.Body) (templ.Component, error) { return views.One(b.Slot("activity-details")), nil })
	return nil
}

// about is what a page of one entry follows: the zone of its time, the names in it, and its undo. One topic of the entry is
// enough to hear of that, since an undo is about all that it takes back; the first is also that of the names of tables.
func about(c change.Change) change.Topics {
	topics := c.Topics()
	return append(change.Topics{change.Settings, change.Guests, change.Households, change.Occasions}, topics[:min(1, len(topics))]...)
}

// undo asks for no more than a step in the seating does: who may take back what, activity.Undo says.
func undo(tx *db.Tx, c *web.Ctx, _ web.NoDraft) (change.Change, error) {
	return activity.Undo(tx, number(c.Param("seq")))
}

// undone says what was taken back, and names whom it left as they are.
func undone(c *web.Ctx, e change.Entry) string {
	rest := activity.Rest{Undone: e.Change.(change.Undone)}
	var renamed []activity.Renamed
	_ = c.Read(func(r *db.Read) error { // without the names the notice is shorter
		all, err := activity.RestOf(r, e)
		if err != nil {
			return err
		}
		rest = all
		renamed, err = activity.BackRenamed(r, e)
		return err
	})
	return views.TakenBack(c.Context(), rest) + views.BackAs(c.Context(), renamed)
}

// number reads a number of an address; anything else is 0.
func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		return 0
	}
	return n
}
