package expressions

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"convive/e2e/browser"
)

const page = `
	<div data-signals='{"n": 1, "shown": false}' data-computed:double="$n * 2">
		<button id="more" data-on:click="$n = $n + Number(el.dataset.step)" data-step="3">more</button>
		<p id="n" data-text="'n is ' + $n"></p>
		<p id="double" data-text="$double" data-class="{big: $n > 3}" data-style:color="$n > 3 ? 'red' : 'blue'"></p>
		<p id="shown" data-attr:hidden="!$shown" hidden>shown</p>
		<p data-effect="el.dataset.seen = $n" id="effect"></p>
	</div>`

// open shows the page under the policy, with the table that the generator makes for it.
func open(t *testing.T) (run func(script string) string, allow func(...string), problems func() string) {
	t.Helper()
	found, wrong, err := Collect(fstest.MapFS{"views/page.templ": template(page)}, "views")
	if err != nil || len(wrong) > 0 {
		t.Fatal(err, wrong)
	}
	url := serve(t, string(Script(found)), page)
	ctx := browser.New(t)
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
	if err := browser.Wait(ctx, `document.querySelector('#n').textContent === 'n is 1'`); err != nil {
		t.Fatal(err, browser.Problems(ctx))
	}
	run = func(script string) string {
		t.Helper()
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	return run, func(texts ...string) { browser.Allow(ctx, texts...) }, func() string { return strings.Join(browser.Problems(ctx), "\n") }
}

const state = `[document.querySelector('#n').textContent, document.querySelector('#double').textContent,
	document.querySelector('#double').className, document.querySelector('#double').style.color,
	document.querySelector('#shown').hidden, document.querySelector('#effect').dataset.seen].join()`

func TestExpressionsRunUnderThePolicyWithoutAViolation(t *testing.T) {
	run, _, problems := open(t)
	if got := run(state); got != "n is 1,2,,blue,true,1" {
		t.Errorf("at first: %s", got)
	}
	if got := run(`document.querySelector('#more').click(); ` + state); got != "n is 4,8,big,red,true,4" {
		t.Errorf("after a click: %s", got)
	}
	if got := problems(); got != "" {
		t.Errorf("problems:\n%s", got)
	}
}

func TestAnExpressionInAPatchedFragmentRuns(t *testing.T) {
	run, _, _ := open(t)
	got := run(`(async () => {
		document.querySelector('#more').remove()
		document.body.insertAdjacentHTML('beforeend', '<button id="more" data-on:click="$n = $n + Number(el.dataset.step)" data-step="5">more</button>')
		await new Promise(requestAnimationFrame)
		document.querySelector('#more').click()
		return ` + state + ` })()`)
	if got != "n is 6,12,big,red,true,6" {
		t.Errorf("after a click on the new button: %s", got)
	}
}

func TestAnInjectedAttributeCannotRun(t *testing.T) {
	for name, attribute := range map[string]string{
		"at once":                 `data-init="globalThis.stolen = 1"`,
		"at a click":              `data-on:click="globalThis.stolen = 1"`,
		"as a signal":             `data-signals="{a: globalThis.stolen = 1}"`,
		"as a filter":             `data-json-signals="globalThis.stolen = 1"`,
		"as a change of a known":  `data-on:click="$n = $n + Number(el.dataset.step); globalThis.stolen = 1"`,
		"through the constructor": `data-text="el.constructor.constructor('globalThis.stolen = 1')()"`,
	} {
		t.Run(name, func(t *testing.T) {
			run, allow, problems := open(t)
			allow("EvalError", "GenerateExpression", "not an expression of this app", "ExecuteExpression")
			run(`(async () => {
				document.body.insertAdjacentHTML('beforeend', ` + "`<b id=bad " + attribute + ">x</b>`" + `)
				await new Promise(requestAnimationFrame)
				document.querySelector('#bad').click()
				return '' })()`)
			if got := run(`String(globalThis.stolen)`); got != "undefined" {
				t.Errorf("the injected expression ran")
			}
			if got := problems(); !strings.Contains(got, "EvalError: not an expression of this app") || !strings.Contains(got, "stolen") {
				t.Errorf("no EvalError names the expression:\n%s", got)
			}
		})
	}
}

func TestTheFunctionConstructorsStayClosed(t *testing.T) {
	run, allow, _ := open(t)
	allow("Content Security Policy", "csp violation")
	for _, script := range []string{
		`new Function('globalThis.stolen = 1')()`, `Function('globalThis.stolen = 1')()`, `(() => {}).constructor('globalThis.stolen = 1')()`,
		`(async () => {}).constructor('globalThis.stolen = 1')()`, `Reflect.construct(Function, ['globalThis.stolen = 1'])()`,
	} {
		// In a task of its own: while the debugger evaluates, Chromium lifts the policy.
		got := run(`new Promise(done => setTimeout(() => { try { ` + script + `; done('ran') } catch (e) { done(e.name) } }))`)
		if got != "EvalError" {
			t.Errorf("%s: %s", script, got)
		}
	}
	if got := run(`String((() => {}) instanceof Function)`); got != "true" {
		t.Error("a function is no instance of Function any more")
	}
}
