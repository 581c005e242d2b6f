package live_test

import (
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"convive/models/access"
)

func TestThreeHundredStalledReadersHoldMegabytes(t *testing.T) {
	h := newHouse(t, "sqlite")
	long := strings.Repeat("A long name of an occasion ", 20)
	for n := range 900 {
		h.add(long + strconv.Itoa(n))
	}
	var sites []*http.Server
	for range 15 { // one person has only so many places
		sites = append(sites, h.site(h.member(access.Host)))
	}
	before := held()
	for n := range 300 {
		c, err := dialRaw(sites[n%len(sites)])
		h.must(err)
		h.must(c.(*net.TCPConn).SetReadBuffer(8 << 10))
		defer c.Close()
	}
	until(t, "all are there", func() bool { return h.hub.Streams() == 300 })
	for n := range 20 {
		h.rename("Renamed " + strconv.Itoa(n)) // each delivery finds them still busy with the first
	}
	page := len(h.load(h.hub, h.source(access.Host)).HTML("list"))
	now := held() - before
	t.Logf("%d kB page, %d kB held", page>>10, now>>10)
	if now > 90<<20 {
		t.Errorf("300 readers who don't read a page of %d kB hold %d MB", page>>10, now>>20)
	}
}

// held is how much memory the process keeps for itself.
func held() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse + m.StackInuse)
}
