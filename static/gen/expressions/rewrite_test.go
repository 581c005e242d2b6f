package expressions

import (
	"strings"
	"testing"
)

func TestExpressionsAreRewrittenAsTheBundleDoes(t *testing.T) {
	for _, c := range []struct{ attribute, value, params, body string }{
		{"data-on:click", " $n++ ", "el,$,__action,evt,evt", "$['n']++"},
		{"data-on:click__once.x", "@post(el.dataset.url)", "el,$,__action,evt,evt", `__action("post",evt,el.dataset.url)`},
		{"data-text", "$a.b-c", "el,$,__action,evt", "return ($['a']['b-c']);"},
		{"data-text", "let x = 1; x + 1", "el,$,__action,evt", "let x = 1;\nreturn (x + 1);"},
		{"data-text", "return 'a;b'", "el,$,__action,evt", "return 'a;b'"},
		{"data-text", "`a ${$b.c} $d ${'}'}`", "el,$,__action,evt", "return (`a ${$['b']['c']} $['d'] ${'}'}`);"},
		{"data-text", "'$kept'", "el,$,__action,evt", "return ('$kept');"},
		{"data-signals", `{"a":1}`, "el,$,__action,evt", `return ({"a":1});`},
		{"data-on-signal-patch", "f(patch)", "el,$,__action,evt,patch", "return (f(patch));"},
		{"data-on-signal-patch-filter", "{include: /^a$/}", "", "return ({include: /^a$/})"},
		{"data-init", "a; b;", "el,$,__action,evt", "a; b;"},
		{"data-text", "  ", "el,$,__action,evt", ""},
	} {
		fn, ok, err := Rewrite(c.attribute, c.value)
		if err != nil || !ok || strings.Join(fn.Params, ",") != c.params || fn.Body != c.body {
			t.Errorf("%s=%q asks for (%s) %q, %v, %v; want (%s) %q", c.attribute, c.value, fn.Params, fn.Body, ok, err, c.params, c.body)
		}
	}
}

func TestAttributesThatAreNoExpressionsAskForNothing(t *testing.T) {
	for attribute, value := range map[string]string{
		"data-bind": "name", "data-ref": "x", "data-indicator:busy": "", "data-id": "7", "data-text-live": "Live", "title": "$x",
		"data-signals:a": "", "data-on-signal-patch-filter": `{"include":"a"}`, "data-json-signals": `{"include":"a"}`,
	} {
		if fn, ok, err := Rewrite(attribute, value); ok || err != nil {
			t.Errorf("%s=%q asks for %v, %v", attribute, value, fn, err)
		}
	}
}
