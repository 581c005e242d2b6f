package simulate

import (
	"reflect"
	"testing"
	"time"
)

func acts(seed uint64, r role, n int) (all []act) {
	p := newPlan(seed, r, n)
	for range 200 {
		all = append(all, p.next())
	}
	return all
}

func TestTheSameSeedIsTheSamePlanOfActions(t *testing.T) {
	if !reflect.DeepEqual(acts(42, aGuest, 3), acts(42, aGuest, 3)) {
		t.Error("one person has two plans under one seed")
	}
	for name, other := range map[string][]act{
		"another seed": acts(43, aGuest, 3), "another guest": acts(42, aGuest, 4), "a planner": acts(42, aPlanner, 3),
	} {
		if reflect.DeepEqual(acts(42, aGuest, 3), other) {
			t.Errorf("%s has the same plan", name)
		}
	}
}

func TestEverybodyKeepsThePaceOfTheirRole(t *testing.T) {
	for _, r := range []role{aGuest, aPlanner} {
		did, took := map[deed]int{}, time.Duration(0)
		all := acts(1, r, 0)
		for i, a := range all {
			did[a.deed]++
			took += a.after
			if a.after > 3*r.every/2 || i > 0 && a.after < r.every/2 {
				t.Errorf("%s waits %v", r.name, a.after)
			}
		}
		if mean := took / time.Duration(len(all)); mean < r.every*8/10 || mean > r.every*12/10 {
			t.Errorf("%s acts every %v", r.name, mean)
		}
		for d := range r.deeds {
			if did[d] == 0 {
				t.Errorf("%s never comes to %s", r.name, d)
			}
		}
	}
}
