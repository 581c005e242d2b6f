package simulate

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestBoundsArePassedByNobody(t *testing.T) {
	fine := Options{Guests: MaxGuests, Planners: MaxPlanners, Watchers: MaxWatchers, Speed: MaxSpeed, For: MaxMinutes * time.Minute}
	if err := fine.bounded(); err != nil {
		t.Errorf("at the bounds: %v", err)
	}
	for name, beyond := range map[string]func(*Options){
		"guests": func(o *Options) { o.Guests++ }, "planners": func(o *Options) { o.Planners++ }, "watchers": func(o *Options) { o.Watchers++ },
		"too fast": func(o *Options) { o.Speed++ }, "too slow": func(o *Options) { o.Speed = MinSpeed / 2 }, "too long": func(o *Options) { o.For++ },
		"no time": func(o *Options) { o.For = 0 }, "fewer than nobody": func(o *Options) { o.Guests = -1 },
	} {
		o := fine
		beyond(&o)
		if err := o.bounded(); !errors.As(err, &Usage{}) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestItPlaysOnThisMachineAlone(t *testing.T) {
	for _, address := range []string{
		"http://192.0.2.1:8080", "http://0.0.0.0:8080", "http://[2001:db8::1]:8080", "http://[::ffff:192.0.2.1]:8080", "http://10.0.0.1", "http://nowhere.invalid",
		"https://localhost:8080", "ftp://localhost", "localhost:8080", "", "http://user@localhost", "http://localhost/e/wedding",
	} {
		if _, err := openSite(t.Context(), address); !errors.As(err, &Usage{}) {
			t.Errorf("%q: %v", address, err)
		}
	}
	for _, address := range []string{"http://localhost:8080", "http://127.0.0.1:8080", "http://127.8.9.1/", "http://[::1]:8080"} {
		if _, err := openSite(t.Context(), address); err != nil {
			t.Errorf("%q: %v", address, err)
		}
	}
	if conn, err := dialLoopback(t.Context(), "tcp", "192.0.2.1:80"); !errors.As(err, &Usage{}) {
		t.Errorf("dialled %v, %v", conn, err)
	}
}

func TestARedirectLeadsNowhereElse(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "convive", Value: "x"})
		http.Redirect(w, r, "http://192.0.2.1/e/amara-jonas", http.StatusSeeOther)
	}))
	defer server.Close()
	if _, err := Run(t.Context(), Options{URL: server.URL, Speed: 1, For: time.Second, Out: io.Discard}); !errors.Is(err, errAway) {
		t.Errorf("it ended with %v", err)
	}
}

func TestAServerWithoutDemoIsLeftAlone(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	if _, err := Run(t.Context(), Options{URL: server.URL, Speed: 1, For: time.Second, Out: io.Discard}); !errors.As(err, &Usage{}) {
		t.Errorf("it ended with %v", err)
	}
}
