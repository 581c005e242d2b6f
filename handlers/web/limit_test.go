package web_test

import (
	"fmt"
	"net/http"
	"strconv"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/guests"
)

// flood sends until it is refused, and says how many got through; more than a bucket holds and gains meanwhile is an
// error.
func flood(t *testing.T, burst, perSecond int, send func(n int) webtest.Answer) {
	t.Helper()
	began := time.Now()
	for n := 0; ; n++ {
		a := send(n)
		most := burst + int(time.Since(began).Seconds()*float64(perSecond)) + 1
		switch {
		case a.StatusCode == http.StatusTooManyRequests:
			if n < burst-10 { // a few were spent before
				t.Errorf("refused after %d, and %d are allowed at once", n, burst)
			}
			if wait, err := strconv.Atoi(a.Header.Get("Retry-After")); err != nil || wait != 1 {
				t.Errorf("Retry-After is %q", a.Header.Get("Retry-After"))
			}
			a.Says("Wait a little and try again.").Changes()
			return
		case n > 20*burst:
			t.Fatalf("%d requests in %v are no flood", n, time.Since(began))
		case n > most:
			t.Errorf("%d got through, at most %d may", n, most)
			return
		}
	}
}

func limited(t *testing.T) *webtest.World {
	w := webtest.New(t, "sqlite")
	w.App.LimitPersons(true)
	return w
}

func TestAFloodFromTheVenuesAddressKeepsNobodyOutWhoIsKnown(t *testing.T) {
	w := limited(t)
	anna, guest := w.As("anna"), w.Household(w.Ours.Households[0])
	home := "/w/amara-jonas/h/" + string(w.Ours.Households[0].ID)
	anna.Address, guest.Address = "203.0.113.7", "203.0.113.7"
	anna.Get("/e/amara-jonas/guests").Status(http.StatusOK)
	guest.Get(home).Status(http.StatusOK)
	flood(t, 400, 100, func(int) webtest.Answer {
		c := w.Anonymous()
		c.Address = "203.0.113.7"
		return c.Get("/w/nowhere") // answered faster than what is allowed grows, under the race detector too
	})
	anna.Get("/e/amara-jonas/guests").Status(http.StatusOK)
	guest.Get(home).Status(http.StatusOK)
	elsewhere := w.Anonymous()
	elsewhere.Address = "203.0.113.8"
	elsewhere.Get("/w/amara-jonas").Status(http.StatusOK)
}

func TestOnePersonHasOneBucketAtManyAddressesAndInManyBrowsers(t *testing.T) {
	w := limited(t)
	flood(t, 100, 25, func(n int) webtest.Answer {
		c := w.As("anna") // a session of its own
		c.Address = fmt.Sprintf("198.51.%d.%d", n/250, n%250)
		return c.Post("/e/amara-jonas/guests/tags", "guest", "nobody's")
	})
	ben := w.As("ben")
	ben.Address = "198.51.0.1"
	ben.Post("/e/amara-jonas/guests/tags", "guest", string(w.Ours.Guests[0].ID), "typed", "school").Change()
	w.As("anna").Get("/e/amara-jonas/guests").Status(http.StatusOK) // pages are another bucket
}

func TestAPersonalLinkHasABucketWithoutACookie(t *testing.T) {
	w := limited(t)
	h := w.Ours.Households[0]
	page := "/r/" + key(h) + "/page/requests" // the lightest: under the race detector, too, it is answered faster than the bucket fills
	flood(t, 200, 50, func(n int) webtest.Answer {
		c := w.Anonymous()
		c.Address = fmt.Sprintf("198.51.%d.%d", n/250, n%250)
		return c.Get(page)
	})
	w.Anonymous().Get("/r/" + key(w.Ours.Households[1]) + "/page").Status(http.StatusOK)
}

func key(h guests.Household) string { return guests.LinkKey(webtest.Secret, h.ID, h.LinkGeneration) }

func TestACookieThatNobodyKnowsDrawsFromItsAddress(t *testing.T) {
	w := limited(t)
	flood(t, 400, 100, func(n int) webtest.Answer {
		c := w.Anonymous()
		c.Address = "203.0.113.9"
		return c.Send(webtest.Raw{Method: http.MethodGet, Path: "/w/nowhere", Header: map[string]string{"Cookie": fmt.Sprint("convive=made-up-", n)}})
	})
}

func TestTheTwentyFirstTabOfASessionIsToldWhenToComeBack(t *testing.T) {
	w := limited(t)
	anna := w.As("anna")
	for range 20 {
		anna.Open("/e/amara-jonas/requests")
	}
	path := "/e/amara-jonas/requests/live"
	a := anna.Send(webtest.Raw{Method: http.MethodGet, Path: path, Header: map[string]string{"Accept": "text/event-stream"}}).Status(http.StatusServiceUnavailable)
	if a.Header.Get("Retry-After") != "20" {
		t.Errorf("Retry-After is %q", a.Header.Get("Retry-After"))
	}
	anna.Poll(path).Status(http.StatusOK)
	w.As("ben").Open("/e/amara-jonas/requests").Converges()
}
