package web

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestABucketGivesItsBurstAndThenSoManyASecond(t *testing.T) {
	for _, of := range []map[Rate]bucket{ofAddress, ofPerson} {
		for class, b := range of {
			synctest.Test(t, func(t *testing.T) {
				r := newRates()
				for n := range b.burst {
					if _, ok := r.allow(class, of, "one"); !ok {
						t.Fatalf("%s: refused after %d of %d", class, n, b.burst)
					}
				}
				each := time.Duration(float64(time.Second) / float64(b.perSecond))
				for range 3 { // a refusal takes nothing
					if wait, ok := r.allow(class, of, "one"); ok || wait != each {
						t.Errorf("%s: %v, %v after the burst, want to wait %v", class, ok, wait, each)
					}
				}
				if _, ok := r.allow(class, of, "another"); !ok {
					t.Errorf("%s: another one has to pay for it", class)
				}
				time.Sleep(each)
				if _, ok := r.allow(class, of, "one"); !ok {
					t.Errorf("%s: refused after the wait that was named", class)
				}
				time.Sleep(time.Hour)
				n := 0
				for ok := true; ok && n <= b.burst; n++ {
					_, ok = r.allow(class, of, "one")
				}
				if n-1 != b.burst {
					t.Errorf("%s: %d at once after a rest, want %d", class, n-1, b.burst)
				}
			})
		}
	}
}

func TestAClassWithoutABucketIsNotLimited(t *testing.T) {
	r := newRates()
	for range 10_000 {
		if _, ok := r.allow(RateNone, ofAddress, "one"); !ok {
			t.Fatal("refused")
		}
	}
	if len(r.clients) != 0 {
		t.Error("something is kept of it")
	}
}

// TestTheMemoryOfLimitsIsBoundedAndForgetsNoFlood has a flood from as many addresses as it takes to push others out: a
// bucket that is in use stays as empty as it is.
func TestTheMemoryOfLimitsIsBoundedAndForgetsNoFlood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, n := newRates(), 0
		others := func(count int) {
			for range count {
				r.allow(RatePage, ofAddress, fmt.Sprint("other ", n))
				n++
				time.Sleep(time.Microsecond)
			}
		}
		others(maxClients - 1)
		for ok := true; ok; {
			_, ok = r.allow(RateCommand, ofAddress, "flood")
		}
		through := 0
		for range 3 { // 30 ms, in which its bucket gains one and a half
			others(maxClients / 2)
			if _, ok := r.allow(RateCommand, ofAddress, "flood"); ok {
				through++
			}
			if len(r.clients) > maxClients {
				t.Fatalf("%d buckets", len(r.clients))
			}
		}
		if through > 2 {
			t.Error("its bucket was forgotten, and was full again")
		}
		for i := range 2 * maxClients {
			r.remember(fmt.Sprint(i), "person")
		}
		if len(r.known) > maxClients {
			t.Errorf("%d browsers are known", len(r.known))
		}
	})
}
