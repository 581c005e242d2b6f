package main

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"convive/handlers/webtest"
)

func simulated(t *testing.T, args ...string) int {
	t.Helper()
	return run(t.Context(), append([]string{"simulate"}, args...))
}

func TestASimulationBeyondItsBoundsIsAWrongUse(t *testing.T) {
	for _, args := range [][]string{
		{"--guests", "201"}, {"--planners", "51"}, {"--watchers", "2001"}, {"--watchers", "-1"}, {"--speed", "101"}, {"--speed", "0"}, {"--speed", "NaN"},
		{"--minutes", "61"}, {"--minutes", "0"}, {"--minutes", "NaN"}, {"--minutes", "+Inf"}, {"--minutes", "many"},
		{"--guests", "0", "--planners", "0", "--watchers", "0"},
		{"--url", "http://192.0.2.1:8080"}, {"--url", "https://localhost"}, {"--url", "elsewhere"},
	} {
		if code := simulated(t, args...); code != exitUsage {
			t.Errorf("%q ends with %d", args, code)
		}
	}
}

func TestASimulationEndsByItself(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	if code := simulated(t, "--url", server.URL, "--minutes", "0.02", "--guests", "2", "--planners", "1", "--watchers", "3", "--speed", "20"); code != 0 {
		t.Errorf("it ends with %d", code)
	}
}

func TestASimulationThatSawAFaultFails(t *testing.T) {
	server, _ := webtest.Demo(t, "sqlite")
	to, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{FlushInterval: -1, Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) }}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && strings.HasPrefix(r.URL.Path, "/e/") {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	defer front.Close()
	defer front.CloseClientConnections()
	if code := simulated(t, "--url", front.URL, "--minutes", "0.05", "--guests", "0", "--planners", "4", "--watchers", "0", "--speed", "100"); code != exitFailed {
		t.Errorf("it ends with %d", code)
	}
}
