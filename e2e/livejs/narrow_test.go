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
		position := fmt.Sprint("step", n) // the page comes with p0
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

func TestWhatPartsCannotSayComesAsAWhole(t *testing.T) {
	const anna = `<button id="anna">Anna</button>`
	for name, c := range map[string]struct{ one, two, look, want string }{
		"who moves between two parts keeps the focus": {
			`<div id="t1">One` + anna + `</div><div id="t2">Two<i>nobody</i></div>`,
			`<div id="t1">One<i>nobody</i></div><div id="t2">Two` + anna + `</div>`,
			`(document.activeElement === globalThis.same) + ' ' + anna.parentElement.id`, "true t2",
		},
		"a line break at the beginning of a text": {
			`<p id="p"><textarea id="t">one</textarea>` + anna + `</p>`,
			"<p id=\"p\"><textarea id=\"t\">\n\ntwo</textarea>" + anna + `</p>`,
			`JSON.stringify(document.getElementById('t').defaultValue)`, `"\ntwo"`,
		},
		"HTML within a drawing": {
			anna + `<svg id="s"><foreignObject><div id="f">one</div></foreignObject></svg>`,
			anna + `<svg id="s"><foreignObject><div id="f">two</div></foreignObject></svg>`,
			`document.getElementById('f').textContent + ' ' + document.getElementById('f').namespaceURI`, "two http://www.w3.org/1999/xhtml",
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, "")
			b := s.visit()
			q := s.stream()
			page := func(parts string) string {
				return `<main id="main">` + parts + room("", "one")[len(`<main id="main">`):]
			}
			q.send(patch("p1", page(c.one)))
			b.at("p1")
			b.run(`globalThis.same = document.getElementById('anna'); same.focus()`)
			q.send(patch("p2", page(c.two)))
			b.at("p2")
			if got := b.text(c.look); got != c.want {
				t.Errorf("%s, not %s", got, c.want)
			}
		})
	}
}
