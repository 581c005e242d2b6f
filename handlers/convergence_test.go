package handlers_test

import (
	"flag"
	"fmt"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// How many sequences a normal run plays on each engine: 200, four of a draw at the same time.
const (
	draws      = 34
	drawsBlind = 16
	atOnce     = 4
)

// TestEveryOpenPageEndsEqualToAFreshOne is what everything rests on: whatever people do, in whatever order, at whatever
// process; whichever streams drop, stall and come back; whatever announcement is lost, whichever listener is cut,
// whichever server is restarted, stopped for a while or loses its database; whatever a network does to a line, in the
// middle of a frame too; whoever turns the clock: every open page ends as a fresh GET shows it, and a stranger's page is sent nothing.
// What its mutations are, and that each makes it fail, stands in docs/mutations.md.
func TestEveryOpenPageEndsEqualToAFreshOne(t *testing.T) {
	check(t, draws, true)
}

// TestNothingIsLostWithoutTheLook plays on one process whose once-a-second look is off: nothing mends a wake that came
// too early or a stream that came too late.
func TestNothingIsLostWithoutTheLook(t *testing.T) {
	check(t, drawsBlind, false)
}

// check plays on both engines at the same time. It is not beside other tests, for it sets how much all of rapid draws.
func check(t *testing.T, draws int, losses bool) {
	t.Helper()
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set(fmt.Sprint(draws)); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Value.Set(f.DefValue) }) // when both engines are through
	}
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			newStage(t, engine, losses).drawn(t)
		})
	}
}

// drawn plays scripts as they are drawn, some at the same time.
func (s *stage) drawn(t *testing.T) {
	t.Helper()
	rapid.Check(t, func(rt *rapid.T) {
		scripts := make([]script, atOnce)
		for i := range scripts {
			scripts[i] = script{
				Pages: rapid.SliceOfN(rapid.IntRange(0, 18), 2, 4).Draw(rt, fmt.Sprint("pages ", i)),
				Steps: rapid.SliceOfN(rapid.Custom(s.draw), 2, 10).Draw(rt, fmt.Sprint("steps ", i)),
				Last:  rapid.SliceOfN(rapid.Custom(s.drawDeed), 0, 1).Draw(rt, fmt.Sprint("last ", i)),
			}
		}
		wrong := make([]string, atOnce)
		var all sync.WaitGroup
		for i, script := range scripts {
			all.Go(func() { wrong[i] = s.play().run(script) })
		}
		all.Wait()
		for i, w := range wrong {
			if w != "" {
				rt.Errorf("script %d: %s", i, w)
			}
		}
		if sent := s.strangerSaw(); sent != "" {
			rt.Errorf("a stranger was sent %s", sent)
		}
	})
}

// script is what is played in one event: which pages are watched, and what happens.
type script struct {
	Pages []int
	Steps []step
	Last  []did // while every stream comes back at once; then nothing happens any more
}

// step is one moment of a script: deeds that happen at the same time, and what befalls a watcher or a server.
type step struct {
	Deeds []did
	Who   int    // a watcher
	What  string // one of the fates below, or nothing
}

// did is one deed: which, of which row, at which process.
type did struct{ Deed, N, At int }

func (s *stage) draw(t *rapid.T) step {
	fates := []string{"", "", "contest", "drop", "drop", "stall", "resume", "resume", "restart", "line cut", "line stalled", "line frayed", "line mended"}
	if s.losses {
		fates = append(fates, "deaf", "lose", "cut", "hear", "end", "pause", "clock")
	}
	return step{
		Deeds: rapid.SliceOfN(rapid.Custom(s.drawDeed), 0, 3).Draw(t, "deeds"),
		Who:   rapid.IntRange(0, 40).Draw(t, "who"),
		What:  rapid.SampledFrom(fates).Draw(t, "what"),
	}
}

func (s *stage) drawDeed(t *rapid.T) did {
	return did{rapid.IntRange(0, len(deeds)-1).Draw(t, "deed"), rapid.IntRange(0, 30).Draw(t, "n"), rapid.IntRange(0, len(s.processes)-1).Draw(t, "at")}
}
