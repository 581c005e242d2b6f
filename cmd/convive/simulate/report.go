package simulate

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
)

// allowed is the share of commands and streams that may go wrong.
const allowed = 0.0001

// Report is what a simulation saw.
type Report struct {
	Options
	Took     time.Duration // that was played
	Done     map[deed]int
	Idle     int            // commands that had nothing to change
	Refused  map[string]int // by a rule, by sentence
	Failed   map[string]int // otherwise
	Repeated int            // sent again, since the reply was lost
	Steps    int            // of replies that were not sent yet
	Waits    int64          // times that the server asked for a moment
	Answers  []time.Duration
	Seen     []time.Duration // from sending a move to a watched seating page that shows it
	Streams  watched         // of all watchers together
	Checks   []check
}

func (p *play) report(took time.Duration) *Report {
	l := p.ledger
	r := &Report{Options: p.Options, Took: took, Done: l.deeds, Idle: l.idle, Refused: l.refused, Failed: l.failed, Repeated: l.again, Steps: l.steps, Waits: p.waits.Load()}
	for _, c := range l.done {
		if c.tries == 1 {
			r.Answers = append(r.Answers, c.took)
		}
	}
	slices.Sort(r.Answers)
	r.Seen = p.arrivals.since(l.done)
	return r
}

func (p *play) countStreams(r *Report) {
	for _, w := range p.watchers {
		w.mu.Lock()
		s := w.watched
		w.mu.Unlock()
		r.Streams.streams += s.streams
		r.Streams.cut += s.cut
		r.Streams.ended += s.ended
		r.Streams.full += s.full
		r.Streams.lost += s.lost
	}
}

// OK says whether every check held.
func (r *Report) OK() bool {
	return !slices.ContainsFunc(r.Checks, func(c check) bool { return c.Bad > 0 })
}

func sum[K comparable](m map[K]int) (n int) {
	for _, v := range m {
		n += v
	}
	return n
}

// fewErrors counts what failed for another reason than a rule's no, and the streams that did not come back.
func (r *Report) fewErrors() check {
	all := sum(r.Done) + r.Idle + sum(r.Refused) + sum(r.Failed) + r.Steps + r.Streams.streams
	c := check{Name: fmt.Sprintf("fewer than %g %% of commands and streams went wrong", allowed*100), N: all}
	bad := sum(r.Failed) + r.Streams.lost
	if float64(bad) >= allowed*float64(all) && bad > 0 {
		c.Bad = bad
		c.Wrong = append(c.Wrong, fmt.Sprintf("%d commands or pages failed and %d streams did not come back (%.3f %%)", sum(r.Failed), r.Streams.lost, 100*float64(bad)/float64(all)))
	}
	return c
}

// fewEnded counts the streams that somebody else ended than the simulation: each is a page that shows nothing new until
// it has come back, and brings it everything, which would hide what the stream had lost.
func (r *Report) fewEnded() check {
	s := r.Streams
	c := check{Name: fmt.Sprintf("fewer than %g %% of streams were ended by the server or the network", allowed*100), N: s.streams}
	if s.ended > 0 && float64(s.ended) >= allowed*float64(s.streams) {
		c.Bad = s.ended
		c.Wrong = append(c.Wrong, fmt.Sprintf("%d of %d were broken off or fell silent before they were %v old", s.ended, s.streams, old))
	}
	return c
}

// Print writes the report as people read it.
func (r *Report) Print(out io.Writer) {
	fmt.Fprintf(out, "\nPlayed %v with %d guests, %d planners and %d open pages at speed %v (seed %d).\n\n", r.Took.Round(time.Second), r.Guests, r.Planners, r.Watchers, r.Speed, r.Seed)
	acknowledged := sum(r.Done)
	commands := acknowledged + r.Idle + sum(r.Refused) + sum(r.Failed)
	fmt.Fprintf(out, "commands    %d (%.1f a second): %d acknowledged, %d refused, %d had nothing to change, %d failed; %d sent again, %d times asked to wait\n",
		commands, float64(commands)/r.Took.Seconds(), acknowledged, sum(r.Refused), r.Idle, sum(r.Failed), r.Repeated, r.Waits)
	fmt.Fprintf(out, "drafts      %d (%.1f a second): steps of replies kept before they were sent\n", r.Steps, float64(r.Steps)/r.Took.Seconds())
	counted(out, "did", r.Done)
	counted(out, "refused", r.Refused)
	counted(out, "failed", r.Failed)
	latency(out, "answered", r.Answers)
	latency(out, "seen", r.Seen)
	s := r.Streams
	fmt.Fprintf(out, "streams     %d opened, %d cut on purpose, %d ended otherwise, %d times no place, %d did not come back\n", s.streams, s.cut, s.ended, s.full, s.lost)
	for _, c := range r.Checks {
		word := "holds"
		if c.Bad > 0 {
			word = "FAILS"
		}
		fmt.Fprintf(out, "%s       %s (%d", word, c.Name, c.N)
		if c.Bad > 0 {
			fmt.Fprintf(out, ", wrong %d", c.Bad)
		}
		fmt.Fprintln(out, ")")
		for _, wrong := range c.Wrong {
			fmt.Fprintf(out, "            %s\n", wrong)
		}
	}
}

func counted[K ~string](out io.Writer, title string, m map[K]int) {
	keys := slices.SortedFunc(maps.Keys(m), func(a, b K) int {
		if m[a] != m[b] {
			return m[b] - m[a]
		}
		return len(a) - len(b)
	})
	for i, k := range keys {
		if i > 0 {
			title = ""
		}
		fmt.Fprintf(out, "%-10s  %6d  %s\n", title, m[k], k)
	}
}

// latency prints percentiles; all are sorted.
func latency(out io.Writer, title string, all []time.Duration) {
	if len(all) == 0 {
		return
	}
	at := func(share float64) time.Duration {
		return all[int(share*float64(len(all)-1))].Round(100 * time.Microsecond)
	}
	fmt.Fprintf(out, "%-10s  p50 %v, p90 %v, p99 %v, longest %v (%d)\n", title, at(0.5), at(0.9), at(0.99), at(1), len(all))
}
