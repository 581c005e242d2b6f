// Package browser starts a real, headless Chromium for tests and judges what it saw. It guards one rule: a page that
// writes an error to the console, breaks the Content-Security-Policy, throws, or asks for something that fails is a
// failed test, whatever else the test looked at. Tests that provoke such a thing on purpose name it with Allow.
package browser

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// lifetime is how long one browser may live. A test that hangs fails with "context deadline exceeded" after it.
const lifetime = 3 * time.Minute

// missing says how to get what the tests cannot do without.
const missing = "no Chromium found: install it (on Debian: apt-get install chromium-headless-shell), or name it in CONVIVE_CHROMIUM"

// windowless are Chromium's builds without a browser around the page: the same engine at less than half the work for the
// processor. windowed are those that people use.
var (
	windowless = []string{"chromium-headless-shell", "chrome-headless-shell", "headless-shell"}
	windowed   = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}
)

// New starts a browser with a profile of its own and returns the context of its first tab, for chromedp.Do and
// chromedp.Run. When the test ends, the problems of the tab fail it and the browser is closed.
func New(t testing.TB) context.Context {
	t.Helper()
	return Lasting(t, lifetime)
}

// Lasting is New for a test that needs its browser longer than others: many sessions, one after the other.
func Lasting(t testing.TB, lifetime time.Duration) context.Context {
	t.Helper()
	program := find(append(windowless, windowed...))
	if program == "" {
		t.Fatal(missing)
	}
	life, stop := context.WithTimeout(context.Background(), lifetime)
	t.Cleanup(stop)
	alloc, stopAlloc := chromedp.NewExecAllocator(life, options(program)...)
	t.Cleanup(stopAlloc)
	return open(t, alloc)
}

// Session opens a window for another person in the same browser: cookies and storage of its own.
func Session(t testing.TB, ctx context.Context) context.Context {
	t.Helper()
	return open(t, ctx, chromedp.WithNewBrowserContext())
}

// Tab opens another window of the same person: it shares cookies and storage with ctx.
func Tab(t testing.TB, ctx context.Context) context.Context {
	t.Helper()
	return open(t, ctx)
}

func open(t testing.TB, parent context.Context, opts ...chromedp.ContextOption) context.Context {
	t.Helper()
	ctx, _ := chromedp.NewContext(parent, opts...) // Cancel in judge closes it and waits
	ctx, seen := withRecord(ctx)
	if err := seen.listen(ctx); err != nil {
		t.Fatalf("Chromium does not start: %v", err)
	}
	t.Cleanup(func() { judge(t, ctx, seen) })
	return ctx
}

// judge fails the test with every problem of the tab, then closes it.
func judge(t testing.TB, ctx context.Context, seen *record) {
	t.Helper()
	// Events arrive in order, so after this round trip everything that the page did before has been seen.
	_, _ = chromedp.Run(ctx, chromedp.Evaluate[int](`1`))
	for _, problem := range seen.unexpected() {
		t.Errorf("the page has a problem: %s", problem)
	}
	_ = chromedp.Cancel(ctx)
}

// find returns the program that CONVIVE_CHROMIUM names, else the first of names that is installed, else "".
func find(names []string) string {
	for _, name := range append([]string{os.Getenv("CONVIVE_CHROMIUM")}, names...) {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func options(program string) []chromedp.ExecAllocatorOption {
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true),
	)
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox) // Chromium refuses to run as root with its sandbox
	}
	return opts
}
