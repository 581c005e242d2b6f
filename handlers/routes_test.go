package handlers_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/dbtest"
)

// TestEveryAddressAnswersEverybodyAsItsRouteDeclares walks the table: each page, stream and file × each person × own,
// foreign, absent and malformed ids. What is foreign looks like what is absent, to the byte, and nobody is shown what
// is not theirs to see. Nothing of it changes a row, but for the visitors' sessions.
func TestEveryAddressAnswersEverybodyAsItsRouteDeclares(t *testing.T) {
	each(t, func(w *webtest.World) {
		t := w.T.(*testing.T)
		cast, ids := everybody(w), newIDs(w)
		for _, r := range w.App.Routes() {
			ids.targets(t, r.Pattern, true) // makes the rows
		}
		before := dbtest.Digest(t, w.Config, "sessions")
		for _, r := range gets(w) {
			for _, p := range cast {
				walk(t, w, p, r, ids.targets(t, r.Pattern, p.thorough()))
			}
		}
		if dbtest.Digest(t, w.Config, "sessions") != before {
			t.Error("a GET changed rows other than sessions")
		}
	})
}

// gets are the routes that are read, those last that open a household's pages to the browser: nobody has a grant before.
func gets(w *webtest.World) (all []web.Route) {
	var last []web.Route
	for _, r := range w.App.Routes() {
		switch {
		case r.Method != http.MethodGet:
		case r.Pattern == "/r/:key":
			last = append(last, r)
		default:
			all = append(all, r)
		}
	}
	return append(all, last...)
}

// walk sends one person to all addresses of one route.
func walk(t *testing.T, w *webtest.World, p *person, r web.Route, all []target) {
	t.Helper()
	var absent string
	for _, at := range all {
		a := fetch(from(p.here), r, at.path)
		want := p.judge(r, at)
		if !want.fits(r, a.StatusCode) {
			t.Errorf("%s at %s (%s) met %d, not %s", p.name, r.Pattern, at.path, a.StatusCode, want)
		}
		leaks(t, w, p, r, at, opened(a))
		headed(t, r, a)
		switch want {
		case forbidden:
			if !strings.Contains(a.Text, "allow") {
				t.Errorf("%s at %s is not told why", p.name, r.Pattern)
			}
		case notFound:
			got := shape(a)
			if absent == "" {
				absent = got
			}
			if got != absent {
				t.Errorf("%s can tell %s from what is absent: %s", p.name, at.path, differ(got, absent))
			}
		}
	}
}

func fetch(c *webtest.Client, r web.Route, path string) webtest.Answer {
	if r.Kind == web.KindStream {
		return c.Poll(path)
	}
	return c.Get(path)
}

// shape is all that tells one answer from another: status, headers but the date, body.
func shape(a webtest.Answer) string {
	var lines []string
	for name, values := range a.Header {
		if name != "Date" {
			lines = append(lines, name+": "+strings.Join(values, ", "))
		}
	}
	slices.Sort(lines)
	return fmt.Sprintf("%d\n%s\n\n%s", a.StatusCode, strings.Join(lines, "\n"), a.Text)
}

// heads are how far both events have come.
func heads(w *webtest.World) string {
	all, err := w.DB.Heads(w.T.Context(), []change.Feed{change.EventFeed(w.Ours.ID), change.EventFeed(w.Theirs.ID)})
	w.Must(err)
	return fmt.Sprint(all)
}

// differ shows where two texts part.
func differ(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	from := max(0, n-60)
	return fmt.Sprintf("…%s… and …%s…", a[from:min(len(a), n+120)], b[from:min(len(b), n+120)])
}
