package browser

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// onViolation reports what the policy blocked, also where Chromium's own message would not name the expression.
const onViolation = `document.addEventListener('securitypolicyviolation', e =>
	console.error('csp violation: ' + e.effectiveDirective + ' blocked ' + (e.blockedURI || 'inline') + ' ' + e.sample))`

// record is what one tab has shown so far.
type record struct {
	mu       sync.Mutex
	problems []string
	allowed  []string
	urls     map[network.RequestID]string
}

type recordKey struct{}

func withRecord(ctx context.Context) (context.Context, *record) {
	seen := &record{urls: map[network.RequestID]string{}}
	return context.WithValue(ctx, recordKey{}, seen), seen
}

// Allow declares that problems of this tab which contain one of the texts are expected by the test.
func Allow(ctx context.Context, texts ...string) {
	seen := ctx.Value(recordKey{}).(*record)
	seen.mu.Lock()
	defer seen.mu.Unlock()
	seen.allowed = append(seen.allowed, texts...)
}

// Problems returns everything that went wrong in this tab so far, the allowed included, in order of appearance.
func Problems(ctx context.Context) []string {
	seen := ctx.Value(recordKey{}).(*record)
	seen.mu.Lock()
	defer seen.mu.Unlock()
	return append([]string(nil), seen.problems...)
}

func (r *record) unexpected() (problems []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, problem := range r.problems {
		if !r.allows(problem) {
			problems = append(problems, problem)
		}
	}
	return problems
}

func (r *record) allows(problem string) bool {
	for _, text := range r.allowed {
		if strings.Contains(problem, text) {
			return true
		}
	}
	return false
}

// listen starts the browser or the tab and records from before its first page.
func (r *record) listen(ctx context.Context) error {
	if err := chromedp.Listen(ctx, r.see); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, cdplog.Enable, cdp.Empty{}); err != nil {
		return err
	}
	_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument,
		page.AddScriptToEvaluateOnNewDocumentParams{Source: onViolation})
	return err
}

func (r *record) see(event any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		r.urls[e.RequestID] = e.Request.Method + " " + e.Request.URL
	case *network.EventResponseReceived:
		if asked := r.urls[e.RequestID]; e.Response.Status >= 400 && !uninvited(asked) {
			r.add("answer %d for %s", e.Response.Status, asked)
		}
	case *network.EventLoadingFailed:
		// A request that the page itself aborted is no failure.
		if asked := r.urls[e.RequestID]; !e.Canceled && !uninvited(asked) {
			r.add("failed request: %s for %s", e.ErrorText, asked)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			r.add("console error: %s", printed(e.Args))
		}
	case *runtime.EventExceptionThrown:
		r.add("uncaught: %s", thrown(e.ExceptionDetails))
	case *cdplog.EventEntryAdded:
		// Failed requests are already here, with their method.
		if e.Entry.Level == cdplog.EntryLevelError && e.Entry.Source != cdplog.EntrySourceNetwork {
			r.add("browser log: %s", e.Entry.Text)
		}
	}
}

// uninvited tells the request that Chromium makes on its own, for a page that names no icon.
func uninvited(request string) bool { return strings.HasSuffix(request, "/favicon.ico") }

func (r *record) add(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

func printed(args []*runtime.RemoteObject) string {
	words := make([]string, len(args))
	for i, arg := range args {
		words[i] = arg.Description
		if words[i] == "" {
			words[i] = strings.Trim(string(arg.Value), `"`)
		}
	}
	return strings.Join(words, " ")
}

func thrown(details *runtime.ExceptionDetails) string {
	if details.Exception != nil && details.Exception.Description != "" {
		return details.Exception.Description
	}
	return details.Text
}
