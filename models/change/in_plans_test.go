package change_test

import (
	"reflect"
	"slices"
	"testing"

	"convive/models/change"
)

func TestEveryChangeThatHasAPlanIsAboutIt(t *testing.T) {
	n := 0
	for _, k := range change.Kinds() {
		c := reflect.New(reflect.TypeOf(change.New(k))).Elem()
		plan := c.FieldByName("Plan")
		if !plan.IsValid() {
			continue
		}
		n++
		plan.SetString("p")
		if got := change.InPlans(c.Interface().(change.Change)); !slices.Contains(got, "p") {
			t.Errorf("%s is about the plans %q", k, got)
		}
	}
	if n == 0 {
		t.Error("no Change has a plan")
	}
}
