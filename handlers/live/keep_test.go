package live

import (
	"fmt"
	"testing"
	"time"
)

func emptyHub() *Hub { return &Hub{views: map[string]*View{}, ephemera: newPresence()} }

func TestUnwatchedViewsAreBounded(t *testing.T) {
	h := emptyHub()
	watched := &Stream{slot: make(chan struct{}, 1)}
	keptView := h.view(Source{Key: "watched"})
	keptView.streams[watched] = struct{}{}
	for i := range 3 * maxIdle {
		h.view(Source{Key: fmt.Sprint("query ", i)})
	}
	if len(h.views) > maxIdle+maxIdle/8+1 {
		t.Errorf("%d Views are kept", len(h.views))
	}
	if again := h.view(Source{Key: "watched"}); again != keptView {
		t.Error("the one that somebody watches was let go")
	}
	if newest := fmt.Sprint("query ", 3*maxIdle-1, " "); h.views[newest] == nil {
		t.Error("the newest was let go before older ones")
	}
}

func TestUnwatchedViewsAreBoundedByTheirBytesToo(t *testing.T) {
	h := emptyHub()
	for i := range maxIdle / 2 {
		v := h.view(Source{Key: fmt.Sprint("query ", i)})
		v.current = &state{frames: make([]byte, 1<<20)}
	}
	h.sweep() // as each second
	if got := len(h.views) << 20; got > maxIdleBytes {
		t.Errorf("%d bytes are kept", got)
	}
}

func TestAViewThatIsUsedAgainIsNotLetGoMeanwhile(t *testing.T) {
	h := emptyHub()
	v := h.view(Source{Key: "page"})
	v.lastUsed = time.Now().Add(-2 * keep)
	if again := h.view(Source{Key: "page"}); again != v {
		t.Fatal("another View")
	}
	h.sweep()
	if len(h.views) != 1 {
		t.Error("it was let go between being found and being joined: nobody would wake it")
	}
}

func TestPlacesAreCountedByProcessAddressAndSession(t *testing.T) {
	var p places
	one := Request{Session: "s", Address: "a"}
	for range maxOfSession {
		if !p.take(one) {
			t.Fatal("no place")
		}
	}
	if p.take(one) {
		t.Error("one session more than its share")
	}
	taken := []Request{}
	for i := maxOfSession; i < maxOfAddress; i++ {
		taken = append(taken, Request{Session: fmt.Sprint(i), Address: "a"})
		if !p.take(taken[len(taken)-1]) {
			t.Fatal("no place at the address")
		}
	}
	if p.take(Request{Session: "another", Address: "a"}) {
		t.Error("one address more than its share")
	}
	if !p.take(Request{Session: "another", Address: "b"}) {
		t.Error("another address has to pay for the first")
	}
	for range maxOfSession {
		p.give(one)
	}
	for _, r := range append(taken, Request{Session: "another", Address: "b"}) {
		p.give(r)
	}
	if p.all != 0 || len(p.holder) != 0 {
		t.Errorf("after all have left: %+v", p.holder)
	}
	p.all = maxStreams
	if p.take(Request{}) {
		t.Error("the process more than its share")
	}
}
