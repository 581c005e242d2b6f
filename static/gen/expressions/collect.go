// Package expressions finds the data-* expressions of the templates and writes static/expressions.js, the table that
// lets them run under a policy without 'unsafe-eval'. It guards two rules: an expression is a constant (what varies
// stands in a plain attribute and is read with el.dataset), and nothing inline is written that the policy would block.
package expressions

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Expression is one data-* attribute of the templates with the function that the bundle will ask for.
type Expression struct {
	File      string // path of the template or Go file
	Attribute string
	Value     string
	Function  Function
}

// Problem is something in a template that cannot work under the policy.
type Problem struct {
	File    string
	Message string
}

func (p Problem) Error() string { return p.File + ": " + p.Message }

// Collect reads all .templ and .go files below the folders and returns their expressions, sorted, each once per file.
// All problems are returned together; the error is about reading and parsing alone.
func Collect(root fs.FS, folders ...string) ([]Expression, []Problem, error) {
	c := &collector{}
	for _, folder := range folders {
		if _, err := fs.Stat(root, folder); err != nil {
			return nil, nil, err
		}
		err := fs.WalkDir(root, folder, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.HasSuffix(name, "_test.go") {
				return err
			}
			return c.read(root, name)
		})
		if err != nil {
			return nil, nil, err
		}
	}
	order := func(a, b Expression) int {
		return cmp.Or(cmp.Compare(a.Function.Key(), b.Function.Key()), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Attribute, b.Attribute), cmp.Compare(a.Value, b.Value))
	}
	slices.SortFunc(c.found, order)
	return slices.CompactFunc(c.found, func(a, b Expression) bool { return order(a, b) == 0 }), c.problems, nil
}

type collector struct {
	file     string
	found    []Expression
	problems []Problem
}

func (c *collector) read(root fs.FS, name string) error {
	c.file = name
	var read func(string) error
	switch {
	case strings.HasSuffix(name, ".templ"):
		read = c.template
	case strings.HasSuffix(name, ".go"):
		read = c.code
	default:
		return nil
	}
	content, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	if err := read(string(content)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (c *collector) problem(format string, args ...any) {
	c.problems = append(c.problems, Problem{c.file, fmt.Sprintf(format, args...)})
}

// constant records what an attribute with a constant value asks for.
func (c *collector) constant(attribute, value string) {
	fn, ok, err := Rewrite(attribute, value)
	if err != nil {
		c.problem("%v", err)
	}
	if ok {
		c.found = append(c.found, Expression{c.file, attribute, value, fn})
	}
}

// name refuses attributes that the policy blocks, or that the bundle passes over without a word.
func (c *collector) name(attribute string) {
	lower := strings.ToLower(attribute)
	plugin := pluginOf(lower)
	switch {
	case lower == "style":
		c.problem(`style="…" is blocked by the policy: use a class, hidden with data-attr:hidden, or data-style`)
	case strings.HasPrefix(lower, "on"):
		c.problem(`%s="…" is blocked by the policy: use data-on:%s`, attribute, strings.TrimPrefix(lower, "on"))
	case strings.HasPrefix(plugin, "on-") && !compiles(lower):
		c.problem("%s is nothing to Datastar, which would pass over it silently: write data-on:%s", attribute, strings.TrimPrefix(plugin, "on-"))
	}
}
