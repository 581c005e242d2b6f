package expressions

import (
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
	"convive/static"
)

// tricky are expressions at which a rewriting could go wrong; most are senseless, some are no JavaScript at all.
var tricky = [][2]string{
	{"data-text", "$a"}, {"data-text", "$a.b.c"}, {"data-text", "$foo-bar"}, {"data-text", "$foo-$bar"}, {"data-text", "$arr[$index]"},
	{"data-text", "$['a'].b"}, {"data-text", "$123"}, {"data-text", "$foo.0.name"}, {"data-text", "$count--"}, {"data-text", "$a.b-c-$d"},
	{"data-text", "'$a' + \"$b\" + `$c ${$d.e} $f`"}, {"data-text", "'it\\'s $a' + $b"}, {"data-text", "`$${$a}$$b`"}, {"data-text", "`a$`"}, {"data-text", "`$$b` + $c"},
	{"data-text", "`${ {a: $b}.a }`"}, {"data-text", "`\\${$a}`"}, {"data-text", "'open $a"}, {"data-text", "'a\n$b'"}, {"data-text", "a\u00a0;\u00a0$b\ufeff"},
	{"data-text", "let a = 1; let b = 2; a + b"}, {"data-text", "a; return b"}, {"data-text", "'a;b'; \"c;d\""}, {"data-text", "/a;b\\//.test($x); $y"},
	{"data-text", "(() => { let a = 1; return a })()"}, {"data-text", "x; (function () { a; b })()"}, {"data-text", "(() => 1)(); 2"}, {"data-text", ";"},
	{"data-text", "a;\n\n  b ;"}, {"data-text", "   "}, {"data-text", "`a;${b;c}`; d"}, {"data-text", "$a ? '@b(' : @c($d)"}, {"data-text", "a // $b; c"},
	{"data-show", "!$x"}, {"data-class", "{'a b': $n > 1}"}, {"data-class:big", "$n > 1"}, {"data-attr:hidden", "!$x"}, {"data-attr", "{'aria-label': $n}"},
	{"data-style:color", "$c"}, {"data-style", "{color: $c}"}, {"data-computed:double", "$n * 2"}, {"data-effect", "$a; $b"}, {"data-init", "@get('/x'); $n = 1"},
	{"data-init__delay.1ms", "$late = 1"}, {"data-signals", `{"a": {"b": "c;d"}}`}, {"data-signals:foo-bar", "7"}, {"data-signals__ifmissing", "{b: '$a'}"},
	{"data-on:click", "$n++; @post(el.dataset.url, {contentType: 'form'})"}, {"data-on:submit__prevent", "@post(el.action)"}, {"data-on:keydown__window", "evt.key === 'k' && ($open = true)"},
	{"data-on:click__outside__debounce.200ms", "$a = `x`"}, {"data-on-intersect__once", "@setAll(1, {include: /a;b/})"}, {"data-on-interval__duration.60s", "$t.n++"},
	{"data-on-signal-patch", "console.log(patch, '$a'); $b"}, {"data-on:click", "alert(\u201c\U0001F600\u201d) \\$a @a @b (@c ("}, {"data-on:click", "a$b $c$d @$x( $_a.$b"},
	{"data-json-signals", "{include: /^count$/}"}, {"data-json-signals", `{"include": "a"}`}, {"data-bind", "name"}, {"data-ref", "box"}, {"data-indicator", "busy"},
}

// recorder stands before the bundle. It notes what the bundle asks Function for, and makes every plugin that has an
// expression compile it at once, also where the bundle would wait for an event.
const recorder = `(() => {
	const asked = globalThis.asked = [], set = Map.prototype.set
	globalThis.Function = new Proxy(Function, {apply: (_f, _self, args) => (asked.push(args), () => ({}))})
	Map.prototype.set = function (key, plugin) {
		if (plugin && plugin.name === key && typeof plugin.apply === 'function' && /\brx\b/.test(plugin.apply)) {
			const apply = plugin.apply
			plugin.apply = function (ctx) { if (ctx.rx) ctx.rx(); if (key === 'on-signal-patch') return apply.call(this, ctx) }
		}
		return set.call(this, key, plugin)
	}
})()`

// serve answers / with a page of the elements, under the policy of the app, with a script before the stock bundle.
func serve(t *testing.T, before, body string) string {
	bundle, ok := static.Files()[static.Datastar]
	if !ok {
		t.Fatal(static.Check())
	}
	mux := http.NewServeMux()
	script := func(path, text string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			_, _ = w.Write([]byte(text))
		})
	}
	script("/before.js", before)
	script("/datastar.js", string(bundle.Content))
	script("/after.js", "addEventListener('load', () => setTimeout(() => { globalThis.ready = true }))")
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", static.Policy)
		_, _ = w.Write([]byte(`<!doctype html><title>x</title><script src="/before.js"></script><script type="module" src="/datastar.js"></script><script type="module" src="/after.js"></script><body>` + body))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/"
}

func elements(pairs [][2]string) string {
	var out strings.Builder
	for _, pair := range pairs {
		out.WriteString("<i " + pair[0] + `="` + html.EscapeString(pair[1]) + `"></i>`)
	}
	return out.String()
}

// compare fails for each expression that the generator and the bundle see differently.
func compare(t *testing.T, pairs [][2]string) {
	t.Helper()
	url := serve(t, recorder, elements(pairs))
	ctx := browser.New(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	if err := browser.Wait(ctx, "globalThis.ready"); err != nil {
		t.Fatal(err)
	}
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string]("JSON.stringify(asked)"))
	if err != nil {
		t.Fatal(err)
	}
	var asked [][]string
	if err := json.Unmarshal([]byte(text), &asked); err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, args := range asked {
		fn := Function{Params: args[:len(args)-1], Body: args[len(args)-1]}
		got = append(got, fn.Key())
	}
	for _, pair := range pairs {
		if fn, ok, err := Rewrite(pair[0], pair[1]); err != nil {
			t.Errorf("%s: %v", pair, err)
		} else if ok {
			want = append(want, fn.Key())
		}
	}
	if len(got) != len(want) {
		t.Errorf("the bundle asks for %d functions, the generator expects %d", len(got), len(want))
	}
	for _, key := range want {
		if !slices.Contains(got, key) {
			t.Errorf("the bundle never asks for %q", key)
		}
	}
	for _, key := range got {
		if !slices.Contains(want, key) {
			t.Errorf("the generator does not know %q", key)
		}
	}
}

func TestTheBundleAsksForWhatTheGeneratorExpects(t *testing.T) { compare(t, tricky) }

func TestTheBundleAsksForEveryExpressionOfTheTemplates(t *testing.T) {
	found, problems, err := Collect(os.DirFS("../../.."), "views")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	var pairs [][2]string
	for _, e := range found {
		pairs = append(pairs, [2]string{e.Attribute, e.Value})
		if strings.HasPrefix(e.Attribute, "data-on-signal-patch-filter") {
			t.Errorf("%s: put %s into the list of tricky expressions first: here it stands without its data-on-signal-patch", e.File, e.Attribute)
		}
	}
	compare(t, pairs)
}

// The committed table is loaded whole: one expression that is no JavaScript would break it for all pages.
func TestTheCommittedTableIsUpToDateAndLoads(t *testing.T) {
	found, _, err := Collect(os.DirFS("../../.."), "views")
	if err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile("../../expressions.js")
	if err != nil {
		t.Fatal(err)
	}
	if string(committed) != string(Script(found)) {
		t.Error("static/expressions.js is not what the templates need: run make generate")
	}
	ctx := browser.New(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(serve(t, string(Script(found)), ""))); err != nil {
		t.Fatal(err)
	}
	if err := browser.Wait(ctx, "globalThis.ready"); err != nil {
		t.Fatal(err)
	}
}
