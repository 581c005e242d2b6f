package live

import (
	"bytes"

	"golang.org/x/net/html"
)

// narrowFrom is the length from which it is worth to look for what differs within an element.
const narrowFrom = 1 << 8

// changed frames an element that differs: what differs within it, where elements with ids say so in less, or all of it.
func changed(dst *bytes.Buffer, was, now []byte) {
	if len(was) >= narrowFrom && len(now) >= narrowFrom && holdsIDs(now) {
		before, ok := parse(was)
		if after, too := parse(now); ok && too {
			n := narrowing{ids: map[string]bool{}}
			n.note(after)
			var less bytes.Buffer
			if before.id == after.id && n.turn(&less, before, after, "") && less.Len() < len(now) {
				dst.Write(less.Bytes())
				return
			}
		}
	}
	Patch(dst, "", "", now)
}

// holdsIDs says whether an element with an id may stand within an element.
func holdsIDs(e []byte) bool {
	return bytes.LastIndex(e, []byte(` id="`)) > bytes.IndexByte(e, '>')
}

// narrowing is about an element that becomes another one, in which these ids stand.
type narrowing struct{ ids map[string]bool }

func (n narrowing) note(e element) {
	n.ids[e.id] = true
	for _, k := range e.kids {
		n.note(k)
	}
}

// turn frames what turns one element into the other, by elements with ids that lie in it; false when it takes all of it.
// The id is that of the nearest element around it.
func (n narrowing) turn(dst *bytes.Buffer, was, now element, around string) bool {
	if now.id != "" {
		around = now.id
	}
	if was.tag != now.tag || !bytes.Equal(was.open, now.open) || now.tag == "" || now.tag == "svg" || now.tag == "select" || now.tag == "textarea" {
		return false
	}
	if alike(was.kids, now.kids) {
		for i, k := range now.kids {
			if !n.within(dst, was.kids[i], k, around) {
				return false
			}
		}
		return true
	}
	return n.listed(dst, was, now, around)
}

// within frames one of them.
func (n narrowing) within(dst *bytes.Buffer, was, now element, around string) bool {
	if bytes.Equal(was.html, now.html) {
		return true
	}
	var less bytes.Buffer
	if n.turn(&less, was, now, around) && (now.id == "" || less.Len() < len(now.html)) {
		dst.Write(less.Bytes())
		return true
	}
	if now.id == "" {
		return false
	}
	Patch(dst, "", "", now.html)
	return true
}

// listed frames what comes, goes, moves and differs among elements that all have ids; false where their list has none to
// find its first place by, or where one goes elsewhere within the whole.
func (n narrowing) listed(dst *bytes.Buffer, was, now element, around string) bool {
	before, ok := keysOf(was.kids)
	after, too := keysOf(now.kids)
	if !ok || !too || around == "" {
		return false
	}
	if now.id == "" && (len(before) == 0 || len(after) == 0 || before[0].ID != after[0].ID) {
		return false
	}
	current := placeOf(after)
	for _, k := range before {
		if _, stays := current[k.ID]; !stays && n.ids[k.ID] {
			return false
		}
	}
	return keyed(dst, now.id, around, Rendering{Open: was.open, Keys: before}, Rendering{Open: now.open, Keys: after})
}

// alike says whether two lists hold the same elements in the same order, as far as their tags and ids say it.
func alike(was, now []element) bool {
	if len(was) != len(now) {
		return false
	}
	for i, k := range now {
		if k.tag != was[i].tag || k.id != was[i].id {
			return false
		}
	}
	return true
}

// keysOf are the elements as rows; false when one has no id.
func keysOf(all []element) (rows []Key, ok bool) {
	for _, e := range all {
		if e.id == "" {
			return nil, false
		}
		rows = append(rows, Key{ID: e.id, HTML: e.html})
	}
	return rows, true
}

// element is a piece of HTML as it was written: an element, or text, which has no tag.
type element struct {
	tag, id    string
	html, open []byte
	kids       []element
}

// void are the elements that have no end.
var void = map[string]bool{"area": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}

// parse reads what a template wrote, in which every element is closed; false for anything else, or several elements.
func parse(src []byte) (root element, ok bool) {
	z := html.NewTokenizer(bytes.NewReader(src))
	stack, from := []element{{}}, []int{0}
	add := func(e element) {
		top := &stack[len(stack)-1]
		top.kids = append(top.kids, e)
	}
	for at := 0; ; {
		kind := z.Next()
		begin := at
		at += len(z.Raw())
		switch kind {
		case html.ErrorToken:
			all := stack[0].kids
			if len(stack) != 1 || len(all) != 1 || at != len(src) {
				return root, false
			}
			return all[0], all[0].tag != ""
		case html.StartTagToken, html.SelfClosingTagToken:
			e := begun(z)
			e.open = src[begin:at]
			if void[e.tag] || kind == html.SelfClosingTagToken {
				e.html = e.open
				add(e)
				continue
			}
			stack, from = append(stack, e), append(from, begin)
		case html.EndTagToken:
			name, _ := z.TagName()
			n := len(stack) - 1
			if n == 0 || stack[n].tag != string(name) {
				return root, false
			}
			e := stack[n]
			e.html = src[from[n]:at]
			stack, from = stack[:n], from[:n]
			add(e)
		default:
			add(element{html: src[begin:at]})
		}
	}
}

// begun is an element whose start the tokenizer has read.
func begun(z *html.Tokenizer) (e element) {
	name, more := z.TagName()
	e.tag = string(name)
	for more {
		var key, value []byte
		if key, value, more = z.TagAttr(); string(key) == "id" {
			e.id = string(value)
		}
	}
	return e
}
