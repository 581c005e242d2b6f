package simulate

import (
	"maps"
	"net/url"
	"slices"

	"golang.org/x/net/html"
)

// form is a form of a page, as it stands there.
type form struct {
	action  string
	values  url.Values          // what it would send untouched
	offers  map[string][]string // what its lists, boxes and choices offer, by name
	buttons []button
	page    *document
}

// button sends a form; it may have a value and an address of its own.
type button struct{ name, value, action, label string }

// form finds the first form for which is holds; nil when there is none.
func (d *document) form(is match) *form {
	n := d.first(func(n *html.Node) bool { return n.Data == "form" && is(n) })
	if n == nil {
		return nil
	}
	return d.read(n)
}

// forms are the elements of all for which is holds; to read one is to look through the whole page.
func (d *document) forms(is match) []*html.Node {
	return every(d.root, func(n *html.Node) bool { return n.Data == "form" && is(n) })
}

func (d *document) read(n *html.Node) *form {
	f := &form{action: attr(n, "action"), values: url.Values{}, offers: map[string][]string{}, page: d}
	id := attr(n, "id")
	for _, c := range every(d.root, control) {
		owner, named := lookup(c, "form")
		if named && (id == "" || owner != id) || !named && !within(c, n) {
			continue
		}
		f.take(c)
	}
	return f
}

func control(n *html.Node) bool {
	switch n.Data {
	case "input", "select", "textarea", "button":
		_, disabled := lookup(n, "disabled")
		return !disabled
	}
	return false
}

func (f *form) take(c *html.Node) {
	name, value := attr(c, "name"), attr(c, "value")
	switch {
	case c.Data == "button":
		if kind := attr(c, "type"); kind == "" || kind == "submit" {
			f.buttons = append(f.buttons, button{name, value, attr(c, "formaction"), text(c)})
		}
	case name == "":
	case c.Data == "select":
		f.takeSelect(name, c)
	case c.Data == "textarea":
		f.values.Set(name, text(c))
	case attr(c, "type") == "checkbox" || attr(c, "type") == "radio":
		f.offers[name] = append(f.offers[name], value)
		if _, checked := lookup(c, "checked"); checked {
			f.values.Add(name, value)
		}
	default:
		f.values.Add(name, value)
	}
}

func (f *form) takeSelect(name string, c *html.Node) {
	options := every(c, tag("option"))
	for i, o := range options {
		value := attr(o, "value")
		f.offers[name] = append(f.offers[name], value)
		if _, selected := lookup(o, "selected"); selected || i == 0 {
			f.values.Set(name, value)
		}
	}
}

// sent is the form's body when a button sends it, without a command id.
func (f *form) sent(b button) url.Values {
	values := maps.Clone(f.values)
	if b.name != "" {
		values[b.name] = append(slices.Clone(values[b.name]), b.value)
	}
	values.Del("command")
	return values
}

// to is where it goes when a button sends it.
func (f *form) to(b button) string {
	if b.action != "" {
		return b.action
	}
	return f.action
}
