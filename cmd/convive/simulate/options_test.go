package simulate

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
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
		"nobody": func(o *Options) { o.Guests, o.Planners, o.Watchers = 0, 0, 0 },
	} {
		o := fine
		beyond(&o)
		if err := o.bounded(); !errors.As(err, &Usage{}) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestALengthThatIsNoneIsNamed(t *testing.T) {
	for n, want := range map[float64]string{math.NaN(): "NaN", math.Inf(1): "+Inf", -2: "-2", 61: "61"} {
		if _, err := Minutes(n); err == nil || err.Error() != "--minutes is "+want+"; it is more than 0 and at most 60" {
			t.Errorf("%v: %v", n, err)
		}
	}
	if d, err := Minutes(0.5); d != 30*time.Second || err != nil {
		t.Errorf("half a minute is %v, %v", d, err)
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
	if _, err := Run(t.Context(), Options{URL: server.URL, Guests: 1, Speed: 1, For: time.Second, Out: io.Discard}); !errors.Is(err, errAway) {
		t.Errorf("it ended with %v", err)
	}
}

func TestAServerWithoutDemoIsLeftAloneAndToldApart(t *testing.T) {
	empty := http.NewServeMux()
	foreign := http.NewServeMux() // lets anybody in, and has no other page of ours
	foreign.HandleFunc("POST /demo/host", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "convive", Value: "x"})
		http.Redirect(w, r, "/e/amara-jonas", http.StatusSeeOther)
	})
	for path, handler := range map[string]http.Handler{"/demo/host": empty, "/demo": foreign} {
		server := httptest.NewServer(handler)
		defer server.Close()
		_, err := Run(t.Context(), Options{URL: server.URL, Guests: 1, Speed: 1, For: time.Second, Out: io.Discard})
		want := server.URL + " isn't Convive's demo as it is at first (" + path + " was answered with 404): start it with `convive serve --demo`, or make the demo anew with `convive seed`"
		if !errors.As(err, &Usage{}) || err.Error() != want {
			t.Errorf("it ended with %v, not %s", err, want)
		}
	}
}

func TestAnAddressIsNamedAsItWasGiven(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	_, port, err := net.SplitHostPort(server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	server.Close()
	for _, given := range []string{"127.0.0.1:" + port, "localhost:" + port} {
		conn, err := dialLoopback(t.Context(), "tcp", given)
		if err == nil {
			t.Fatalf("%v listens", conn.RemoteAddr())
		}
		if !strings.HasPrefix(err.Error(), "dial tcp") || !strings.Contains(err.Error(), " "+given+": ") {
			t.Errorf("%s: %v", given, err)
		}
	}
}

func TestASilentPlaySaysThatItGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		p := newPlay(nil, Options{Watchers: 5, Out: &out})
		said := func() string {
			p.voice.mu.Lock()
			defer p.voice.mu.Unlock()
			return out.String()
		}
		p.say("It begins.")
		ctx, end := context.WithTimeout(t.Context(), 50*time.Second)
		defer end()
		go p.progress(ctx)
		time.Sleep(silent - time.Millisecond)
		synctest.Wait()
		if said() != "It begins.\n" {
			t.Errorf("too early: %s", said())
		}
		time.Sleep(2 * time.Millisecond)
		synctest.Wait()
		if !strings.HasSuffix(said(), "5 open pages follow; 0 commands so far, 30s to go.\n") {
			t.Errorf("after %v: %s", silent, said())
		}
		<-ctx.Done()
		synctest.Wait()
		if n := strings.Count(said(), "open pages follow"); n != 2 {
			t.Errorf("%d times in 50 seconds", n)
		}
	})
}
