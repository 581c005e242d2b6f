package model

import (
	"fmt"
	"slices"

	"golang.org/x/net/html"
)

// insert places nodes beside or into target. An element that is on the page already is moved there and morphed, as
// live.js does: a delivery that was cut comes again and must not double its rows.
func (p *Page) insert(target *html.Node, mode string, nodes []*html.Node) error {
	if mode == "prepend" || mode == "after" {
		slices.Reverse(nodes)
	}
	for _, node := range nodes {
		there := p.byID(attribute(node, "id"))
		if there == nil {
			place(node, target, mode, firstNode)
			p.learn(node)
			continue
		}
		if holds(there, target) {
			return fmt.Errorf("mode %s: %q would go into or beside itself", mode, attribute(node, "id"))
		}
		place(there, target, mode, firstElement)
		p.outer(there, []*html.Node{node})
	}
	return nil
}

func firstNode(n *html.Node) *html.Node { return n.FirstChild }

func place(n, target *html.Node, mode string, first func(*html.Node) *html.Node) {
	detach(n)
	switch mode {
	case "append":
		target.AppendChild(n)
	case "prepend":
		target.InsertBefore(n, first(target))
	case "before":
		target.Parent.InsertBefore(n, target)
	case "after":
		target.Parent.InsertBefore(n, target.NextSibling)
	}
}

func (p *Page) move(data map[string]string) error {
	row := p.byID(data["id"])
	if row == nil {
		return fmt.Errorf("nothing has the id %q", data["id"])
	}
	mode, id := "after", data["after"]
	if id == "" {
		mode, id = "prepend", data["into"]
	}
	target := p.byID(id)
	if target == nil {
		return fmt.Errorf("%q should go to %q, which is not there", data["id"], id)
	}
	if holds(row, target) {
		return fmt.Errorf("%q would go into or beside itself", data["id"])
	}
	place(row, target, mode, firstElement)
	return nil
}
