package webtest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/demo"
	"convive/models/events"
	"convive/static"
	"convive/views/layout"
)

// Demo serves the demo wedding as it is on 29 August 2026, 14:00 in Berlin, with the addresses of static files that
// browsers keep. Anybody signs in by POST /demo/{role}.
func Demo(t testing.TB, engine string) (*httptest.Server, *db.DB) {
	t.Helper()
	w := Wedding(t, engine)
	return w.Server, w.DB
}

// Wedding is the world of the demo wedding, whose people go by their roles' keys; nobody hosts the other event.
func Wedding(t testing.TB, engine string) *World {
	t.Helper()
	if err := static.Check(); err != nil {
		t.Fatal(err)
	}
	layout.SetAssets(static.URL)
	past, clock := &demo.Clock{}, &dbtest.Clock{}
	c := dbtest.Config(t, engine)
	c.Now = past.Now
	if err := demo.Seed(context.Background(), dbtest.Open(t, c), past, Secret, dbtest.Start); err != nil {
		t.Fatal(err)
	}
	c.Now = clock.Now
	w := &World{T: t, DB: dbtest.Open(t, c), Clock: clock, Config: c, Ours: Event{Accounts: map[string]accounts.Account{}}}
	w.Hub, w.App, w.Server = Serve(t, w.DB)
	w.Must(w.DB.Read(context.Background(), access.Installation(change.Actor{Kind: change.ByConvive}), func(r *db.Read) (err error) {
		w.Ours.Event, err = events.BySlug(r, demo.Slug)
		return err
	}))
	for _, role := range demo.Roles {
		id, err := demo.Account(context.Background(), w.DB, role.Key)
		w.Must(err)
		a := accounts.Account{Name: role.Name}
		a.ID = id
		w.Ours.Accounts[role.Key] = a
	}
	return w
}

// SignIn returns the cookie of one of the demo's people.
func SignIn(t testing.TB, server *httptest.Server, role string) *http.Cookie {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Post(server.URL+"/demo/"+role, "application/x-www-form-urlencoded", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	for _, cookie := range resp.Cookies() {
		if cookie.Name == "convive" {
			return cookie
		}
	}
	t.Fatalf("signing in as %s: %s", role, resp.Status)
	return nil
}
