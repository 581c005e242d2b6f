package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse reads elements as Datastar does, inside a <template>: rows, cells and items stand alone there.
func parse(elements, namespace string) ([]*html.Node, error) {
	if namespace != "" && namespace != "html" {
		wrapper := map[string]string{"svg": "svg", "mathml": "math"}[namespace]
		if wrapper == "" {
			return nil, fmt.Errorf("no namespace %q", namespace)
		}
		elements = "<" + wrapper + ">" + elements + "</" + wrapper + ">"
		nodes, err := parse(elements, "")
		if err != nil || len(nodes) != 1 {
			return nil, errors.Join(err, errors.New("unbalanced "+namespace))
		}
		return detachChildren(nodes[0]), nil
	}
	template := &html.Node{Type: html.ElementNode, Data: "template", DataAtom: atom.Template}
	return html.ParseFragment(strings.NewReader(elements), template)
}

// parses keeps what was parsed last: all who watch one page are sent the same bytes, and to parse them is most of the work
// of watching.
var parses = struct {
	sync.Mutex
	recent, older map[string][]*html.Node // by namespace and elements; older is what recent was before it was full
	size          int                     // of recent's keys, in bytes; what was parsed takes several times as much
}{recent: map[string][]*html.Node{}}

// keptSize is how many bytes of elements are kept parsed, twice.
const keptSize = 4 << 20

// parsed is parse for many pages: each gets nodes of its own, whose attributes may not be changed in place.
func parsed(elements, namespace string) ([]*html.Node, error) {
	nodes, err := shared(elements, namespace)
	if err != nil {
		return nil, err
	}
	copies := make([]*html.Node, len(nodes))
	for i, n := range nodes {
		copies[i] = copied(n)
	}
	return copies, nil
}

func shared(elements, namespace string) (nodes []*html.Node, err error) {
	key := namespace + " " + elements
	parses.Lock()
	defer parses.Unlock()
	if nodes, ok := parses.recent[key]; ok {
		return nodes, nil
	}
	nodes, ok := parses.older[key]
	if !ok {
		if nodes, err = parse(elements, namespace); err != nil {
			return nil, err
		}
	}
	if parses.size += len(key); parses.size > keptSize {
		parses.older, parses.recent, parses.size = parses.recent, map[string][]*html.Node{}, len(key)
	}
	parses.recent[key] = nodes
	return nodes, nil
}

func copied(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: slices.Clip(n.Attr)}
	for child := range n.ChildNodes() {
		c.AppendChild(copied(child))
	}
	return c
}
