package instance

import (
	"context"
	"strings"
	"testing"

	"convive/models/autoseat"
)

// FuzzRead sends anything: it is refused in a sentence, or a plan comes of it that seats nobody twice or above a table.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		`{"guests":[{"id":"a","household":"h"},{"id":"b","household":"h"}],"tables":[{"id":"t","seats":2}],"edges":[{"a":"a","b":"b","weight":-1.5}]}`,
		`{"guests":[{"id":"a"},{"id":"b"}],"tables":[{"id":"t","seats":1}],"edges":[{"a":"a","b":"b","rule":"must"}],"min_known":1}`,
		`{"tables":[{"id":"t","seats":0}]}`, `{"guests":[{"id":"a"}]}`, `[]`, `{"guests":[{"id":""}]}`, `{"edges":null,"guests":[{"id":"a"}],"min_known":-1}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		i, err := Read(strings.NewReader(text))
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Error("refused without a word")
			}
			return
		}
		in, err := i.Input()
		if err != nil {
			return
		}
		plan, err := autoseat.Solve(context.Background(), in, autoseat.Options{Iterations: 100})
		if err != nil {
			t.Fatal(err)
		}
		load := map[string]int{}
		for _, at := range plan.Seats {
			load[at]++
		}
		for _, tb := range in.Tables {
			if load[tb.ID] > tb.Seats {
				t.Errorf("%d sit at a table of %d", load[tb.ID], tb.Seats)
			}
		}
		if len(plan.Seats) > len(in.Guests) {
			t.Errorf("%d sit, %d came", len(plan.Seats), len(in.Guests))
		}
	})
}
