package live

import (
	"fmt"
	"testing"

	"convive/models/access"
	"convive/models/change"
)

func TestAPersonHasTheirPlacesInAllTheirBrowsersTogether(t *testing.T) {
	var p places
	of := func(id change.ID, n int) Request {
		return Request{Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: id}}, Session: fmt.Sprint(id, n/maxOfSession), Address: fmt.Sprint(n)}
	}
	for n := range maxOfPerson {
		if !p.take(of("anna", n)) {
			t.Fatalf("no place for stream %d", n+1)
		}
	}
	if p.take(of("anna", maxOfPerson)) || p.refused["person"] != 1 {
		t.Errorf("one person more than their share; refused %v", p.refused)
	}
	if !p.take(of("ben", maxOfPerson)) {
		t.Error("somebody else has to pay for it")
	}
	p.give(of("anna", 0))
	if !p.take(of("anna", 0)) {
		t.Error("a place that was given back is not there")
	}
	for n := range maxOfPerson {
		p.give(of("anna", n))
	}
	p.give(of("ben", maxOfPerson))
	if p.all != 0 || len(p.holder) != 0 {
		t.Errorf("%d streams, held by %v", p.all, p.holder)
	}
}
