package main

import (
	"context"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

func TestTouchMakesEveryFragmentStale(t *testing.T) {
	data, ctx := demoData(t), context.Background()
	touch := func(slug string) int { return run(ctx, []string{"touch", "--data", data, "--event", slug}) }
	if code := touch("amara-jonas"); code != 0 {
		t.Fatal(code)
	}
	if code := touch("nowhere"); code != exitUsage {
		t.Errorf("an event that isn't there: %d", code)
	}
	s := store{Data: data}
	d, err := s.ready(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	event, err := findEvent(ctx, d, "amara-jonas")
	if err != nil {
		t.Fatal(err)
	}
	err = d.Read(ctx, access.SystemAt(event.OrganizationID, event.ID, change.Actor{Kind: change.ByOperator}), func(r *db.Read) error {
		last, err := r.Log(0, 1)
		if err != nil {
			return err
		}
		if last[0].Change != (change.EventTouched{Event: event.ID}) {
			t.Errorf("the log ends with %+v", last[0])
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	for _, topics := range []change.Topics{{change.Guests}, {change.Seating}, {change.OfHousehold("h")}, {change.AnyChange}, {}} {
		if !topics.Touches(change.EventTouched{}.Topics()) {
			t.Errorf("a fragment about %v stays as it is", topics)
		}
	}
}
