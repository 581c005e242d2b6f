package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"strings"
	"testing"

	"convive/models/autoseat/instance"
)

// seats runs the command on an instance and returns what it wrote and its exit code.
func seats(t *testing.T, s seatCommand, text string) (string, int, error) {
	t.Helper()
	var out bytes.Buffer
	if s.Seconds == 0 {
		s.Seconds = 1
	}
	err := s.seat(context.Background(), strings.NewReader(text), &out)
	var e exit
	if err != nil && !errors.As(err, &e) {
		t.Fatal(err)
	}
	return out.String(), e.code, err
}

func TestSeatWritesAPlanThatRepeatsToTheByte(t *testing.T) {
	text, err := os.ReadFile("../../models/autoseat/testdata/classic-17-5x4.json")
	if err != nil {
		t.Fatal(err)
	}
	first, code, _ := seats(t, seatCommand{Iterations: new(int64(100_000)), Seed: 7}, string(text))
	var plan instance.Plan
	if err := json.Unmarshal([]byte(first), &plan); err != nil || code != 0 {
		t.Fatal(code, err)
	}
	if plan.Score != 276 || plan.HardViolations != 0 || len(plan.Unmet) != 0 || len(plan.Seats) != 17 || plan.Seed != 7 ||
		plan.Iterations != 100_000 {
		t.Errorf("the plan is %s", first)
	}
	if again, _, _ := seats(t, seatCommand{Iterations: new(int64(100_000)), Seed: 7}, string(text)); again != first {
		t.Errorf("the same seed wrote\n%sand then\n%s", first, again)
	}
	if other, _, _ := seats(t, seatCommand{Iterations: new(int64(100_000)), Seed: 8}, string(text)); other == first {
		t.Error("another seed wrote the same")
	}
}

func TestSeatEndsWithItsTime(t *testing.T) {
	out, code, _ := seats(t, seatCommand{Seconds: 1e-9}, `{"guests":[{"id":"a"}],"tables":[{"id":"t","seats":1}]}`)
	if code != 0 || !strings.Contains(out, `"seats":{"a":"t"}`) {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestSeatRefusesASearchOfNoLength(t *testing.T) {
	const text = `{"guests":[{"id":"a"}],"tables":[{"id":"t","seats":1}]}`
	for want, s := range map[string]seatCommand{
		"--seconds is NaN":  {Seconds: math.NaN()},
		"--seconds is +Inf": {Seconds: math.Inf(1)},
		"--seconds is -1":   {Seconds: -1},
		"--iterations is 0": {Iterations: new(int64(0))},
	} {
		if out, code, err := seats(t, s, text); code != exitUsage || out != "" || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: exit %d, %v, %s", want, code, err, out)
		}
	}
}

func TestSeatNamesTheRulesThatCantBeMet(t *testing.T) {
	out, code, _ := seats(t, seatCommand{Iterations: new(int64(1000))}, `{"guests":[{"id":"a"},{"id":"b"}],"names":{"a":"Ana","b":"Ben"},
		"tables":[{"id":"t","seats":2},{"id":"u","seats":2}],"edges":[{"a":"a","b":"b","rule":"must"},{"a":"a","b":"b","rule":"never"}]}`)
	if code != exitUnmet || !strings.Contains(out, "Ana must sit with Ben, and Ana must sit apart from Ben") || !strings.Contains(out, `"hard_violations":1`) {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestSeatReadsAByteOrderMark(t *testing.T) {
	if out, code, err := seats(t, seatCommand{Iterations: new(int64(10))}, "\ufeff"+`{"guests":[{"id":"a"}],"tables":[{"id":"t","seats":1}]}`); code != 0 || !strings.Contains(out, `"seats":{"a":"t"}`) {
		t.Errorf("exit %d, %v: %s", code, err, out)
	}
}

func TestSeatRefusesWhatItCantReadInASentence(t *testing.T) {
	for text, want := range map[string]string{
		``:                                      "nothing was sent",
		`{"guests":[`:                           "ends in the middle",
		`hello`:                                 "is no JSON",
		`[]`:                                    "is an array; it should be an object",
		`{}`:                                    "neither guests nor tables",
		`{"guests":[{"id":7}]}`:                 `has a number where "guests.id" should be`,
		`{"guests":[{"id":"a"}],"tables":[]} x`: "something follows",
		`{"guests":[{"id":"a"},{"id":"a"}]}`:    `guest "a" is there twice`,
		`{"guests":[{"id":"a"}],"edges":[{"a":"a","b":"z","weight":1}]}`:                `edge 1: "z" is no guest`,
		`{"guests":[{"id":"a"},{"id":"b"}],"edges":[{"a":"a","b":"b","rule":"maybe"}]}`: `"maybe" is no rule`,
		`{"guests":[{"id":"a"},{"id":"b"}],"edges":[{"a":"a","b":"b","weight":1e30}]}`:  "it weighs 1e+30",
		`{"guests":[{"id":"a"}],"tables":[{"id":"t","seats":-1}]}`:                      `table "t" has -1 seats`,
		`{"guests":[{"id":"a"}],"tables":[{"id":"s","seats":1},{"id":"t"}]}`:            `table 2, "t", doesn't say how many seats it has`,
		`{"guests":[{"id":"a"}],"tables":[{"id":"t","seats":null}]}`:                    `table 1, "t", doesn't say how many seats it has`,
		`{"guests":[{"id":"a"},{"id":"b"}],"edges":[{"a":"a","b":"b"}]}`:                "edge 1 has neither a weight nor a rule",
		`{"guests":[{"id":"a"},{"id":"b"}],"edges":[{"a":"a","b":"b","weight":null}]}`:  "edge 1 has neither a weight nor a rule",
		`{"guests":[{"id":"a"}],"edges":[null]}`:                                        "edge 1 has neither a weight nor a rule",
		`{"guests":[{"id":"a"}],"edges":[{"a":"a","weight":1}]}`:                        "edge 1: it needs the ids of two guests",
		`{"guests":[{"id":"a"}],"edges":[{"a":"a","b":"a","weight":1}]}`:                `edge 1: it is between guest "a" and themself`,
		`{"guests":[{"id":"a"}],"tables":[],"Guests":[]}`:                               `has "Guests" twice`,
		"{\"guests\":[{\"id\":\"\xff\xfe\"}],\"tables\":[]}":                            "is not UTF-8, at byte 19",
		`{"guests":[{"id":"\ud800"}],"tables":[]}`:                                      "the id of guest 1 has a character that is none",
	} {
		if out, code, err := seats(t, seatCommand{Iterations: new(int64(10))}, text); code != exitUsage || out != "" || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: exit %d, %v, %s", text, code, err, out)
		}
	}
}
