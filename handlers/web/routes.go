package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"convive/models/access"
)

// Kind is what a route serves.
type Kind string

const (
	KindPage     Kind = "page"
	KindStream   Kind = "stream"
	KindCommand  Kind = "command"
	KindDownload Kind = "download"
	KindPlain    Kind = "plain" // health, static files, redirects
)

// Cache says what browsers may keep.
type Cache string

const (
	CacheNever  Cache = "no-store"
	CacheStatic Cache = "static" // named by content hash
)

// Body limits, in bytes.
const (
	BodyNone   int64 = 0
	BodyForm   int64 = 64 << 10
	BodyBulk   int64 = 1 << 20
	BodyImport int64 = 20 << 20
)

// Rate is which bucket of requests a route draws from, per client address.
type Rate string

const (
	RatePage    Rate = "page"
	RateCommand Rate = "command"
	RateNone    Rate = "none"
)

// Route is one line of the table: what is served where, to whom, within which limits.
type Route struct {
	Method  string
	Pattern string
	Kind    Kind
	Needs   access.Permission
	Cache   Cache
	Body    int64
	Rate    Rate
	// Fields are the names of a command's draft, so that a test can put foreign ids into each; fields whose names hold
	// ids themselves are not among them. Nil for what is no Mutation.
	Fields  []string
	written map[string]string // what people write into its form, by the field's name, with the field's label where it is known
	serve   func(*Ctx) error
}

// Exempt changes one of a route's defaults; only exceptions are written.
type Exempt func(*Route)

// WithBody declares another limit for the body.
func WithBody(limit int64) Exempt { return func(r *Route) { r.Body = limit } }

// WithRate declares another bucket.
func WithRate(rate Rate) Exempt { return func(r *Route) { r.Rate = rate } }

// Routes collects the table. Capabilities declare their lines; New mounts them.
type Routes struct {
	all []Route
	nav []NavEntry
}

// All is the table, in the order of its declaration.
func (r *Routes) All() []Route { return r.all }

func (r *Routes) add(route Route, exempt []Exempt) {
	for _, e := range exempt {
		e(&route)
	}
	r.all = append(r.all, route)
}

// Page declares a page and its stream: GET pattern and GET pattern/live.
func (r *Routes) Page(pattern string, needs access.Permission, page func(*Page) error, exempt ...Exempt) {
	r.add(Route{http.MethodGet, pattern, KindPage, needs, CacheNever, BodyNone, RatePage, nil, nil, func(c *Ctx) error { return c.get(page, http.StatusOK) }}, exempt)
	r.add(Route{http.MethodGet, strings.TrimSuffix(pattern, "/") + "/live", KindStream, needs, CacheNever, BodyNone, RatePage, nil, nil, func(c *Ctx) error { return c.stream(page) }}, nil)
}

// Static declares a page without live fragments.
func (r *Routes) Static(pattern string, needs access.Permission, page func(*Page) error, exempt ...Exempt) {
	r.add(Route{http.MethodGet, pattern, KindPage, needs, CacheNever, BodyNone, RatePage, nil, nil, func(c *Ctx) error { return c.get(page, http.StatusOK) }}, exempt)
}

// Mutation declares a command: POST pattern.
func (r *Routes) Mutation(pattern string, needs access.Permission, a Action, exempt ...Exempt) {
	r.add(Route{http.MethodPost, pattern, KindCommand, needs, CacheNever, BodyForm, RateCommand, a.fields(), a.texts(), a.run}, exempt)
}

// Download declares a file made for the asker.
func (r *Routes) Download(pattern string, needs access.Permission, serve func(*Ctx) error, exempt ...Exempt) {
	r.add(Route{http.MethodGet, pattern, KindDownload, needs, CacheNever, BodyNone, RatePage, nil, nil, serve}, exempt)
}

// Post declares a POST that is no mutation of a feed: signing in and out, previews.
func (r *Routes) Post(pattern string, needs access.Permission, serve func(*Ctx) error, exempt ...Exempt) {
	r.add(Route{http.MethodPost, pattern, KindCommand, needs, CacheNever, BodyForm, RateCommand, nil, nil, serve}, exempt)
}

// Get declares a GET that is no page: health, redirects.
func (r *Routes) Get(pattern string, needs access.Permission, serve func(*Ctx) error, exempt ...Exempt) {
	r.add(Route{http.MethodGet, pattern, KindPlain, needs, CacheNever, BodyNone, RateNone, nil, nil, serve}, exempt)
}

// GuestPage declares a page of one household twice: by its grant, and by its personal link where no cookie sticks.
func (r *Routes) GuestPage(suffix string, page func(*Page) error) {
	r.Page(byGrant+suffix, access.OwnHousehold, page)
	r.Page(byLink+suffix, access.OwnHousehold, page)
}

// GuestMutation declares a command of one household, both ways.
func (r *Routes) GuestMutation(suffix string, a Action, exempt ...Exempt) {
	r.Mutation(byGrant+suffix, access.OwnHousehold, a, exempt...)
	r.Mutation(byLink+suffix, access.OwnHousehold, a, exempt...)
}

// GuestDownload declares a file of one household, both ways.
func (r *Routes) GuestDownload(suffix string, serve func(*Ctx) error) {
	r.Download(byGrant+suffix, access.OwnHousehold, serve)
	r.Download(byLink+suffix, access.OwnHousehold, serve)
}

const (
	byGrant  = "/w/:event/h/:household"
	byLink   = "/r/:key/page"
	bySeat   = "/w/:event/table/:seat"
	byScreen = "/w/:event/screen/:screen"
)

// mount gives the table to Echo.
func (a *App) mount() {
	for i := range a.routes.all {
		route := &a.routes.all[i]
		a.echo.Add(route.Method, route.Pattern, a.handle(route))
	}
}

// matches compares Echo's routes with the table: a route that nobody declared would have no permission.
func (a *App) matches() error {
	var declared, mounted []string
	for _, r := range a.routes.all {
		if r.Kind == KindPlain && r.Needs != access.Anyone {
			return fmt.Errorf("web: %s judges nobody, so that it can't need a permission", r.Pattern)
		}
		declared = append(declared, r.Method+" "+r.Pattern)
	}
	for _, r := range a.echo.Routes() {
		mounted = append(mounted, r.Method+" "+r.Path)
	}
	slices.Sort(declared)
	slices.Sort(mounted)
	if !slices.Equal(declared, slices.Compact(slices.Clone(declared))) {
		return fmt.Errorf("web: a route is declared twice: %v", declared)
	}
	if !slices.Equal(declared, mounted) {
		return fmt.Errorf("web: the server's routes differ from the table: %v and %v", mounted, declared)
	}
	return nil
}
