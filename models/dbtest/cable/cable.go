// Package cable is a line between a client and a server that tests can cut, stall and fray. It is a TCP proxy; what it
// does to a connection is what networks do: TCP itself is never broken, so bytes arrive in order or not at all.
package cable

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
)

// Cable leads from Addr to a server.
type Cable struct {
	Addr  string // host:port
	t     testing.TB
	proxy *toxiproxy.Proxy
	mu    sync.Mutex
	is    []string // the toxics that are on
	cut   bool
}

var control = sync.OnceValue(func() *toxiproxy.ApiServer {
	return toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
})

// New leads to a server at host:port, or at an absolute path for a unix socket. It is cut for good when the test
// ends.
func New(t testing.TB, server string) *Cable {
	t.Helper()
	if strings.HasPrefix(server, "/") {
		server = bridge(t, server)
	}
	c := &Cable{t: t, proxy: toxiproxy.NewProxy(control(), t.Name(), "127.0.0.1:0", server)}
	if err := c.proxy.Start(); err != nil {
		t.Fatal(err)
	}
	c.Addr = c.proxy.Listen
	t.Cleanup(c.Close)
	return c
}

// Close cuts the cable for good.
func (c *Cable) Close() { c.Cut() }

// URL is the cable's near end for a browser.
func (c *Cable) URL() string { return "http://" + c.Addr }

// Cut ends every connection and refuses new ones.
func (c *Cable) Cut() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.cut {
		c.cut = true
		c.proxy.Stop()
	}
}

// Lead leads to another server from now on; the connections to the one before end.
func (c *Cable) Lead(server string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.proxy.Stop()
	c.proxy.Upstream = server
	if err := c.proxy.Start(); err != nil && !c.cut {
		c.t.Error(err)
	}
}

// Stall lets nothing through any more, in either direction, and tells nobody: new connections are accepted and silent
// too. Mend ends them all.
func (c *Cable) Stall() {
	c.add(`{"name":"down","type":"timeout","stream":"downstream","attributes":{"timeout":0}}`, "down")
	c.add(`{"name":"up","type":"timeout","stream":"upstream","attributes":{"timeout":0}}`, "up")
}

// Stalled says whether nothing comes through.
func (c *Cable) Stalled() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Contains(c.is, "down")
}

// Fray makes each connection end after so many bytes from the server, wherever that is.
func (c *Cable) Fray(bytes int) {
	c.add(fmt.Sprintf(`{"name":"fray","type":"limit_data","stream":"downstream","attributes":{"bytes":%d}}`, bytes), "fray")
}

func (c *Cable) add(toxic, name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch _, err := c.proxy.Toxics.AddToxicJson(strings.NewReader(toxic)); {
	case errors.Is(err, toxiproxy.ErrToxicAlreadyExists):
	case err != nil:
		c.t.Error(err)
	default:
		c.is = append(c.is, name)
	}
}

// Mend makes the cable whole. What was stalled is ended: its bytes are gone.
func (c *Cable) Mend() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range c.is {
		if err := c.proxy.Toxics.RemoveToxic(context.Background(), name); err != nil {
			c.t.Error(err)
		}
	}
	c.is = nil
	if c.cut {
		c.cut = false
		if err := c.proxy.Start(); err != nil {
			c.t.Error(err)
		}
	}
}
