package imports

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports"
	"convive/models/imports/lists"
	views "convive/views/imports"
)

// looked is what came of reading a kept list.
type looked struct {
	file    string
	shown   views.Shown
	refused string // why it can't be imported as it is
	asks    bool   // until a person says what its columns hold
	none    bool   // there is nothing to show
}

func seen(found any, err error) (looked, error) {
	l, _ := found.(looked)
	if errors.Is(err, context.Canceled) {
		err = db.ErrNotFound // somebody cancelled it, in another window
	}
	return l, err
}

// reading names what is read among the works, importing what is imported.
func reading(id change.ID) string { return "reading " + string(id) }

func importing(c *web.Ctx) string { return "importing " + string(c.ID()) }

// lookAt finds out what a kept list would do, beside the request. Whoever takes the end has it as it was then; the next
// to look finds out anew.
func lookAt(c *web.Ctx, id change.ID, a imports.Application) *jobs.Work {
	from := sourceOf(c, id)
	return c.Works.Begin(reading(id), fmt.Sprint(a.Sheet, " ", a.Apart), func(ctx context.Context, at *jobs.Work) (any, error) { return from.look(ctx, at, a) })
}

// source is a kept list, and what it takes to read it when the request is over.
type source struct {
	db    *db.DB
	scope access.Scope
	id    change.ID
}

func sourceOf(c *web.Ctx, id change.ID) source { return source{c.DB, c.Scope(), id} }

// look reads the list and words what it would do.
func (s source) look(ctx context.Context, at *jobs.Work, a imports.Application) (looked, error) {
	file, plan, err := s.plan(ctx, at, a)
	found := looked{file: file.Name}
	var refusal lists.Refusal
	var unmapped lists.Unmapped
	switch {
	case errors.As(err, &unmapped): // a person can say what nobody knows
		found.refused, found.asks, plan.List, err = unmapped.Message, true, unmapped.List, nil
	case errors.As(err, &refusal) && a.Sheet != "": // a sheet without guests; the likeliest one shows which others there are
		found, err = s.look(ctx, at, imports.Application{})
		found.refused, found.asks = refusal.Message, false
		return found, err
	case errors.As(err, &refusal):
		found.refused, found.none, err = refusal.Message, true, nil
	}
	found.shown = views.Show(plan)
	return found, err
}

// plan reads the list as the event's people have said of its columns, and works out what it would do to the event.
func (s source) plan(ctx context.Context, at *jobs.Work, a imports.Application) (file imports.File, plan imports.Plan, err error) {
	o := lists.Options{Sheet: a.Sheet, Watch: step(at, views.Reading)}
	err = s.db.Read(ctx, s.scope, func(r *db.Read) (err error) {
		if file, err = imports.Brought(r, s.id); err != nil {
			return err
		}
		o.Chosen, err = imports.Remembered(r)
		return err
	})
	if err != nil {
		return file, plan, err
	}
	list, err := file.List(o)
	if err != nil {
		return file, plan, err
	}
	err = s.db.Read(ctx, s.scope, func(r *db.Read) (err error) {
		plan, err = imports.Watched(r, list, step(at, views.Comparing), a.Apart...)
		return err
	})
	return file, plan, err
}

// asChosen is the page of a list as it is to be taken.
func asChosen(c *web.Ctx, a imports.Application) string {
	q := url.Values{}
	if a.Sheet != "" {
		q.Set("sheet", a.Sheet)
	}
	for _, row := range a.Apart {
		q.Add("apart", strconv.Itoa(row))
	}
	if len(q) == 0 {
		return path(c)
	}
	return path(c) + "?" + q.Encode()
}
