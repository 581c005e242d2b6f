package model

import (
	"errors"
	"fmt"
	"slices"

	"golang.org/x/net/html"
)

func (p *Page) patch(data map[string]string) error {
	mode := data["mode"]
	if mode == "" {
		mode = "outer"
	}
	nodes, err := parsed(data["elements"], data["namespace"])
	if err != nil {
		return err
	}
	selector := data["selector"]
	if selector == "" {
		if mode != "outer" && mode != "replace" {
			return fmt.Errorf("mode %s needs a selector", mode)
		}
		return p.outerByID(nodes)
	}
	target, id, err := p.selected(selector)
	if err != nil {
		return err
	}
	if target == nil {
		if mode == "remove" { // gone already: a delivery that was cut comes again
			return nil
		}
		return fmt.Errorf("mode %s: nothing has the id %q", mode, id)
	}
	return p.patchOne(target, mode, nodes)
}

func (p *Page) outerByID(nodes []*html.Node) error {
	var errs []error
	for _, node := range nodes {
		if node.Type != html.ElementNode {
			continue
		}
		target := p.byID(attribute(node, "id"))
		if target == nil {
			errs = append(errs, fmt.Errorf("nothing has the id %q of <%s>", attribute(node, "id"), node.Data))
			continue
		}
		errs = append(errs, p.patchOne(target, "outer", []*html.Node{node}))
	}
	return errors.Join(errs...)
}

func fenced(target *html.Node) bool {
	for n := target.Parent; n != nil; n = n.Parent {
		if isIgnored(n) {
			return true
		}
	}
	return false
}

func (p *Page) patchOne(target *html.Node, mode string, nodes []*html.Node) error {
	if (mode == "outer" || mode == "inner") && fenced(target) {
		return fmt.Errorf("mode %s: %q lies inside data-ignore-morph, where Datastar drops it", mode, attribute(target, "id"))
	}
	switch mode {
	case "remove":
		p.forget(target)
		detach(target)
	case "outer":
		p.outer(target, nodes)
	case "replace":
		p.swap(target, nodes)
	case "inner":
		p.forget(target)
		keepOldState(target, nodes)
		detachChildren(target)
		for _, node := range nodes {
			target.AppendChild(node)
		}
		p.learn(target)
	case "append", "prepend", "before", "after":
		return p.insert(target, mode, nodes)
	default:
		return fmt.Errorf("no mode %q", mode)
	}
	return nil
}

// outer puts nodes in the place of target. A morph ends in the same document as a replacement, but for what the page
// declared its own: subtrees with data-ignore-morph on both sides (attributes named in data-preserve-attr are the
// browser's own too; HTML leaves them out).
func (p *Page) outer(target *html.Node, nodes []*html.Node) {
	if len(nodes) == 1 && isIgnored(target) && isIgnored(nodes[0]) {
		return
	}
	keepOldState(target, nodes)
	if p.live != nil && holds(target, p.live) {
		p.live = nil
		defer func() { p.live = find(p.doc, func(n *html.Node) bool { return n.Data == "live-page" }) }()
	}
	p.swap(target, nodes)
}

func (p *Page) swap(target *html.Node, nodes []*html.Node) {
	p.forget(target)
	defer p.learn(nodes...)
	for _, node := range nodes {
		target.Parent.InsertBefore(node, target)
	}
	detach(target)
}

// keepOldState carries over what a morph of old would not touch. Elements are matched by id.
func keepOldState(old *html.Node, nodes []*html.Node) {
	var ignored []*html.Node
	for _, node := range nodes {
		ignored = append(ignored, ignoredIn(node)...)
	}
	if len(ignored) == 0 {
		return
	}
	byID := map[string]*html.Node{}
	walk(old, func(n *html.Node) { byID[attribute(n, "id")] = n })
	delete(byID, "")
	for len(ignored) > 0 {
		n := ignored[0]
		ignored = ignored[1:]
		before := byID[attribute(n, "id")]
		if before == nil || before.Data != n.Data || !isIgnored(before) {
			for c := range n.ChildNodes() { // it is not kept; what lies in it may be
				ignored = append(ignored, ignoredIn(c)...)
			}
			continue
		}
		n.Attr = slices.Clone(before.Attr)
		detachChildren(n)
		for _, child := range detachChildren(before) {
			n.AppendChild(child)
		}
	}
}

// ignoredIn are the outermost elements that a morph leaves alone.
func ignoredIn(n *html.Node) (all []*html.Node) {
	if isIgnored(n) {
		return []*html.Node{n}
	}
	for c := range n.ChildNodes() {
		all = append(all, ignoredIn(c)...)
	}
	return all
}

func isIgnored(n *html.Node) bool {
	_, ignored := lookup(n, "data-ignore-morph")
	return ignored
}

func walk(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := range n.ChildNodes() {
		walk(c, visit)
	}
}
