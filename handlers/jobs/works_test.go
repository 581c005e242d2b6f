package jobs_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"convive/handlers/jobs"
)

// works runs a test in a bubble, where the clock is its own.
func works(t *testing.T, test func(t *testing.T, w *jobs.Works)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := jobs.NewWorks()
		defer w.Close()
		test(t, w)
	})
}

// until is work that lasts so long and says how far it is every tenth of a second.
func until(tenths int) func(context.Context, *jobs.Work) (any, error) {
	return func(_ context.Context, at *jobs.Work) (any, error) {
		for i := range tenths {
			if err := at.At("counting", i, tenths); err != nil {
				return nil, err
			}
			time.Sleep(100 * time.Millisecond)
		}
		return tenths, nil
	}
}

func TestWhoAsksForTheSameWorkWaitsForIt(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		one := w.Begin("list", "a", until(15))
		if one.Wait(ctx) || w.Begin("list", "a", until(99)) != one || w.Find("list") != one {
			t.Error("it was begun twice, or is over too soon")
		}
		if !one.Wait(ctx) || w.Find("list") != one {
			t.Error("its end didn't wait for anybody")
		}
		if got, err := one.Take(); got != 15 || err != nil || w.Find("list") != nil {
			t.Errorf("%v, %v", got, err)
		}
		if w.Begin("list", "a", until(1)) == one {
			t.Error("what was taken is found again")
		}
	})
}

func TestAnEndThatNobodyTakesIsForgotten(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		w.Begin("list", "a", until(1)).End(ctx)
		time.Sleep(29 * time.Second)
		if w.Find("list") == nil {
			t.Error("it is gone too soon")
		}
		time.Sleep(2 * time.Second)
		if w.Find("list") != nil {
			t.Error("it is kept for ever")
		}
		w.Begin("list", "a", until(1)).End(ctx)
		running := w.Begin("list", "b", until(10))
		w.Forget("list")
		if w.Find("list") != running {
			t.Error("what is under way was forgotten, or what was over wasn't")
		}
	})
}

func TestWhatCameOfAWorkLeavesTheMemoryOfAServerThatNobodyUses(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		w.Begin("list", "a", until(1)).End(ctx)
		taken := w.Begin("list", "b", until(1))
		taken.End(ctx)
		if _, err := taken.Take(); err != nil || w.Kept() != 1 {
			t.Errorf("%v, %d are kept: what was taken is kept too", err, w.Kept())
		}
		time.Sleep(time.Minute)
		if n := w.Kept(); n > 0 {
			t.Errorf("%d are kept", n)
		}
	})
}

func TestACancelledWorkEndsAtItsNextStep(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		one := w.Begin("list", "a", until(1_000))
		time.Sleep(time.Second)
		one.Cancel()
		before := time.Now()
		one.End(ctx)
		if _, err := one.Look(); !errors.Is(err, context.Canceled) || time.Since(before) > 100*time.Millisecond {
			t.Errorf("%v after %v", err, time.Since(before))
		}
	})
}

func TestWhatACancelledWorkFailsByIsNoFault(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		begun := make(chan struct{})
		one := w.Begin("list", "a", func(ctx context.Context, _ *jobs.Work) (any, error) {
			close(begun)
			<-ctx.Done()
			return nil, errors.New("a statement was interrupted")
		})
		<-begun
		one.Cancel()
		one.End(ctx)
		if _, err := one.Look(); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

func TestWhoFollowsAWorkSeesItFiveTimesASecond(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		var seen []int
		over, err := w.Begin("list", "a", until(20)).Follow(ctx, func(at jobs.Progress) error {
			seen = append(seen, at.Done)
			return nil
		})
		if !over || err != nil || len(seen) < 9 || len(seen) > 11 || seen[len(seen)-1] < 17 {
			t.Errorf("%v %v %v", over, err, seen)
		}
		short, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		one := w.Begin("list", "b", until(20))
		if over, err := one.Follow(short, func(jobs.Progress) error { return nil }); over || err == nil || one.Over() {
			t.Error("who leaves ends the work, or is kept")
		}
	})
}

func TestTwoWorksAreDoneAtOnceAndOthersWaitForTheirTurn(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		all := []*jobs.Work{w.Begin("a", "", until(10)), w.Begin("b", "", until(10)), w.Begin("c", "", until(10)), w.Begin("d", "", until(10))}
		time.Sleep(500 * time.Millisecond)
		working := 0
		for _, one := range all {
			if one.Progress().Step != "" {
				working++
			} else {
				one.Cancel() // it never had its turn
			}
		}
		for _, one := range all {
			one.End(ctx)
		}
		if working != 2 {
			t.Errorf("%d were done at once", working)
		}
	})
}

func TestAPanicIsAnError(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		one := w.Begin("list", "a", func(context.Context, *jobs.Work) (any, error) { panic("a bug") })
		one.End(ctx)
		if _, err := one.Take(); err == nil || !strings.Contains(err.Error(), "a bug") {
			t.Error(err)
		}
		for range 3 { // turns are given back
			w.Begin("list", "b", until(1)).End(ctx)
			w.Forget("list")
		}
	})
}

func TestTheEndOfTheProcessEndsItsWorks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := jobs.NewWorks()
		one := w.Begin("list", "a", until(1_000))
		time.Sleep(time.Second)
		w.Close()
		if _, err := one.Look(); !one.Over() || !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

func TestAWorkThatIsStoppedElsewhereEndsWithinASecondAlsoBeforeItsTurn(t *testing.T) {
	works(t, func(t *testing.T, w *jobs.Works) {
		var stopped atomic.Bool
		asks := 0
		one := w.Begin("list", "a", until(1_000))
		other := w.Begin("list", "b", until(1_000))
		waits := w.Begin("list", "c", until(1_000))
		for _, o := range []*jobs.Work{one, waits} {
			o.Heed(func(context.Context) bool { return stopped.Load() })
		}
		over := w.Begin("list", "over", func(context.Context, *jobs.Work) (any, error) { return nil, nil })
		over.Cancel()
		over.End(ctx)
		over.Heed(func(context.Context) bool { asks++; return false })
		time.Sleep(2500 * time.Millisecond)
		if one.Over() || waits.Over() || asks > 0 {
			t.Errorf("ended by itself, or asked %d times what is over", asks)
		}
		stopped.Store(true)
		before := time.Now()
		one.End(ctx)
		waits.End(ctx)
		for _, o := range []*jobs.Work{one, waits} {
			if _, err := o.Look(); !errors.Is(err, context.Canceled) || time.Since(before) > 1100*time.Millisecond {
				t.Errorf("%v after %v", err, time.Since(before))
			}
		}
		other.Cancel()
		other.End(ctx)
	})
}
