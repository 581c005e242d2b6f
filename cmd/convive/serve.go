package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"convive/handlers"
	"convive/handlers/jobs"
	"convive/handlers/live"
	"convive/handlers/web"
	"convive/models/db"
	"convive/static"
	"convive/views/layout"
)

type serveCommand struct {
	store
	Addr         string   `default:"127.0.0.1:8080" env:"CONVIVE_ADDR" help:"Address to listen on." placeholder:"HOST:PORT"`
	BaseURL      string   `env:"CONVIVE_BASE_URL" help:"Address under which people reach this server; links are built from it alone." placeholder:"URL"`
	Demo         bool     `env:"CONVIVE_DEMO" help:"Keep a demo wedding and let anybody sign in to it."`
	Now          string   `env:"CONVIVE_NOW" help:"Where the domain's clock starts, as 2026-08-29T14:00:00+02:00; demo mode only." placeholder:"TIME"`
	TrustedProxy []string `env:"CONVIVE_TRUSTED_PROXY" help:"Networks whose X-Forwarded-For is believed." placeholder:"CIDR"`
	mailing
	LogLevel string `default:"info" enum:"debug,info,warn,error" env:"CONVIVE_LOG_LEVEL" help:"How much is logged."`
}

// shutdown bounds how long open requests may take to end.
const shutdown = 5 * time.Second

// Run serves until the context ends.
func (s serveCommand) Run(ctx context.Context) error {
	s.logTo()
	collectLess(200)
	base, proxies, now, err := s.checked()
	if err != nil {
		return err
	}
	mailer, err := s.mailer()
	if err != nil {
		return err
	}
	if s.DatabaseURL == "" || s.Secret == "" { // there the secret is kept
		if err := os.MkdirAll(s.Data, 0o700); err != nil {
			return usage("the data folder can't be made: %w", err)
		}
	}
	if s.DatabaseURL == "" {
		lock, err := db.LockFile(ctx, filepath.Join(s.Data, "serve.lock"), 0)
		if err != nil {
			return usage("another server uses this data folder (%s)", s.Data)
		}
		defer lock.Close()
	}
	secret, err := s.secret()
	if err != nil {
		return err
	}
	if s.Demo {
		if err := s.makeDemo(ctx, today(now), false); err != nil {
			return err
		}
	}
	d, err := s.ready(ctx, now)
	if err != nil {
		return err
	}
	defer d.Close()
	listener, err := net.Listen("tcp", s.Addr)
	if err != nil {
		return usage("can't listen: %w", err)
	}
	layout.SetAssets(static.URL)
	hub := live.NewHub(d, build())
	defer hub.Close()
	filling := jobs.FillPlaces(d)
	defer filling.Close()
	works := jobs.NewWorks()
	defer works.Close()
	app, err := web.New(web.Config{DB: d, Hub: hub, Works: works, BaseURL: base, Build: build(), Demo: s.Demo, Secret: secret, Proxies: proxies, Mail: mailer}, handlers.Routes())
	if err != nil {
		return err
	}
	if err := s.greet(ctx, d, app.Link, secret); err != nil {
		return err
	}
	beside, stop := context.WithCancel(ctx)
	var working sync.WaitGroup
	working.Go(func() { sweep(beside, d) })
	working.Go(func() { s.send(beside, d, mailer, secret, app.Link, base.Hostname()) })
	defer func() { stop(); working.Wait() }()
	return s.serve(ctx, listener, hub, works, app)
}

// serve answers requests; at the end it aborts the streams and what is followed first, so that they don't hold up the rest.
func (s serveCommand) serve(ctx context.Context, l net.Listener, hub *live.Hub, works *jobs.Works, app *web.App) error {
	server := &http.Server{
		Handler: app.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10,
		ConnContext: web.WithConn,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		hub.Close()
		return err
	case <-ctx.Done():
	}
	hub.Close()
	works.Close()
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdown)
	defer cancel()
	if err := server.Shutdown(end); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// checked reads the flags that need more than their type.
func (s serveCommand) checked() (base *url.URL, proxies []netip.Prefix, now func() time.Time, err error) {
	if err := static.Check(); err != nil {
		return nil, nil, nil, usage("%w", err)
	}
	text := s.BaseURL
	if text == "" {
		text = "http://" + strings.Replace(s.Addr, "127.0.0.1", "localhost", 1)
	}
	base, err = url.Parse(text)
	if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" || strings.Trim(base.Path, "/") != "" || base.RawQuery != "" {
		return nil, nil, nil, usage("--base-url is %q; it is like https://convive.example.org", text)
	}
	if base.Scheme == "http" && base.Hostname() != "localhost" && base.Hostname() != "127.0.0.1" {
		slog.Warn("the base URL is plain http: cookies can't be protected on the way; use it to try things out only", "url", base.String())
	}
	for _, text := range s.TrustedProxy {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, nil, nil, usage("--trusted-proxy is %q; it is like 10.0.0.0/8", text)
		}
		proxies = append(proxies, p)
	}
	now, err = s.clock()
	return base, proxies, now, err
}

// clock is the domain's clock: the real one, or in demo mode one that starts where --now says and runs on.
func (s serveCommand) clock() (func() time.Time, error) {
	if s.Now == "" {
		return nil, nil
	}
	if !s.Demo {
		return nil, usage("--now goes with --demo only")
	}
	start, err := time.Parse(time.RFC3339, s.Now)
	if err != nil {
		return nil, usage("--now is %q; it is like 2026-08-29T14:00:00+02:00", s.Now)
	}
	began := time.Now()
	return func() time.Time { return start.Add(time.Since(began)) }, nil
}

// today is what the domain's clock says.
func today(now func() time.Time) time.Time {
	if now == nil {
		return time.Now()
	}
	return now()
}

func (s serveCommand) logTo() {
	var level slog.Level
	_ = level.UnmarshalText([]byte(s.LogLevel))
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level})))
}

// collectLess lets the memory grow by so many percent before it is collected: what is alive is small, and collecting it
// takes the processors from people. GOGC says otherwise.
func collectLess(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// say prints a line for the person at the terminal.
func say(format string, args ...any) { fmt.Printf(format+"\n", args...) }
