package simulate

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"time"
)

// site is the server that is played on: this machine alone.
type site struct {
	base  *url.URL
	http  *http.Client
	waits atomic.Int64 // how often the server asked for a moment, since somebody asked too much at once
}

// openSite refuses any address that is not this machine's own.
func openSite(ctx context.Context, address string) (*site, error) {
	base, err := url.Parse(address)
	if err != nil || base.Scheme != "http" || base.Host == "" || strings.Trim(base.Path, "/") != "" || base.RawQuery != "" || base.User != nil {
		return nil, wrong("--url is %q; it is like http://localhost:8080", address)
	}
	if _, err := loopback(ctx, base.Hostname()); err != nil {
		return nil, err
	}
	return &site{
		base: &url.URL{Scheme: base.Scheme, Host: base.Host},
		http: &http.Client{
			Transport:     &http.Transport{DialContext: dialLoopback, MaxIdleConns: 4 * MaxPlanners, MaxIdleConnsPerHost: 4 * MaxPlanners, IdleConnTimeout: 30 * time.Second},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}, nil
}

// loopback resolves a host, all of whose addresses must be this machine's own.
func loopback(ctx context.Context, host string) (netip.Addr, error) {
	all, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil || len(all) == 0 {
		return netip.Addr{}, wrong("%s can't be resolved: %v", host, err)
	}
	for _, a := range all {
		if !a.Unmap().IsLoopback() {
			return netip.Addr{}, wrong("%s is %s; a simulation plays on this machine alone (localhost, 127.0.0.1, ::1)", host, a.Unmap())
		}
	}
	return all[0].Unmap(), nil
}

// dialLoopback resolves anew for each connection, so that a name that moves is no way out.
func dialLoopback(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	own, err := loopback(ctx, host)
	if err != nil {
		return nil, err
	}
	var d net.Dialer
	conn, err := d.DialContext(ctx, network, net.JoinHostPort(own.String(), port))
	if err != nil && strings.EqualFold(host, "localhost") { // it may listen on one family only
		conn, err = d.DialContext(ctx, "tcp4", net.JoinHostPort("127.0.0.1", port))
	}
	if op := (*net.OpError)(nil); errors.As(err, &op) {
		op.Addr = asGiven{op.Addr, address}
	}
	return conn, err
}

// asGiven is an address in the words of who asked for it.
type asGiven struct {
	net.Addr
	words string
}

func (a asGiven) String() string { return a.words }

// noDemo is the error of an address where another server listens, or Convive without its demo.
func (s *site) noDemo(why refusedPage) error {
	return wrong("%s isn't Convive's demo as it is at first (%v): start it with `convive serve --demo`, or make the demo anew with `convive seed`", s.base, why)
}

// errAway says that an answer led to another server.
var errAway = errors.New("a redirect leads away from the server")

// inside is the path of an address, which must be the site's own.
func (s *site) inside(location string) (string, error) {
	u, err := s.base.Parse(location)
	if err != nil {
		return "", err
	}
	if u.Scheme != s.base.Scheme || u.Host != s.base.Host {
		return "", errAway
	}
	return u.RequestURI(), nil
}
