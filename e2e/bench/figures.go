package main

import (
	"fmt"
	"slices"
	"time"
)

// figure prints one line.
func figure(name string, value float64, unit string) {
	fmt.Printf("%s %s %s\n", name, short(value), unit)
}

// goal prints a line with what it should be; it is a comment, no verdict.
func goal(name string, value float64, unit, want string) {
	fmt.Printf("%s %s %s # goal %s\n", name, short(value), unit, want)
}

// short keeps three digits that say something.
func short(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.3f", v)
}

// times are how long something took, each time.
type times []time.Duration

// at is the time that a share of them, from 0 to 1, did not exceed, in milliseconds.
func (t times) at(share float64) float64 {
	if len(t) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t))
	return ms(sorted[min(int(share*float64(len(sorted))), len(sorted)-1)])
}

// median is in milliseconds.
func (t times) median() float64 { return t.at(0.5) }

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// timed adds how long fn takes.
func (t *times) timed(fn func() error) error {
	began := time.Now()
	err := fn()
	*t = append(*t, time.Since(began))
	return err
}

// ratio prints how a measured figure compares with its baseline.
func ratio(name string, measured, baseline float64, want string) {
	if want == "" {
		figure(name, measured/baseline, "ratio")
		return
	}
	goal(name, measured/baseline, "ratio", want)
}
