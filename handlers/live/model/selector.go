package model

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// selected is the element that a selector names: by its id, or by that of an element around it and its own.
func (p *Page) selected(selector string) (target *html.Node, id string, err error) {
	around, inner, nested := strings.Cut(selector, " ")
	if id, err = idOf(around); err != nil || !nested {
		return p.byID(id), id, err
	}
	outer := p.byID(id)
	if id, err = idOf(inner); err != nil || outer == nil {
		return nil, id, err
	}
	return find(outer, func(n *html.Node) bool { return n != outer && attribute(n, "id") == id }), id, nil
}

// idOf reads the one kind of selector that our streams use: #id (with CSS escapes) or [id="…"].
func idOf(selector string) (string, error) {
	if id, ok := strings.CutPrefix(selector, `[id="`); ok && strings.HasSuffix(id, `"]`) {
		return strings.TrimSuffix(id, `"]`), nil
	}
	id, ok := strings.CutPrefix(selector, "#")
	if !ok || id == "" || strings.ContainsAny(id, " .>+~:[,*") && !strings.Contains(id, `\`) {
		return "", fmt.Errorf("selector %q names no single id", selector)
	}
	return unescape(id), nil
}

func unescape(id string) string {
	var out strings.Builder
	for i := 0; i < len(id); i++ {
		if id[i] != '\\' || i+1 == len(id) {
			out.WriteByte(id[i])
			continue
		}
		i++
		var r rune
		end := i
		for end < len(id) && end < i+6 && strings.IndexByte("0123456789abcdefABCDEF", id[end]) >= 0 {
			end++
		}
		if end == i {
			out.WriteByte(id[i])
			continue
		}
		fmt.Sscanf(id[i:end], "%x", &r)
		out.WriteRune(r)
		if end == len(id) || id[end] != ' ' {
			end--
		}
		i = end
	}
	return out.String()
}
