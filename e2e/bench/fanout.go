package main

import (
	"errors"
	"fmt"
)

// sizes are how many watch, and how often each number of them is sent to.
var sizes = []struct{ streams, rounds int }{{1, 40}, {100, 40}, {1000, 40}, {5000, 15}}

// streamsPath is the page that is watched.
const streamsPath = "/e/amara-jonas/requests/live"

// side is a server process with those who watch it.
type side struct {
	*child
	*watchers
	path    string
	cookies []string
	idle    int64 // its memory without streams
	last    times // from the commit to the last byte of the last stream
	cpu     int64 // of the deliveries, in nanoseconds
	learnt  bool  // what to send
}

// fanout measures the last of so many streams, what one idle stream takes, and what a change costs, beside a bare
// broadcaster of the same bytes in a process of its own.
func (b *bench) fanout() error {
	app, err := b.side(appServer, streamsPath, sizes[len(sizes)-1].streams/streamsPerSession)
	if err != nil {
		return err
	}
	defer app.end()
	bare, err := b.side(bareServer, "/live", 0)
	if err != nil {
		return err
	}
	defer bare.end()
	if err := errors.Join(app.settled(), bare.settled()); err != nil {
		return err
	}
	n := 0
	costs := map[int][2]float64{}
	for _, size := range sizes {
		if err := errors.Join(app.grow(size.streams), bare.grow(size.streams), app.quiet(settle), bare.quiet(settle)); err != nil {
			return err
		}
		if size.streams == 1000 {
			if err := memoryOf(app, bare, size.streams); err != nil {
				return err
			}
		}
		if n, err = alternate(app, bare, n, size.rounds); err != nil {
			return err
		}
		printFanout(app, bare, size.streams, size.rounds)
		costs[size.streams] = [2]float64{float64(app.cpu) / float64(size.rounds) / 1e3, float64(bare.cpu) / float64(size.rounds) / 1e3}
	}
	printCosts(costs)
	return b.renderedEach(app, n)
}

// eachStreams and eachRounds are how many streams render for themselves, and how often.
const eachStreams, eachRounds = 1000, 3

// renderedEach measures what the last of a thousand streams would wait for if each rendered the page for itself.
func (b *bench) renderedEach(app *side, n int) error {
	own, err := b.side(eachServer, "/live", 0)
	if err != nil {
		return err
	}
	defer own.end()
	own.learnt = false
	if err := errors.Join(own.grow(eachStreams), own.learn(app)); err != nil {
		return err
	}
	for range eachRounds {
		n++
		if err := own.deliver(n, true); err != nil {
			return err
		}
	}
	name := fmt.Sprintf("live.fanout.%d.rendered_per_stream", eachStreams)
	figure(name+".p50", own.last.median(), "ms")
	figure(name+".deliveries_per_cpu_second", float64(eachStreams*eachRounds)/(float64(own.cpu)/1e9), "1/s")
	return nil
}

// alternate sends to both sides in turn; the first round is not counted.
func alternate(app, bare *side, n, rounds int) (int, error) {
	app.last, bare.last, app.cpu, bare.cpu = nil, nil, 0, 0
	for round := range rounds + 1 {
		n++
		if err := app.deliver(n, round > 0); err != nil {
			return n, err
		}
		if err := bare.learn(app); err != nil {
			return n, err
		}
		if err := bare.deliver(n, round > 0); err != nil {
			return n, err
		}
	}
	return n, nil
}

func printFanout(app, bare *side, streams, rounds int) {
	if streams == 1 {
		return
	}
	name := fmt.Sprintf("live.fanout.%d", streams)
	want := ""
	if streams >= 1000 {
		want = "<= 1.0"
	}
	figure(name+".p50", app.last.median(), "ms")
	figure(name+".p99", app.last.at(0.99), "ms")
	figure(name+".bare.p50", bare.last.median(), "ms")
	figure(name+".bare.p99", bare.last.at(0.99), "ms")
	ratio(name+".ratio_to_bare", app.last.median(), bare.last.median(), want)
	perSecond := func(cpu int64) float64 { return float64(streams*rounds) / (float64(cpu) / 1e9) }
	figure(name+".deliveries_per_cpu_second", perSecond(app.cpu), "1/s")
	figure(name+".bare.deliveries_per_cpu_second", perSecond(bare.cpu), "1/s")
	ratio(name+".deliveries_per_cpu_second_to_bare", perSecond(app.cpu), perSecond(bare.cpu), ">= 1")
}

// printCosts compares how the cost of a change grows with the watchers; in microseconds by number of watchers.
func printCosts(costs map[int][2]float64) {
	for _, n := range []int{1, 100, 1000} {
		figure(fmt.Sprintf("live.cpu_per_change.%d_watchers", n), costs[n][0], "us")
		figure(fmt.Sprintf("live.cpu_per_change.%d_watchers.bare", n), costs[n][1], "us")
	}
	var growth [2]float64
	for i := range growth {
		growth[i] = (costs[1000][i] - costs[1][i]) / 999
	}
	figure("live.cpu_per_change.growth_per_watcher", growth[0], "us")
	figure("live.cpu_per_change.growth_per_watcher.bare", growth[1], "us")
	ratio("live.cpu_per_change.growth_to_bare", growth[0], growth[1], "<= 1.3")
}
