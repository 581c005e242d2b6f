package simulate

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// document is a page, or a part of one, as it came.
type document struct {
	path string
	raw  []byte
	root *html.Node
}

func parse(path string, raw []byte) *document {
	root, err := html.Parse(bytes.NewReader(raw))
	if err != nil { // only a failing reader makes it fail
		panic(err)
	}
	return &document{path, raw, root}
}

type match func(*html.Node) bool

func tag(name string) match { return func(n *html.Node) bool { return n.Data == name } }

func byID(id string) match { return func(n *html.Node) bool { return attr(n, "id") == id } }

func class(name string) match {
	return func(n *html.Node) bool { return strings.Contains(" "+attr(n, "class")+" ", " "+name+" ") }
}

func (d *document) first(is match) *html.Node { return first(d.root, is) }

func first(n *html.Node, is match) (found *html.Node) {
	elements(n, func(c *html.Node) bool {
		if is(c) {
			found = c
		}
		return found == nil
	})
	return found
}

func every(n *html.Node, is match) (all []*html.Node) {
	elements(n, func(c *html.Node) bool {
		if is(c) {
			all = append(all, c)
		}
		return true
	})
	return all
}

// elements visits those within n in their order for as long as visit says so. It walks by hand: pages are large, and
// what the play takes of the processor its server lacks.
func elements(n *html.Node, visit func(*html.Node) bool) {
	for c := n; c != nil; {
		switch {
		case c.FirstChild != nil:
			c = c.FirstChild
		default:
			for c != n && c.NextSibling == nil {
				c = c.Parent
			}
			if c == n {
				return
			}
			c = c.NextSibling
		}
		if c.Type == html.ElementNode && !visit(c) {
			return
		}
	}
}

func lookup(n *html.Node, key string) (string, bool) {
	if n != nil {
		for _, a := range n.Attr {
			if a.Key == key && a.Namespace == "" {
				return a.Val, true
			}
		}
	}
	return "", false
}

func attr(n *html.Node, key string) string {
	v, _ := lookup(n, key)
	return v
}

// text is what an element says, its white space made one.
func text(n *html.Node) string {
	if n == nil {
		return ""
	}
	var out strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			out.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(isolates.Replace(out.String())), " ")
}

// isolates keep the direction of a name apart from its sentence's; a terminal shows them as signs.
var isolates = strings.NewReplacer("\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

var ids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}|/r/[A-Za-z0-9_-]+`)

// shape is an address without what differs from one row to the next: no key of a personal link is ever printed.
func shape(path string) string {
	path, _, _ = strings.Cut(path, "?")
	return ids.ReplaceAllStringFunc(path, func(id string) string {
		if strings.HasPrefix(id, "/r/") {
			return "/r/…"
		}
		return "…"
	})
}
