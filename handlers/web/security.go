package web

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"github.com/labstack/echo/v4"

	"convive/static"
)

// headers are on every answer.
func (a *App) headers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(e echo.Context) error {
		h := e.Response().Header()
		h.Set("Content-Security-Policy", static.Policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "no-store")
		h.Set("Referrer-Policy", "same-origin")
		if strings.HasPrefix(e.Request().URL.Path, "/r/") {
			h.Set("Referrer-Policy", "no-referrer") // the address itself is the key
		}
		if p := e.Request().URL.Path; strings.HasPrefix(p, "/w/") && strings.Contains(p, "/screen/") {
			h.Set("Referrer-Policy", "no-referrer")
			h.Set("X-Robots-Tag", "noindex")
		}
		if a.secure() {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		return next(e)
	}
}

// hosts refuses requests for another name than our own: a forged Host header would otherwise reach links.
func (a *App) hosts(next echo.HandlerFunc) echo.HandlerFunc {
	return func(e echo.Context) error {
		if host := e.Request().Host; host != a.BaseURL.Host && !loopback(host) {
			return e.String(http.StatusMisdirectedRequest, "This server answers for "+a.BaseURL.Host+" only.\n")
		}
		return next(e)
	}
}

func loopback(hostport string) bool {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = strings.Trim(hostport, "[]")
	}
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// crossOrigin refuses commands that another site makes a browser send.
func (a *App) crossOrigin() echo.MiddlewareFunc {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "This came from another site and was refused.", http.StatusForbidden)
	}))
	_ = guard.AddTrustedOrigin(a.BaseURL.Scheme + "://" + a.BaseURL.Host)
	return echo.WrapMiddleware(guard.Handler)
}

// clientIP is the address of who asks: the connection's, or what a trusted proxy says. Echo's default would believe
// anybody, and no limit would hold.
func (a *App) clientIP(r *http.Request) string {
	direct := directIP(r)
	forwarded := r.Header.Get("X-Forwarded-For")
	if forwarded == "" || !a.trusted(direct) {
		return direct
	}
	hops := strings.Split(forwarded, ",")
	for i := len(hops) - 1; i >= 0; i-- {
		hop := strings.TrimSpace(hops[i])
		if _, err := netip.ParseAddr(hop); err != nil {
			return direct
		}
		if !a.trusted(hop) {
			return hop
		}
	}
	return direct
}

func directIP(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

func (a *App) trusted(ip string) bool {
	addr, err := netip.ParseAddr(ip)
	if err != nil {
		return false
	}
	for _, p := range a.Proxies {
		if p.Contains(addr.Unmap()) {
			return true
		}
	}
	return false
}

// ClientBlock is what failures are counted by: an IPv4 address, or the /64 of an IPv6 one.
func (c *Ctx) ClientBlock() string {
	addr, err := netip.ParseAddr(c.echo.RealIP())
	if err != nil {
		return c.echo.RealIP()
	}
	if addr.Is6() && !addr.Is4In6() {
		if p, err := addr.Prefix(64); err == nil {
			return p.String()
		}
	}
	return addr.Unmap().String()
}
