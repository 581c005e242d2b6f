package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"

	"convive/e2e/bench/rivals"
	"convive/models/autoseat/instance"
	"convive/models/autoseat/planted"
)

// hall is a room to fill, how long that may take, and the share of the known score that is promised.
type hall struct {
	name    string
	seconds float64
	file    string // a public instance
	kind    planted.Kind
	goal    string
}

var halls = []hall{
	{"classic_5x4", 0.05, "classic-17-5x4", planted.Kind{}, "1"},
	{"classic_2x10", 0.05, "classic-17-2x10", planted.Kind{}, "1"},
	{"loose_250", 1, "", planted.Loose(250), ">= 1"},
	{"tight_250", 1, "", planted.Tight(250), ">= 0.97"},
	{"loose_1000", 5, "", planted.Loose(1000), ">= 1"},
	{"tight_1000", 5, "", planted.Tight(1000), ">= 0.95"},
}

// autoseat measures the score that `convive seat` reaches, as a share of the known one, beside three rivals who have
// as much time of the processor, and its memory.
func (b *bench) autoseat() error {
	for _, h := range halls {
		if err := h.compare(); err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
	}
	return nil
}

func (h hall) compare() error {
	in, err := h.instance()
	if err != nil {
		return err
	}
	known := max(in.Known.Planted, in.Known.Optimum)
	plan, used, err := h.seat(in)
	if err != nil {
		return err
	}
	goal("autoseat_"+h.name, plan.Score/known, "of known", h.goal)
	goal("autoseat_"+h.name+"_broken", float64(plan.HardViolations), "rules", "0")
	goal("autoseat_"+h.name+"_memory", float64(used.Maxrss)/1024, "MB", "< 100")
	share := time.Duration(used.Utime.Nano() + used.Stime.Nano())
	for _, r := range rivals.All {
		score, broken := r.Seat(in, spent(share))
		figure("autoseat_"+h.name+"_"+r.Name, score/known, fmt.Sprintf("of known, %d rules broken", broken))
	}
	return nil
}

func (h hall) instance() (*instance.Instance, error) {
	if h.file == "" {
		return planted.Make(h.kind, 11), nil
	}
	file, err := os.Open("models/autoseat/testdata/" + h.file + ".json")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return instance.Read(file)
}

// seat runs the command on an instance, as anybody would, and tells what it used.
func (h hall) seat(in *instance.Instance) (*instance.Plan, *syscall.Rusage, error) {
	known := *in
	known.Planted = nil // what nobody but the bench may see
	text, err := json.Marshal(known)
	if err != nil {
		return nil, nil, err
	}
	c := exec.Command(binary, "seat", "--seconds", strconv.FormatFloat(h.seconds, 'g', -1, 64))
	c.Stdin, c.Stderr = bytes.NewReader(text), os.Stderr
	out, err := c.Output()
	if err != nil && len(out) == 0 {
		return nil, nil, err
	}
	plan := &instance.Plan{}
	return plan, c.ProcessState.SysUsage().(*syscall.Rusage), json.Unmarshal(out, plan)
}

// spent is a clock of the processor's time, so that a busy machine is as slow for everybody.
func spent(share time.Duration) func() float64 {
	now := func() time.Duration {
		var u syscall.Rusage
		_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	began := now()
	return func() float64 { return float64(now()-began) / float64(share) }
}
