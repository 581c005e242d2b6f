// Package layout is the frame around every page: head, header, navigation, the live element, notices.
//
// Three frames: App for hosts' pages, Guest for guests', Plain for sign-in, set-up and errors. A control appears only
// when the Frame names it, so that no page shows a dead one.
//
// The rule it guards: the frame is rendered per response and may be personal; what stands in #main is shared bytes.
package layout

import (
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/a-h/templ"
)

// Frame is what a page tells its frame.
type Frame struct {
	Title    string // short name of the page: "Guests"
	Event    *Event // nil outside of events
	Nav      []NavItem
	Me       *Me             // nil when nobody is signed in
	Live     *Live           // nil on pages without a stream
	Search   templ.Component // the way to the search; nil hides it
	Palette  templ.Component // the dialog that it opens
	Presence templ.Component // who is here; nil hides it
	Notices  templ.Component // what the server says on a full page load; nil is nothing
	Foot     templ.Component // under #main, outside of it: the bar of a guests' form; nil is nothing
	Viewer   string          // data-me of a page without Me: the household's id
	Clock    string          // the domain's time when the page was made, RFC 3339; empty is the browser's
	Theme    string          // "light" or "dark"; empty follows the system
	Refresh  int             // after how many seconds a page without scripts is loaded again; 0 is never
	Bare     bool            // App: #main takes the whole window without padding (boards)
}

// Event is the event a page belongs to.
type Event struct {
	Name string
	Slug string
	Href string // where its name leads; empty is nowhere
}

// NavItem is one entry of the navigation. The first five are the phone's tabs.
type NavItem struct {
	Label   string
	Href    string
	Icon    string          // a ui.IconName
	Current bool            // this page, or one below it
	Badge   templ.Component // ui.Badge, a fragment of its own; nil is none
}

// Me is the person who is signed in.
type Me struct {
	ID     string // account
	Name   string
	Detail string // role or address, under the name
	Menu   []MenuItem
}

// MenuItem is one line of a person's menu: a link, or with Post a command.
type MenuItem struct {
	Label string
	Href  string
	Icon  string // a ui.IconName
	Post  bool
}

// Live is what <live-page> needs to follow a page.
type Live struct {
	URL       string   // of the page's stream, with its query
	Position  string   // opaque; what the page has shown
	Build     string   // of the server that rendered it
	Poll      int      // seconds between polls when no stream comes through
	Fragments []string // ids of all fragments of the page
}

func (l Live) poll() string { return strconv.Itoa(l.Poll) }

func (l Live) fragments() string { return strings.Join(l.Fragments, " ") }

// tabs is how many entries the phone's bar shows beside "More".
const tabs = 5

func (f Frame) first() []NavItem { return f.Nav[:min(tabs, len(f.Nav))] }

func (f Frame) rest() []NavItem { return f.Nav[min(tabs, len(f.Nav)):] }

func (f Frame) restCurrent() bool {
	for _, n := range f.rest() {
		if n.Current {
			return true
		}
	}
	return false
}

func (f Frame) title() string {
	switch {
	case f.Event == nil && f.Title == "":
		return "Convive"
	case f.Event == nil:
		return f.Title + " · Convive"
	case f.Title == "" || f.Title == f.Event.Name:
		return f.Event.Name
	}
	return f.Title + " · " + f.Event.Name
}

func (f Frame) me() string {
	if f.Me != nil {
		return f.Me.ID
	}
	return f.Viewer
}

var assets atomic.Pointer[func(string) string]

// SetAssets tells how the address of a file in static/ is made, by its name: "app.css" → "/static/app.css?v=HASH".
func SetAssets(address func(name string) string) { assets.Store(&address) }

// Asset is the address of a file in static/; without SetAssets, its plain path.
func Asset(name string) string {
	if f := assets.Load(); f != nil {
		return (*f)(name)
	}
	return "/static/" + name
}

var scripts atomic.Pointer[[]string]

// SetComponents lists the web components that every page loads, as names in static/: "components/live.js".
func SetComponents(names []string) { scripts.Store(&names) }

// everywhere are the components of every page; ofHosts come beside them where hosts work, ofGuests on guests' pages, which
// stay small.
var (
	everywhere = []string{"components/live.js", "components/command.js", "components/pending.js", "components/dialogs.js",
		"components/typed.js"}
	ofHosts = []string{"components/own.js", "components/when.js", "components/news.js", "components/palette.js", "components/hold-still.js", "components/list-search.js", "components/column-list.js", "components/column-edge.js",
		"components/select-rows.js", "components/key-map.js", "components/menus.js", "components/fresh-forms.js"}
	ofGuests = []string{"components/draft.js"}
)

func (k kind) components() []string {
	if s := scripts.Load(); s != nil {
		return *s
	}
	if k == guest {
		return slices.Concat(everywhere, ofGuests)
	}
	return slices.Concat(everywhere, ofHosts)
}

// kind is which frame a page has: the class of its body.
type kind string

const (
	app   kind = "app"
	guest kind = "guest"
	plain kind = "plain"
)

func (k kind) style() string {
	if k == guest {
		return "guest.css"
	}
	return "app.css"
}
