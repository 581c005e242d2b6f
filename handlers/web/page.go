package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/live"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/views/layout"
	"convive/views/locale"
)

// The intervals of polling, in seconds: pages on which people act together, and the calmer rest.
const (
	PollCritical = 30
	PollCalm     = 60
)

// Page collects what a page is: its title, its live fragments, and the body that places them. The same function makes
// the GET, the stream and the poll. Fragments see a View; only the body sees the person.
type Page struct {
	*Ctx
	frame     layout.Frame
	fragments []live.Fragment
	own       int // how many of them are the page's own; the navigation's badges follow
	body      func(*Body) (templ.Component, error)
	followed  func()
	poll      int
	guest     bool
	plain     bool
	form      any // what came back from a refused command, a Form[D]
	snapshot  live.Snapshot
}

// Title names the page.
func (p *Page) Title(title string) { p.frame.Title = title }

// Critical makes the page poll more often when no stream comes through.
func (p *Page) Critical() { p.poll = PollCritical }

// Plain gives the page the frame of sign-in and set-up.
func (p *Page) Plain() { p.plain = true }

// Frame lets a page fill what else its frame shows.
func (p *Page) Frame() *layout.Frame { return &p.frame }

// Fragment adds a live piece: render draws the element with that id whenever one of the topics is touched.
func (p *Page) Fragment(id string, render func(*View) (templ.Component, error), topics ...change.Topic) {
	p.add(id, topics, func(v *View, _ live.Rendering) (live.Rendering, error) {
		c, err := render(v)
		if err != nil {
			return live.Rendering{}, err
		}
		html, err := draw(v.ctx, c)
		return live.Rendering{Open: html, Until: v.until}, err
	})
}

// Keyed adds a live list: only the rows that changed are sent.
func (p *Page) Keyed(id string, render func(*View) (Rows, error), topics ...change.Topic) {
	p.add(id, topics, func(v *View, was live.Rendering) (live.Rendering, error) {
		rows, err := render(v)
		if err != nil {
			return live.Rendering{}, err
		}
		return rows.draw(v, was.Keys)
	})
}

func (p *Page) add(id string, topics change.Topics, render func(v *View, was live.Rendering) (live.Rendering, error)) {
	query, params, base, app, lang := p.Request().URL.Query(), p.params(), p.Base(), p.App, p.lang // nothing of the person
	p.fragments = append(p.fragments, live.Fragment{ID: id, Topics: topics, Render: func(ctx context.Context, r *db.Read, was live.Rendering) (live.Rendering, error) {
		return render(&View{Read: r, ctx: locale.With(ctx, lang), query: query, params: params, base: base, app: app}, was)
	}})
}

func (p *Page) params() map[string]string {
	params := map[string]string{}
	for _, name := range p.echo.ParamNames() {
		params[name] = p.echo.Param(name)
	}
	return params
}

// Body sets what the page shows around and between its fragments; it is made anew for each response and may be
// personal. Without one, the fragments follow each other.
func (p *Page) Body(body func(*Body) (templ.Component, error)) { p.body = body }

// Followed is called when a page that is open begins to follow its stream, or asks again where none comes through: not by whoever
// only fetches its address, such as the preview of a link.
func (p *Page) Followed(followed func()) { p.followed = followed }

// Body is one response's view of the page.
type Body struct{ *Page }

// Slot is a fragment's present bytes.
func (p *Page) Slot(id string) templ.Component {
	html, ok := p.snapshot.HTML[id]
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		if !ok {
			return fmt.Errorf("web: the page has no fragment %q", id)
		}
		_, err := w.Write(html)
		return err
	})
}

func draw(ctx context.Context, c templ.Component) ([]byte, error) {
	var b bytes.Buffer
	err := c.Render(ctx, &b)
	return b.Bytes(), err
}

// page runs a page's function.
func (c *Ctx) page(make func(*Page) error, form any) (*Page, error) {
	p := &Page{Ctx: c, poll: PollCalm, form: form, guest: c.scope.Role == access.Household}
	if err := make(p); err != nil {
		return nil, err
	}
	p.own = len(p.fragments)
	c.routes.badges(p)
	return p, nil
}

// live is what the browser needs to follow the page.
func (p *Page) live(position string) *layout.Live {
	u := *p.Request().URL
	ids := make([]string, len(p.fragments))
	for i, f := range p.fragments {
		ids[i] = f.ID
	}
	path := strings.TrimSuffix(u.EscapedPath(), "/") + "/live"
	if p.route.Kind == KindCommand {
		path = strings.TrimSuffix(p.pagePath(), "/") + "/live"
	}
	if q := u.Query().Encode(); q != "" {
		path += "?" + q
	}
	return &layout.Live{URL: path, Position: position, Build: p.Build, Poll: p.poll, Fragments: ids}
}

// address is where the page stands, whichever of its requests this is, with its query.
func (p *Page) address() string {
	path := strings.TrimSuffix(strings.TrimSuffix(p.Request().URL.EscapedPath(), "/live"), "/")
	if p.route.Kind == KindCommand {
		path = strings.TrimSuffix(p.pagePath(), "/")
	}
	return path + "?" + p.Request().URL.Query().Encode()
}

// source is the shared rendering that this page belongs to.
func (p *Page) source() live.Source {
	s := p.scope.Shared()
	// A page of an earlier build is patched as long as it knows the expressions of what it is sent.
	variant := hash(fmt.Sprint(s.Role, s.Can, p.lang, s.Household, p.spoken, layout.Asset("expressions.js")))[:12]
	path := p.address()
	owner := change.ID("")
	if s.Place != access.AtEvent { // an account's own pages are nobody else's
		owner = p.scope.Actor.ID
		s.Looker = access.Looker{Actor: p.scope.Actor}
	}
	return live.Source{
		// The address may be a personal link and its query a name: the key is logged.
		Key:     fmt.Sprint(s.Feed(), " ", hash(path)[:32], " ", variant, " ", owner),
		Variant: variant, Scope: s, Spoken: p.speaks, Language: p.spoken, Fragments: p.fragments, Farewell: p.farewell(), Broken: p.broken(),
	}
}

// stream answers with the page's live connection.
func (c *Ctx) stream(make func(*Page) error) error {
	if c.Request().Header.Get("Sec-Fetch-Site") == "cross-site" {
		return access.ErrForbidden
	}
	p, err := c.page(make, nil)
	if err != nil {
		return err
	}
	if err := c.save(); err != nil {
		return err
	}
	c.echo.Response().Committed, c.echo.Response().Status = true, http.StatusOK
	poll := c.Request().Header.Get("Convive-Poll") != ""
	own := !poll && c.bound()
	if from := c.Request().Header.Get("Last-Event-ID"); p.followed != nil && (!poll || from != "") {
		p.followed()
	}
	c.metrics.polls.note(c.bearer()+" "+c.ClientBlock()+" "+c.Request().URL.RequestURI(), poll)
	who := c.scope.Looker
	err = c.Hub.Serve(c.Request().Context(), innermost(c.echo.Response()), p.source(), live.Request{
		Looker: who, From: c.Request().Header.Get("Last-Event-ID"), Poll: poll, Crowd: c.crowd(p),
		Session: c.session, Address: c.ClientBlock(), Multiplexed: c.Request().ProtoMajor > 1, Own: own,
	})
	if errors.Is(err, live.ErrFull) || errors.Is(err, db.ErrNotFound) || errors.Is(err, access.ErrForbidden) {
		c.echo.Response().Committed = false // nothing has been written
		return err
	}
	if err != nil {
		panic(http.ErrAbortHandler) // a stream ends by abort, so that the browser comes back
	}
	return nil
}
