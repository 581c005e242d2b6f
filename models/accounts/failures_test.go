package accounts_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"convive/models/accounts"
	"convive/models/db"
	"convive/models/dbtest"
)

var background = context.Background()

// clock is the real clock of a test.
type clock struct{ now time.Time }

func failures(d *db.DB) (accounts.Failures, *clock) {
	c := &clock{time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}
	return accounts.Failures{DB: d, Now: func() time.Time { return c.now }}, c
}

var three = accounts.Limit{Name: "three in ten minutes", Max: 3, Window: 10 * time.Minute}

func take(t *testing.T, f accounts.Failures, buckets ...accounts.Bucket) (full string, wait time.Duration) {
	t.Helper()
	b, wait, err := f.Take(background, buckets...)
	if err != nil {
		t.Fatal(err)
	}
	if b != nil {
		return b.Name + " " + b.Key, wait
	}
	return "", wait
}

func TestAFullBucketHasRoomAgainAfterItsWindow(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		f, c := failures(d)
		b := three.In("a")
		for range 3 {
			if full, _ := take(t, f, b); full != "" {
				t.Fatal("full too early")
			}
			c.now = c.now.Add(time.Minute)
		}
		full, wait := take(t, f, b)
		if full == "" || wait < 7*time.Minute || wait > 10*time.Minute {
			t.Fatalf("%q, wait %v", full, wait)
		}
		if full, _ := take(t, f, three.In("b")); full != "" {
			t.Error("another key shares the bucket")
		}
		c.now = c.now.Add(wait - time.Second)
		if full, _ := take(t, f, b); full == "" {
			t.Error("there was room a second too early")
		}
		c.now = c.now.Add(time.Second)
		if full, _ := take(t, f, b); full != "" {
			t.Error("still full after the wait that was named")
		}
	})
}

func TestWhatSucceedsIsNotCounted(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		f, _ := failures(d)
		b := three.In("a")
		for range 20 {
			if full, _ := take(t, f, b); full != "" {
				t.Fatal("a success was counted")
			}
			if err := f.GiveBack(background, b); err != nil {
				t.Fatal(err)
			}
		}
		take(t, f, b)
		take(t, f, b)
		take(t, f, b)
		if err := f.Forget(background, b); err != nil {
			t.Fatal(err)
		}
		if full, _ := take(t, f, b); full != "" {
			t.Error("not forgotten")
		}
	})
}

func TestWhenOneOfSeveralBucketsIsFullNoneCounts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		f, _ := failures(d)
		wide := accounts.Limit{Name: "wide", Max: 4, Window: time.Minute}
		for range 3 {
			take(t, f, wide.In(""), three.In("a"))
		}
		for range 5 {
			if full, _ := take(t, f, wide.In(""), three.In("a")); full != "three in ten minutes a" {
				t.Fatalf("full is %q", full)
			}
		}
		if full, _ := take(t, f, wide.In(""), three.In("b")); full != "" {
			t.Error("refused tries were counted in the other bucket")
		}
		if full, _ := take(t, f, wide.In(""), three.In("b")); full != "wide " {
			t.Errorf("full is %q", full)
		}
	})
}

func TestGuessesSentAtOnceAllCount(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		f, _ := failures(d)
		var passed, wrong sync.Map
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				full, _, err := f.Take(background, three.In("a"))
				if err != nil {
					wrong.Store(i, err)
				} else if full == nil {
					passed.Store(i, true)
				}
			})
		}
		all.Wait()
		n := 0
		passed.Range(func(any, any) bool { n++; return true })
		wrong.Range(func(_, err any) bool { t.Log(err); return true })
		if n > 3 {
			t.Errorf("%d guesses of twenty passed", n)
		}
	})
}

func TestSweepingKeepsWhatStillCounts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		f, c := failures(d)
		for range 3 {
			take(t, f, three.In("a"))
		}
		if err := f.Sweep(background); err != nil {
			t.Fatal(err)
		}
		if full, _ := take(t, f, three.In("a")); full == "" {
			t.Error("swept too early")
		}
		c.now = c.now.Add(2 * time.Hour)
		if err := f.Sweep(background); err != nil {
			t.Fatal(err)
		}
	})
}
