package expressions

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
)

// Function is what the bundle asks Function for: the names of the parameters and the body.
type Function struct {
	Params []string
	Body   string
}

// Key is the function's place in the table of expressions.js.
func (f Function) Key() string { return strings.Join(f.Params, ",") + "\n" + f.Body }

// plugin says how an attribute of the bundle compiles its value; source: library/src/plugins/attributes of v1.0.2.
type plugin struct {
	returnsValue bool
	argNames     []string
}

var plugins = map[string]plugin{
	"attr":            {returnsValue: true},
	"class":           {returnsValue: true},
	"computed":        {returnsValue: true},
	"effect":          {},
	"init":            {},
	"on":              {argNames: []string{"evt"}},
	"on-intersect":    {},
	"on-interval":     {},
	"on-signal-patch": {returnsValue: true, argNames: []string{"patch"}},
	"show":            {returnsValue: true},
	"signals":         {returnsValue: true},
	"style":           {returnsValue: true},
	"text":            {returnsValue: true},
}

// filters are attributes whose value is JSON or else an object expression without parameters (jsStrToObject).
var filters = map[string]bool{"json-signals": true, "on-signal-patch-filter": true}

// escapeMark opens the bundle's own escaping; what it does there with "$'" cannot be said in a constant table.
const escapeMark = "\U0001F595JS_"

// pluginOf returns the name of the plugin that an attribute calls: "data-on:click__once" → "on"; "" for none.
func pluginOf(attribute string) string {
	rest, ok := strings.CutPrefix(strings.ToLower(attribute), "data-")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "__")
	name, _, _ = strings.Cut(name, ":")
	return name
}

// compiles tells whether the bundle compiles the values of an attribute.
func compiles(attribute string) bool {
	name := pluginOf(attribute)
	_, ok := plugins[name]
	return ok || filters[name]
}

// Rewrite returns what the bundle asks for when it meets attribute="value"; ok is false when it asks for nothing.
func Rewrite(attribute, value string) (fn Function, ok bool, err error) {
	if value == "" || !compiles(attribute) {
		return Function{}, false, nil
	}
	if strings.Contains(value, escapeMark) {
		return Function{}, false, fmt.Errorf("%s holds the bundle's escape mark: %s", attribute, value)
	}
	name := pluginOf(attribute)
	if filters[name] {
		return Function{Body: "return (" + value + ")"}, !json.Valid([]byte(value)), nil
	}
	params := append([]string{"el", "$", "__action", "evt"}, plugins[name].argNames...)
	return Function{Params: params, Body: genRx(value, plugins[name].returnsValue)}, true, nil
}

// The regular expressions of library/src/engine/engine.ts, function genRx, in Go's syntax. JavaScript's \s and dot are
// spelt out; (?!\{) does not exist here, so that a "$" in a template literal is matched with what follows it.
const (
	space  = `[\t\n\v\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]`
	dot    = `[^\n\r\x{2028}\x{2029}]`
	signal = `\$([a-zA-Z_\d]\w*(?:[.-]\w+)*)`
)

var (
	statementRe = regexp.MustCompile(strings.ReplaceAll(`(?:/(?:\\/|[^/])*/|"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|`+"`(?:\\\\`|[^`])*`"+
		`|\(\s*(?:function\s*\(\s*\)|\(\s*\)\s*=>)\s*(?:\{(?s:.)*?\}|[^;){]*)\s*\)\s*\(\s*\)|[^;])+`, `\s`, space))
	signalRe = regexp.MustCompile(`("(?:\\` + dot + `|[^"\\])*"|'(?:\\` + dot + `|[^'\\])*'|` +
		"`(?:\\\\" + dot + "|[^`\\\\$]|\\$+(?:\\\\" + dot + "|[^`\\\\${]))*\\$*`)" +
		`|\$\{([^{}]*)\}|` + signal)
	innerRe  = regexp.MustCompile(signal)
	actionRe = regexp.MustCompile(`@([A-Za-z_$][\w$]*)\(`)
)

// genRx rewrites an expression exactly as the bundle does.
func genRx(value string, returnsValue bool) string {
	expr := trim(value)
	if returnsValue {
		expr = returned(expr)
	}
	expr = replaceGroups(signalRe, expr, func(match []string) string {
		switch {
		case match[1] != "":
			return match[0]
		case match[3] != "":
			return path(match[3])
		}
		return "${" + replaceGroups(innerRe, match[2], func(inner []string) string { return path(inner[1]) }) + "}"
	})
	return actionRe.ReplaceAllString(expr, `__action("$1",evt,`)
}

// returned makes the last statement the result.
func returned(expr string) string {
	statements := statementRe.FindAllString(expr, -1)
	if statements == nil {
		return ""
	}
	last := len(statements) - 1
	if text := trim(statements[last]); !strings.HasPrefix(text, "return") {
		statements[last] = "return (" + text + ");"
	}
	return strings.Join(statements, ";\n")
}

// path writes a signal's name as the bundle reads it: foo.bar → $['foo']['bar'].
func path(name string) string {
	return "$['" + strings.ReplaceAll(name, ".", "']['") + "']"
}

func trim(s string) string {
	return strings.Trim(s, "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff")
}

func replaceGroups(re *regexp.Regexp, text string, replace func(match []string) string) string {
	return re.ReplaceAllStringFunc(text, func(found string) string { return replace(re.FindStringSubmatch(found)) })
}
