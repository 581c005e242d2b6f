package handlers_test

import (
	"net/http"
	"strings"
	"testing"

	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/static"
)

// headed expects what every answer carries, and what its cache class says.
func headed(t *testing.T, r web.Route, a webtest.Answer) {
	t.Helper()
	for name, want := range map[string]string{
		"Content-Security-Policy": static.Policy, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Cross-Origin-Resource-Policy": "same-origin",
	} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s: %s is %q", r.Pattern, name, got)
		}
	}
	if got := a.Header.Get("Cache-Control"); r.Cache == web.CacheNever && got != "no-store" && !strings.HasPrefix(r.Pattern, "/static/") {
		t.Errorf("%s: Cache-Control is %q", r.Pattern, got)
	}
	for name := range a.Header {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("%s lets other sites in: %s", r.Pattern, name)
		}
	}
	byKey := strings.HasPrefix(r.Pattern, "/r/") || strings.HasPrefix(r.Pattern, "/w/:event/screen/")
	if byKey && a.Header.Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("%s: the key would go to other sites as the referrer", r.Pattern)
	}
}

func TestACommandThatAnotherSiteSendsIsRefused(t *testing.T) {
	each(t, func(w *webtest.World) {
		t, ids, before := w.T.(*testing.T), newIDs(w), heads
		for _, r := range w.App.Routes() {
			if r.Method != http.MethodPost {
				continue
			}
			path := ids.address(t, r.Pattern, w.Ours, w.Ours, "")
			was := before(w)
			for _, header := range []map[string]string{{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}} {
				header["Content-Type"] = "application/x-www-form-urlencoded"
				a := from(w.As("anna")).Send(webtest.Raw{Method: http.MethodPost, Path: path, Header: header})
				if a.StatusCode != http.StatusForbidden || before(w) != was {
					t.Errorf("%s with %v: %d", r.Pattern, header, a.StatusCode)
				}
			}
		}
	})
}

func TestAnotherHostsNameIsNotAnswered(t *testing.T) {
	each(t, func(w *webtest.World) {
		for _, host := range []string{"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""} {
			if host == "" {
				continue
			}
			w.Anonymous().Send(webtest.Raw{Method: http.MethodGet, Path: "/healthz", Header: map[string]string{"Host": host}}).Status(http.StatusMisdirectedRequest)
		}
	})
}

func TestOtherMethodsAreNotThere(t *testing.T) {
	each(t, func(w *webtest.World) {
		t, ids := w.T.(*testing.T), newIDs(w)
		for _, r := range w.App.Routes() {
			path := ids.address(t, r.Pattern, w.Ours, w.Ours, "")
			was := heads(w)
			for _, method := range []string{http.MethodHead, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions} {
				a := from(w.As("anna")).Send(webtest.Raw{Method: method, Path: path, Header: map[string]string{"X-HTTP-Method-Override": "POST"}})
				if a.StatusCode >= 500 || method != http.MethodHead && method != http.MethodOptions && a.StatusCode < 400 || heads(w) != was {
					t.Errorf("%s %s: %d", method, r.Pattern, a.StatusCode)
				}
			}
		}
	})
}
