// Package web is the only room that knows Echo and Datastar. It keeps the one table of routes, turns a request into a
// Scope, a page into its GET and its stream, a rule into a command that works with and without JavaScript, and an error
// into the status and sentence that people see. It guards the rule that a command never renders what others see.
package web

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"

	"github.com/alexedwards/scs/v2"
	"github.com/labstack/echo/v4"

	"convive/handlers/jobs"
	"convive/handlers/live"
	"convive/models/accounts"
	"convive/models/db"
	"convive/models/messages"
)

// Config is what a server needs.
type Config struct {
	DB      *db.DB
	Hub     *live.Hub
	Works   *jobs.Works // what goes on when the request is over
	BaseURL *url.URL    // links are built from it alone
	Build   string      // names this version of the pages
	Demo    bool
	Secret  []byte // the installation's; personal links are made from it
	// Mail brings messages to the mail server; nil where there is none, and hosts send them by hand.
	Mail *messages.Mailer
	// Proxies may say who the client is in X-Forwarded-For.
	Proxies []netip.Prefix
}

// App is the server's state that is no person's: how to reach everything.
type App struct {
	Config
	echo     *echo.Echo
	sessions *scs.SessionManager
	stored   accounts.Sessions
	routes   *Routes
	rates    *rates
	metrics  *metrics
	// unlimited is set by tests that send thousands of requests as one person.
	unlimited atomic.Bool
}

// New builds the server for a table of routes; it fails when Echo's routes and the table differ.
func New(c Config, r *Routes) (*App, error) {
	a := &App{Config: c, echo: echo.New(), stored: accounts.Sessions{DB: c.DB}, routes: r, rates: newRates()}
	a.sessions = newSessions(a)
	a.metrics = newMetrics(c.DB, c.Hub)
	a.echo.HideBanner, a.echo.HidePort = true, true
	a.echo.IPExtractor = a.clientIP
	a.echo.HTTPErrorHandler = a.unrouted
	a.echo.Use(a.measured, a.recovered, a.hosts, a.headers, a.crossOrigin())
	a.mount()
	return a, a.matches()
}

// Handler serves the app. HEAD is answered as GET, whose body net/http leaves out: monitors and checkers of links ask that
// way. A stream has no end that such an answer could have.
func (a *App) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead && !strings.HasSuffix(r.URL.Path, "/live") {
			get := *r
			get.Method = http.MethodGet
			r = &get
		}
		a.echo.ServeHTTP(w, r)
	})
}

// Routes is the app's table.
func (a *App) Routes() []Route { return a.routes.all }

// secure says whether cookies may be marked for https alone.
func (a *App) secure() bool { return a.BaseURL.Scheme == "https" }

// Link is an absolute address, built from the base URL alone.
func (a *App) Link(path string) string { return a.BaseURL.JoinPath(path).String() }
