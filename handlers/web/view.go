package web

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/a-h/templ"

	"convive/handlers/live"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
)

// View is what a fragment's rendering sees: one state of the database under a shared scope, and the address.
type View struct {
	*db.Read
	ctx    context.Context
	query  url.Values
	params map[string]string
	base   string
	app    *App
	until  time.Time
}

// Context carries the language.
func (v *View) Context() context.Context { return v.ctx }

// Query is a value of the address's query.
func (v *View) Query(name string) string { return v.query.Get(name) }

// QueryAll is all values of a name in the address's query.
func (v *View) QueryAll(name string) []string { return v.query[name] }

// ID is the part of the address called "id".
func (v *View) ID() change.ID { return change.ID(v.params["id"]) }

// Base is the path under which the pages of this place stand.
func (v *View) Base() string { return v.base }

// Event is the scope's event as it is in this state.
func (v *View) Event() (events.Event, error) { return events.Current(v.Read) }

// Link is an absolute address.
func (v *View) Link(path string) string { return v.app.Link(path) }

// Secret is the installation's, from which personal links are made.
func (v *View) Secret() []byte { return v.app.Secret }

// Until says at which instant of the domain's clock this rendering goes stale by itself; the earliest counts.
func (v *View) Until(t time.Time) {
	if !t.IsZero() && t.After(v.Now()) && (v.until.IsZero() || t.Before(v.until)) {
		v.until = t
	}
}

// Rows is a keyed fragment: a root element and its rows, each an element with its id.
type Rows struct {
	Root templ.Component // draws the root around its children
	Rows []Row
}

// Row is one row.
type Row struct {
	ID   string
	Body templ.Component
	of   any // what the body is drawn from; nil when that isn't known
}

// RowOf is a row that is drawn from a value, and from nothing else but the language: while the value is the same, so are
// the row's bytes.
func RowOf[T comparable](id string, of T, draw func(T) templ.Component) Row {
	return Row{ID: id, Body: draw(of), of: of}
}

// sentinel stands for the rows while their root is drawn.
const sentinel = "<!--rows-->"

// draw draws the fragment; was are its rows as they were drawn the last time, in the same language.
func (rows Rows) draw(v *View, was []live.Key) (live.Rendering, error) {
	drawn := make(map[string]live.Key, len(was))
	for _, k := range was {
		drawn[k.ID] = k
	}
	out := live.Rendering{Until: v.until, Keys: make([]live.Key, len(rows.Rows))}
	root, err := draw(templ.WithChildren(v.ctx, templ.Raw(sentinel)), rows.Root)
	if err != nil {
		return out, err
	}
	open, end, ok := bytes.Cut(root, []byte(sentinel))
	if !ok {
		return out, fmt.Errorf("web: the root of a keyed fragment doesn't draw its children")
	}
	out.Open, out.Close = open, end
	for i, row := range rows.Rows {
		if k := drawn[row.ID]; row.of != nil && k.Of == row.of {
			out.Keys[i] = k
			continue
		}
		html, err := draw(v.ctx, row.Body)
		if err != nil {
			return out, err
		}
		out.Keys[i] = live.Key{ID: row.ID, HTML: html, Of: row.of}
	}
	return out, nil
}
