package model

import "golang.org/x/net/html"

func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	if n.Type == html.ElementNode && is(n) {
		return n
	}
	for c := range n.ChildNodes() {
		if found := find(c, is); found != nil {
			return found
		}
	}
	return nil
}

func (p *Page) byID(id string) *html.Node {
	if p.twice[id] {
		return find(p.doc, func(n *html.Node) bool { return attribute(n, "id") == id })
	}
	return p.known[id]
}

// learn notes which elements came into the document with nodes.
func (p *Page) learn(nodes ...*html.Node) {
	for _, node := range nodes {
		walk(node, func(n *html.Node) {
			id := attribute(n, "id")
			if id == "" {
				return
			}
			if other := p.known[id]; other != nil && other != n {
				p.twice[id] = true
			}
			p.known[id] = n
		})
	}
}

// forget lets go of what leaves the document with a part of it.
func (p *Page) forget(part *html.Node) {
	walk(part, func(n *html.Node) {
		delete(p.known, attribute(n, "id"))
	})
}

func attribute(n *html.Node, key string) string {
	value, _ := lookup(n, key)
	return value
}

func lookup(n *html.Node, key string) (string, bool) {
	if n == nil {
		return "", false
	}
	for _, a := range n.Attr {
		if a.Namespace == "" && a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func detachChildren(n *html.Node) []*html.Node {
	var all []*html.Node
	for n.FirstChild != nil {
		all = append(all, n.FirstChild)
		n.RemoveChild(n.FirstChild)
	}
	return all
}

func detach(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

func firstElement(n *html.Node) *html.Node { return elementFrom(n.FirstChild) }

func elementFrom(n *html.Node) *html.Node {
	for n != nil && n.Type != html.ElementNode {
		n = n.NextSibling
	}
	return n
}

func holds(outer, inner *html.Node) bool {
	for n := inner; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}
