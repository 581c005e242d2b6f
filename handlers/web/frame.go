package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/a-h/templ"

	"convive/handlers/live"
	"convive/models/access"
	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	sentences "convive/views/activity"
	"convive/views/answers"
	"convive/views/find"
	"convive/views/layout"
	"convive/views/locale"
)

// NavEntry is one entry of an event's navigation; who lacks its permission doesn't see it.
type NavEntry struct {
	Label  func(context.Context) string
	Path   string   // under the event: "/requests"
	Also   []string // further paths that belong to it
	Icon   string
	Needs  access.Permission
	Badge  func(*View) (templ.Component, error) // a fragment of its own on every page; nil is none
	Topics change.Topics                        // of the badge
}

// badge is the id of the entry's badge.
func (n NavEntry) badge() string { return "nav" + strings.ReplaceAll(n.Path, "/", "-") }

// at says whether a path under the event belongs to the entry.
func (n NavEntry) at(path string) bool {
	for _, own := range append([]string{n.Path}, n.Also...) {
		if path == own || own != "" && strings.HasPrefix(path, own+"/") {
			return true
		}
	}
	return false
}

// Nav declares an entry, in order.
func (r *Routes) Nav(n NavEntry) { r.nav = append(r.nav, n) }

func (p *Page) hosts() bool { return p.event.ID != "" && !p.guest && !p.plain && !p.onScreen() }

// onScreen says whether the page is shown by a screen at the venue.
func (p *Page) onScreen() bool { return p.scope.Role == access.Display }

// badges adds the navigation's live counts to every page of hosts.
func (r *Routes) badges(p *Page) {
	if !p.hosts() {
		return
	}
	for _, n := range r.nav {
		if n.Badge != nil && p.scope.Allows(n.Needs) {
			p.Fragment(n.badge(), n.Badge, n.Topics...)
		}
	}
}

// framed puts the page into its frame.
func (p *Page) framed(main templ.Component) templ.Component {
	p.frame.Notices = p.notice()
	p.frame.Clock = p.DB.Now().UTC().Format(time.RFC3339)
	if p.event.ID != "" {
		p.frame.Event = &layout.Event{Name: p.event.Name, Slug: p.event.Slug, Href: p.Base()}
	}
	frame := layout.Plain
	switch {
	case p.guest:
		p.frame.Viewer = string(p.scope.Household)
		frame = layout.Guest
	case p.onScreen():
		frame = layout.Screen
	case !p.plain:
		p.chrome()
		frame = layout.App
	}
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return frame(p.frame).Render(templ.WithChildren(ctx, main), w)
	})
}

// chrome is the navigation and the person's menu.
func (p *Page) chrome() {
	if p.account.ID != "" {
		p.frame.Me = &layout.Me{ID: string(p.account.ID), Name: p.account.Name, Detail: p.account.Email, Menu: []layout.MenuItem{
			{Label: locale.T(p.ctx, "Your events"), Href: "/events", Icon: "calendar"},
			{Label: locale.T(p.ctx, "Your account"), Href: "/account", Icon: "person"},
			{Label: locale.T(p.ctx, "Sign out"), Href: "/sign-out", Icon: "sign-out", Post: true},
		}}
	}
	if !p.hosts() {
		return
	}
	if p.scope.Allows(access.ViewTeam) {
		p.frame.Presence = answers.Here(nil)
	}
	search := p.Base() + "/find"
	p.frame.Search, p.frame.Palette = find.Jump(search), find.Palette(search)
	at := strings.TrimPrefix(p.pagePath(), p.Base())
	for _, n := range p.routes.nav {
		if !p.scope.Allows(n.Needs) {
			continue
		}
		item := layout.NavItem{Label: n.Label(p.ctx), Href: p.Base() + n.Path, Icon: n.Icon, Current: n.at(at)}
		if n.Badge != nil {
			item.Badge = p.Slot(n.badge())
		}
		p.frame.Nav = append(p.frame.Nav, item)
	}
}

// crowd is where the person of a hosts' page is seen by the others; nil for guests and for who may not see the team.
func (c *Ctx) crowd(p *Page) *live.Crowd {
	if !p.hosts() || !c.scope.Allows(access.ViewTeam) || c.account.ID == "" {
		return nil
	}
	lang := c.lang
	return &live.Crowd{
		Feed: c.scope.Feed(), Me: live.Person{ID: c.account.ID, Name: c.account.Name, Page: p.frame.Title}, Lang: lang,
		Render: func(people []live.Person) []byte {
			html, err := draw(locale.With(context.Background(), lang), answers.Here(persons(people)))
			if err != nil {
				return nil
			}
			return html
		},
		News: p.news(),
	}
}

// news is how others' changes are said in this page's language; nil for who may not read the log.
func (p *Page) news() *live.News {
	if !p.scope.Allows(access.ViewActivity) {
		return nil
	}
	lang := p.lang
	return &live.News{Scope: p.scope.Shared(), Tell: func(r *db.Read, entries []change.Entry) (said []live.Said, err error) {
		ctx := locale.With(context.Background(), lang)
		lines, err := activity.Named(r, entries)
		said = []live.Said{}
		for _, l := range lines {
			said = append(said, live.Said{Actor: l.Actor.ID, Name: sentences.Actor(ctx, l), Text: sentences.Text(ctx, l), Guests: l.Guests()})
		}
		return said, err
	}}
}

// farewell draws the last thing that somebody sees who may no longer look; it outlives the request.
func (p *Page) farewell() func(why string) []byte {
	lang, crowd, at, onScreen := p.lang, p.hosts() && p.scope.Allows(access.ViewTeam), p.address(), p.onScreen()
	return func(why string) []byte {
		words := answers.Farewell()
		switch why {
		case live.SessionOver:
			words = answers.SignedOut("/sign-in?next=" + url.QueryEscape(at))
		case live.Deleted:
			words = answers.Deleted()
		}
		if onScreen {
			words = answers.ScreenEnded()
		}
		parts := []templ.Component{words}
		if crowd { // who is here is not theirs to see any more
			parts = append(parts, answers.Here(nil))
		}
		html, err := draw(locale.With(context.Background(), lang), templ.Join(parts...))
		if err != nil {
			return nil
		}
		var b bytes.Buffer
		live.Patch(&b, "", "", html)
		return b.Bytes()
	}
}

// broken draws what stands for a fragment that can't be drawn.
func (p *Page) broken() func(id string) []byte {
	lang := p.lang
	return func(id string) []byte {
		html, err := draw(locale.With(context.Background(), lang), answers.Broken(id))
		if err != nil {
			return fmt.Appendf(nil, `<div id="%s"></div>`, id)
		}
		return html
	}
}

// write answers with a page; the session is stored before its first byte.
func (c *Ctx) write(status int, page templ.Component) error {
	html, err := draw(c.ctx, page)
	if err != nil {
		return err
	}
	return c.document(status, html)
}

func persons(people []live.Person) []answers.Person {
	out := make([]answers.Person, len(people))
	for i, p := range people {
		out[i] = answers.Person{ID: string(p.ID), Name: p.Name, Page: p.Page, At: p.At}
	}
	return out
}
