package layout_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"convive/views/layout"
	"convive/views/locale"
	"convive/views/ui"
)

func draw(t *testing.T, lang string, frame func(layout.Frame) templ.Component, f layout.Frame) string {
	t.Helper()
	body := templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, "<p>body</p>")
		return err
	})
	ctx := templ.WithChildren(locale.With(context.Background(), lang), body)
	var out strings.Builder
	if err := frame(f).Render(ctx, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var frames = map[string]func(layout.Frame) templ.Component{"App": layout.App, "Guest": layout.Guest, "Plain": layout.Plain}

func TestTheTableOfExpressionsStandsBeforeTheBundle(t *testing.T) {
	for name, frame := range frames {
		page := draw(t, "en", frame, layout.Frame{Title: "Guests"})
		table, bundle, component := strings.Index(page, "expressions.js"), strings.Index(page, "datastar.js"), strings.Index(page, "components/live.js")
		if table < 0 || bundle < table || component < bundle {
			t.Errorf("%s: expressions.js at %d, datastar.js at %d, live.js at %d", name, table, bundle, component)
		}
		if strings.Contains(page, `type="module" src="/static/expressions.js`) {
			t.Errorf("%s: expressions.js is a module and would run too late", name)
		}
	}
}

func TestEveryFrameHasTheMainElementTheNoticesAndTheSprite(t *testing.T) {
	for name, frame := range frames {
		page := draw(t, "en", frame, layout.Frame{Title: "Guests"})
		for _, want := range []string{`<main id="main"`, `id="notices" class="notices" aria-live="polite"`, `id="mark-attending"`, `href="#main"`, "<p>body</p>"} {
			if strings.Count(page, want) != 1 {
				t.Errorf("%s: %d times %q", name, strings.Count(page, want), want)
			}
		}
		if strings.Contains(page, " style=") || strings.Contains(page, "<style") {
			t.Errorf("%s: an inline style would be blocked by the policy", name)
		}
	}
}

func TestAnArabicPageRunsFromRightToLeft(t *testing.T) {
	if page := draw(t, "ar", layout.Guest, layout.Frame{}); !strings.Contains(page, `<html lang="ar" dir="rtl"`) {
		t.Error("the page does not say its language and direction")
	}
}

func TestAControlAppearsOnlyWhenTheFrameNamesIt(t *testing.T) {
	page := draw(t, "en", layout.App, layout.Frame{Title: "Guests"})
	for _, dead := range []string{"<nav", "<input", "<summary", "live-page", "data-me"} {
		if strings.Contains(page, dead) {
			t.Errorf("a frame of nothing shows %s", dead)
		}
	}
}

func nav(n int) (items []layout.NavItem) {
	for i := range n {
		items = append(items, layout.NavItem{Label: string(rune('A' + i)), Href: "/" + string(rune('a'+i)), Icon: "home", Current: i == 0})
	}
	return items
}

func TestPhonesGetMoreOnlyWhenThereIsMore(t *testing.T) {
	for n, want := range map[int]bool{1: false, 5: false, 6: true} {
		page := draw(t, "en", layout.App, layout.Frame{Nav: nav(n)})
		if got := strings.Contains(page, ">More<"); got != want {
			t.Errorf("%d entries: More %v, want %v", n, got, want)
		}
		if got := strings.Count(page, `class="nav-link" href=`); got != n {
			t.Errorf("%d entries give %d links", n, got)
		}
	}
}

func TestABadgeOfTheNavigationIsOnThePageOnce(t *testing.T) {
	items := nav(7)
	items[3].Badge, items[6].Badge = ui.Badge("b1", 15, "open"), ui.Badge("b2", 2, "new")
	page := draw(t, "en", layout.App, layout.Frame{Nav: items})
	for _, id := range []string{`id="b1"`, `id="b2"`} {
		if strings.Count(page, id) != 1 {
			t.Errorf("%s: %d times; a fragment's id must be unique", id, strings.Count(page, id))
		}
	}
}

func TestTheLiveElementCarriesThePosition(t *testing.T) {
	page := draw(t, "en", layout.App, layout.Frame{Me: &layout.Me{ID: "a1", Name: "Amara"}, Live: &layout.Live{
		URL: "/e/x/guests/live?q=a&side=b", Position: "e1.42", Build: "b", Poll: 30, Fragments: []string{"guests-counts", "guests-rows"}}})
	for _, want := range []string{`data-url="/e/x/guests/live?q=a&amp;side=b"`, `data-position="e1.42"`, `data-build="b"`, `data-poll="30"`,
		`data-fragments="guests-counts guests-rows"`, `data-text-polling="Polling every {n} s"`, `data-me="a1"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestTitlesSayThePageAndTheEvent(t *testing.T) {
	e := &layout.Event{Name: "Amara & Jonas"}
	for want, f := range map[string]layout.Frame{
		"Guests · Amara &amp; Jonas": {Title: "Guests", Event: e}, "Amara &amp; Jonas": {Event: e}, "Sign in · Convive": {Title: "Sign in"}, "Convive": {},
	} {
		if page := draw(t, "en", layout.Plain, f); !strings.Contains(page, "<title>"+want+"</title>") {
			t.Errorf("title is not %q", want)
		}
	}
}

func TestAnEventNamedLikeMarkupIsText(t *testing.T) {
	page := draw(t, "en", layout.App, layout.Frame{Event: &layout.Event{Name: `<script>x</script>"`, Href: "javascript:x"}, Me: &layout.Me{ID: `"><b>`, Name: "<i>"}})
	for _, bad := range []string{"<script>x", `href="javascript:`, `"><b>`, "<i>"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page contains %q", bad)
		}
	}
}

func TestAssetsHaveTheAddressThatTheServerGives(t *testing.T) {
	if got := layout.Asset("app.css"); got != "/static/app.css" {
		t.Errorf("without SetAssets: %q", got)
	}
	layout.SetAssets(func(name string) string { return "/static/" + name + "?v=abc" })
	t.Cleanup(func() { layout.SetAssets(func(name string) string { return "/static/" + name }) })
	if page := draw(t, "en", layout.Plain, layout.Frame{}); !strings.Contains(page, `href="/static/app.css?v=abc"`) {
		t.Error("the style sheet has no version")
	}
}
