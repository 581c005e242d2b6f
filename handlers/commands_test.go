package handlers_test

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"convive/handlers/web"
	"convive/handlers/webtest"
)

// TestNobodyCarriesOutACommandThatIsNotTheirs sends every command as everybody who may not, with own, foreign, absent
// and malformed ids: nothing changes in either event, and foreign looks like absent.
func TestNobodyCarriesOutACommandThatIsNotTheirs(t *testing.T) {
	each(t, func(w *webtest.World) {
		t := w.T.(*testing.T)
		cast, ids := everybody(w), newIDs(w)
		for _, r := range commands(w) {
			for _, p := range cast {
				refused(t, w, p, r, ids.targets(t, r.Pattern, p.thorough()))
			}
		}
	})
}

func commands(w *webtest.World) (all []web.Route) {
	for _, r := range w.App.Routes() {
		if r.Method == http.MethodPost {
			all = append(all, r)
		}
	}
	return all
}

// refused sends one command to every address at which the person is not welcome.
func refused(t *testing.T, w *webtest.World, p *person, r web.Route, all []target) {
	t.Helper()
	absent := map[string]string{}
	for _, at := range all {
		want := p.judge(r, at)
		if want == welcome || want == byItself {
			continue
		}
		for _, script := range []bool{true, false} {
			before := heads(w)
			c := from(p.here)
			c.NoScript = !script
			a := c.Post(at.path, sample(r, w.Ours)...)
			// The draft is judged before the row is looked for, and that tells nothing about the row.
			if !want.fits(r, a.StatusCode) && !(want == notFound && !at.row && judgedFirst(script, a)) {
				t.Errorf("%s at POST %s (%s) met %d, not %s", p.name, r.Pattern, at.path, a.StatusCode, want)
			}
			if heads(w) != before {
				t.Errorf("%s at POST %s (%s) changed something", p.name, r.Pattern, at.path)
			}
			leaks(t, w, p, r, at, a.Text+fmt.Sprint(a.Header))
			headed(t, r, a)
			if want == notFound && script && !at.row && !at.odd {
				got := anyID.ReplaceAllString(shape(a), "ID")
				if absent[at.event] == "" {
					absent[at.event] = got
				}
				if got != absent[at.event] {
					t.Errorf("%s can tell %s from what is absent: %s", p.name, at.path, differ(got, absent[at.event]))
				}
			}
		}
	}
}

// anyID is what differs from one answer to the next: ids.
var anyID = regexp.MustCompile(`[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27}`)

func judgedFirst(script bool, a webtest.Answer) bool {
	return a.StatusCode == http.StatusUnprocessableEntity || script && a.StatusCode == http.StatusOK
}

// TestEverybodyWhoMayCanSendEachCommand sends every command as everybody who may, in an event of its own: it is carried
// out or refused with a sentence, never an error, and the answer shows nobody what they may not see.
func TestEverybodyWhoMayCanSendEachCommand(t *testing.T) {
	each(t, func(w *webtest.World) {
		t := w.T.(*testing.T)
		for n, r := range commands(w) {
			theirs := w.Ours
			w.Ours = w.Another(fmt.Sprint("fresh-", n), fmt.Sprint("FRESH", n, "X"))
			at := target{event: "ours", row: true}
			for _, p := range everybody(w) {
				ids := newIDs(w)
				at.path = ids.address(t, r.Pattern, w.Ours, w.Ours, "")
				if want := p.judge(r, at); want != welcome && want != byItself {
					continue
				}
				for _, script := range []bool{true, false} {
					c := from(p.enter(w.Ours))
					c.NoScript = !script
					a := c.Post(at.path, sample(r, w.Ours)...)
					if !slices.Contains([]int{200, 204, 303, 400, 401, 404, 409, 422}, a.StatusCode) {
						t.Errorf("%s at POST %s met %d: %.300s", p.name, r.Pattern, a.StatusCode, a.Text)
					}
					leaks(t, w, p, r, at, a.Text+fmt.Sprint(a.Header))
				}
			}
			w.Ours = theirs
		}
	})
}

// samples are values that a form of each name takes; other fields get a short text.
var samples = map[string]string{
	"version": "1", "round": "0", "kind": "child", "words": "A high chair?", "answer": "Of course", "age": "adult", "list": "A", "role": "viewer",
	"email": "somebody@example.org", "zone": "Europe/Berlin", "currency": "EUR", "starts": "2026-09-12T17:00", "deadline": "2026-08-31",
	"reply_mode": "open", "source": "phone", "guest": "", "seats": "8", "position": "1", "shape": "round", "count": "1", "to": "parking", "field": "side",
	"answer_kind": "text", "per": "person", "occasion_id": "", "way": "down", "page": "", "name_lookup": "", "coming": "yes", "reach": "somebody@example.org", "songs": "A song",
	"side": "Amara", "language": "de",
}

// sample is a body that a command may take in an event.
func sample(r web.Route, e webtest.Event) (pairs []string) {
	for end, fields := range chosen {
		if strings.HasSuffix(r.Pattern, end) {
			pairs = slices.Clone(fields)
		}
	}
	return append(append(plain(r), pairs...), named(r, e, 0)...)
}

// plain are the fields whose names say what they are.
func plain(r web.Route) (pairs []string) {
	for _, name := range r.Fields {
		value, known := samples[name]
		if !known {
			value = "text"
		}
		pairs = append(pairs, name, value)
	}
	return pairs
}

// chosen are the fields of commands whose forms say by "field" which one they hold, by how the address ends.
var chosen = map[string][]string{"/guests/:id/cell": {"side", "Amara"}, "/households/:id/cell": {"side", "Amara"}, "/h/:household/language": {"language", "en"}, "/page/language": {"language", "en"}}

// holders make the fields whose names hold ids, for the commands that have such, by how the address ends.
var holders = map[string]func(e webtest.Event, household int) []string{
	"/reply/:draft/steps": answers, "/reply/:draft/sending": answers, "/replies/:id/sending": answers, "/replies/cards/:id/sending": answers,
}
