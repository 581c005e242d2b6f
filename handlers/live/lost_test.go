package live_test

import (
	"testing"

	"convive/models/access"
)

func TestWhoLeavesLosesNothing(t *testing.T) {
	h := newHouse(t, "sqlite")
	s := h.site(h.member(access.Host))
	for range 5 {
		h.dial(s, false).conn.Close()
		h.add("Dinner")
	}
	until(t, "they are gone", func() bool { return h.hub.Streams() == 0 })
	if n := h.hub.Figures().Lost.Load(); n != 0 {
		t.Errorf("%d deliveries count as lost", n)
	}
}
