package livejs

import (
	"fmt"
	"strings"
	"testing"
)

// room is a large fragment: a list, a drawing with as many circles, and a text between parts that have ids.
func room(guests, text string, moved ...int) string {
	var rows, circles strings.Builder
	for n := range 200 {
		state := "free"
		for _, m := range moved {
			if m == n {
				state = "taken"
			}
		}
		fmt.Fprintf(&rows, `<li id="row-%d"><b>table</b> <span data-state="%s">%s</span></li>`, n, state, state)
		fmt.Fprintf(&circles, `<g><circle id="chair-%d" r="2" data-state="%s"></circle></g>`, n, state)
	}
	return `<main id="main"><ul id="guests">` + guests + `</ul><ul id="rows">` + rows.String() + `</ul><p>` + text + `</p><svg id="plan">` + circles.String() + `</svg></main>`
}

func TestOfALargeFragmentOnlyWhatDiffersIsPatched(t *testing.T) {
	s := newSite(t, "")
	b := s.visit()
	b.run(`
		globalThis.patched = []
		document.addEventListener('datastar-fetch', ({detail: {type, argsRaw: {elements = ''}}}) => {
			if (type === 'datastar-patch-elements') patched.push([...elements.matchAll(/^<\w+ id="([^"]+)"/gm)].map(([, id]) => id).join(' '))
		})`)
	q := s.stream()
	const anna, ben = `<li id="anna">Anna</li>`, `<li id="ben">Ben</li>`
	for n, step := range []struct{ page, want string }{
		{room(anna, "one"), "main"},
		{room(anna, "one"), ""},
		{room(anna, "one", 3, 7), "row-3 row-7|chair-3 chair-7"},
		{room(anna+ben, "one", 7), "guests row-3|chair-3"},
		{room(anna+ben, "two", 7), "main"},
	} {
		position := fmt.Sprint("p", n)
		b.run(`patched.length = 0`)
		q.send(patch(position, step.page))
		b.at(position)
		if got := b.text(`patched.join('|')`); got != step.want {
			t.Errorf("step %d patched %q, not %q", n, got, step.want)
		}
		b.run(fmt.Sprintf("const fresh = document.createElement('template'); fresh.innerHTML = `%s`; globalThis.equal = fresh.content.firstElementChild.isEqualNode(document.getElementById('main'))", step.page))
		b.wait(`equal`)
	}
	if got := b.text(`document.getElementById('chair-7').namespaceURI`); got != "http://www.w3.org/2000/svg" {
		t.Errorf("a chair is drawn as %s", got)
	}
}
