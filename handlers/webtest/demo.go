package webtest

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/demo"
	"convive/static"
	"convive/views/layout"
)

// Demo serves the demo wedding as it is on 29 August 2026, 14:00 in Berlin, with the addresses of static files that
// browsers keep. Anybody signs in by POST /demo/{role}.
func Demo(t testing.TB, engine string) (*httptest.Server, *db.DB) {
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
	d := dbtest.Open(t, c)
	_, _, server := Serve(t, d)
	return server, d
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
