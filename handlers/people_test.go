package handlers_test

import (
	"fmt"
	"sync/atomic"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
)

// each runs a test in a fresh world on each engine, beside the other tests that do: this program's are the longest of all,
// and one of them alone leaves a core idle.
func each(t *testing.T, test func(w *webtest.World)) {
	t.Helper()
	t.Parallel()
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			test(webtest.New(t, engine))
		})
	}
}

// person is somebody who walks through the whole table. Their standing is written down here once, as a reader would
// say it; what each route answers follows from it and from what the route declares.
type person struct {
	name      string
	home      string      // whose event they belong to: "ours", "theirs" or "" for none
	role      access.Role // in that event
	household int         // which household's grant they hold, from 1; 0 for none
	signedIn  bool
	enter     func(e webtest.Event) *webtest.Client
	here      *webtest.Client
}

// everybody is the cast of a walk through a world.
func everybody(w *webtest.World) []*person {
	cast := []*person{
		{name: "anonymous", enter: w.Of},
		{name: "the stranger", home: "theirs", role: access.Host, signedIn: true, enter: func(webtest.Event) *webtest.Client { return w.Stranger() }},
		{name: "a former host", signedIn: true, enter: w.Former},
		{name: "the owner", home: "ours", role: access.Host, signedIn: true, enter: func(e webtest.Event) *webtest.Client { return w.Member(e, "owner") }},
	}
	for name, role := range webtest.Team {
		if role != access.None && name != "ben" && name != "paul" {
			cast = append(cast, &person{name: string(role), home: "ours", role: role, signedIn: true, enter: func(e webtest.Event) *webtest.Client { return w.Member(e, name) }})
		}
	}
	for n, name := range []string{"household A", "household B"} {
		cast = append(cast, &person{name: name, home: "ours", role: access.Household, household: n + 1, enter: func(e webtest.Event) *webtest.Client { return w.GuestOf(e, e.Households[n]) }})
	}
	for _, p := range cast {
		p.here = p.enter(w.Ours)
	}
	return cast
}

// requests is how many were made; each comes from an address of its own, so that no limit stands in the walk's way.
var requests atomic.Int64

func from(c *webtest.Client) *webtest.Client {
	n := requests.Add(1)
	c.Address = fmt.Sprintf("10.%d.%d.%d", n>>16&255, n>>8&255, n&255)
	return c
}

// may says whether the role holds what a route asks for.
func (p *person) may(needs access.Permission) bool {
	can := access.Of(p.role)
	if p.signedIn {
		can |= access.Signed
	}
	return can.Has(needs)
}

// thorough says that the person tries every malformed address too: one of each place is enough.
func (p *person) thorough() bool {
	return !p.signedIn && p.household < 2 || p.name == string(access.Host)
}
