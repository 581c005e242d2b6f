package model

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// HTML is the element with this id in canonical form, "" when there is none. Attributes stand in order of name, those
// that the page declared its own (data-preserve-attr) are left out; so are comments and text of white space alone
// (except in <pre> and <textarea>), in which a keyed insert and a whole rendering may differ. Elements of another
// namespace carry its name, since <circle> outside of SVG shows nothing.
func (p *Page) HTML(id string) string {
	n := p.byID(id)
	if n == nil {
		return ""
	}
	var out strings.Builder
	canonical(&out, n, false)
	return out.String()
}

func canonical(out *strings.Builder, n *html.Node, exact bool) {
	switch n.Type {
	case html.TextNode:
		if exact || strings.TrimSpace(n.Data) != "" {
			out.WriteString(html.EscapeString(n.Data))
		}
	case html.ElementNode:
		name := n.Data
		if n.Namespace != "" {
			name = n.Namespace + ":" + name
		}
		out.WriteString("<" + name)
		for _, a := range sortedAttributes(n) {
			out.WriteString(" " + a)
		}
		out.WriteByte('>')
		for c := range n.ChildNodes() {
			canonical(out, c, exact || n.Data == "pre" || n.Data == "textarea")
		}
		out.WriteString("</" + name + ">")
	}
}

func sortedAttributes(n *html.Node) []string {
	skip := preserved(n)
	var all []string
	for _, a := range n.Attr {
		name := a.Key
		if a.Namespace != "" {
			name = a.Namespace + ":" + name
		}
		if !slices.Contains(skip, name) {
			all = append(all, fmt.Sprintf(`%s="%s"`, name, html.EscapeString(a.Val)))
		}
	}
	slices.Sort(all)
	return all
}

func preserved(n *html.Node) []string { return strings.Fields(attribute(n, "data-preserve-attr")) }

// Diff says where this page's fragments differ from those of a page that was loaded afresh: "" when they are equal.
// Ids that occur twice in a fragment are a difference too.
func (p *Page) Diff(fresh *Page) string {
	ids := p.Fragments()
	for _, id := range fresh.Fragments() {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	var out strings.Builder
	for _, id := range ids {
		ours, theirs := p.HTML(id), fresh.HTML(id)
		if ours != theirs {
			fmt.Fprintf(&out, "#%s differs:\n%s", id, firstDifference(lines(ours), lines(theirs)))
		}
		if twice := p.doubled(id); twice != "" {
			fmt.Fprintf(&out, "#%s: the id %q occurs twice\n", id, twice)
		}
	}
	return out.String()
}

func (p *Page) doubled(fragment string) (twice string) {
	seen := map[string]bool{}
	if n := p.byID(fragment); n != nil {
		walk(n, func(n *html.Node) {
			id := attribute(n, "id")
			if id != "" && seen[id] {
				twice = id
			}
			seen[id] = true
		})
	}
	return twice
}

func lines(canonical string) []string {
	if canonical == "" {
		return []string{"(not there)"}
	}
	return strings.Split(strings.TrimPrefix(strings.ReplaceAll(canonical, "<", "\n<"), "\n"), "\n")
}

// firstDifference shows up to five lines of each side around the first line that differs.
func firstDifference(ours, theirs []string) string {
	at := 0
	for at < len(ours) && at < len(theirs) && ours[at] == theirs[at] {
		at++
	}
	var out strings.Builder
	for _, line := range ours[max(0, at-2):at] {
		fmt.Fprintf(&out, "    %s\n", line)
	}
	for _, line := range ours[at:min(len(ours), at+5)] {
		fmt.Fprintf(&out, "  - %s\n", line)
	}
	for _, line := range theirs[at:min(len(theirs), at+5)] {
		fmt.Fprintf(&out, "  + %s\n", line)
	}
	return out.String()
}
