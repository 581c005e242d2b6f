package live

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/handlers/live/model"
)

// section is a fragment as pages hold them: parts that may be missing, with lists in them, some with ids and some without.
func section(t *rapid.T, label string) []byte {
	pick := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label+" "+what) }
	var b strings.Builder
	fmt.Fprintf(&b, `<section id="list" class="long %s"><div id="head"><h2>Title</h2><input value="%s"><br></div>`, strings.Repeat("x", narrowFrom), pick("typed", "a", "a", "a", "b"))
	for _, n := range []string{"1", "2"} {
		if pick("heading", "", "h", "h", "h", "h", "h") != "" {
			fmt.Fprintf(&b, `<h3%s>%s &amp; more</h3>`, pick("heading's id", ` id="h`+n+`"`, ` id="h`+n+`"`, ` id="h`+n+`"`, ""), pick("words", "one", "two\nlines"))
		}
		if pick("list", "", "ul", "ul", "ul", "ul", "ul") != "" {
			fmt.Fprintf(&b, `<ul%s>`, pick("list's id", ` id="ul`+n+`"`, ` id="ul`+n+`"`, ` id="ul`+n+`"`, ""))
			for _, r := range rapid.Permutation([]int{0, 1, 2}).Draw(t, label+" rows")[rapid.IntRange(0, 2).Draw(t, "missing"):] {
				b.Write(row(fmt.Sprint("r", n, r), pick("text", "a", "b")).HTML)
			}
			b.WriteString(`</ul>`)
		}
	}
	fmt.Fprintf(&b, `<svg id="s" viewBox="0 0 1 1"><path d="%s"></path></svg></section>`, pick("drawing", "M0 0", "M1 1"))
	return []byte(b.String())
}

func TestWhatDiffersWithinAnElementTurnsItIntoTheOther(t *testing.T) {
	less := 0
	rapid.Check(t, func(t *rapid.T) {
		was, now := Rendering{Open: section(t, "was")}, Rendering{Open: section(t, "now")}
		var frames bytes.Buffer
		difference(&frames, "list", was, now)
		if frames.Len() < len(now.Open) {
			less++
		}
		page := show(was)
		if frames.Len() > 0 {
			if err := page.Read(bytes.NewReader(withPosition(frames.Bytes(), "p"))); err != nil {
				t.Fatalf("%v\n%s", err, frames.Bytes())
			}
		}
		if d := page.Diff(show(now)); d != "" {
			t.Fatalf("%s\n%s", d, frames.Bytes())
		}
	})
	if less == 0 {
		t.Error("it was always sent whole")
	}
}

func TestARowOfAListThatIsNoFragmentIsSentAlone(t *testing.T) {
	list := func(rows ...string) []byte {
		return []byte(`<section id="list"><h2>Title</h2><ul id="ul">` + strings.Join(rows, "") + `<li id="z">` + strings.Repeat("x", narrowFrom) + `</li></ul></section>`)
	}
	for _, c := range []struct {
		was, now []byte
		want     string
	}{
		{list(`<li id="a">a</li>`, `<li id="b">b</li>`), list(`<li id="a">a</li>`, `<li id="b">B</li>`), "event: datastar-patch-elements\ndata: elements <li id=\"b\">B</li>\n\n"},
		{list(`<li id="a">a</li>`, `<li id="b">b</li>`), list(`<li id="b">b</li>`), "event: datastar-patch-elements\ndata: selector #ul #a\ndata: mode remove\n\n"},
		{list(`<li id="b">b</li>`), list(`<li id="b">b</li>`, `<li id="c">c</li>`), "event: datastar-patch-elements\ndata: selector #b\ndata: mode after\ndata: elements <li id=\"c\">c</li>\n\n"},
		{list(`<li id="b">b</li>`), list(`<li id="a">a</li>`, `<li id="b">b</li>`), "event: datastar-patch-elements\ndata: selector #ul\ndata: mode prepend\ndata: elements <li id=\"a\">a</li>\n\n"},
	} {
		var frames bytes.Buffer
		difference(&frames, "list", Rendering{Open: c.was}, Rendering{Open: c.now})
		if got := frames.String(); got != c.want {
			t.Errorf("%s\n%s", got, c.want)
		}
	}
}

func TestWhatNoTemplateWritesIsSentWhole(t *testing.T) {
	long := strings.Repeat("x", narrowFrom)
	for _, now := range []string{
		`<p id="list">` + long + `<b id="b">B</p>`, `<p id="list">` + long + `<b id="b">B</b></p><p>more</p>`, `<p id="list">` + long + `<b id="b">B</b>`, long + `</p>`,
	} {
		was := Rendering{Open: []byte(`<p id="list">` + long + `<b id="b">b</b></p>`)}
		var frames, whole bytes.Buffer
		difference(&frames, "list", was, Rendering{Open: []byte(now)})
		Patch(&whole, "", "", []byte(now))
		if frames.String() != whole.String() {
			t.Errorf("%.40s… was sent as %s", now, frames.String())
		}
	}
}

func TestWhatGoesFromOneFragmentToAnotherStandsThereAlone(t *testing.T) {
	narrowed := 0
	rapid.Check(t, func(t *rapid.T) {
		// tables are three fragments, one of them with rows as keys, among which the same people sit.
		tables := func(label string) (all []Rendering) {
			var who [3][]int
			for id := range 7 {
				at := rapid.SampledFrom([]int{0, 1, 2}).Draw(t, label)
				who[at] = append(who[at], id)
			}
			for i, ids := range who {
				keys := []Key{}
				for _, id := range ids {
					keys = append(keys, row(fmt.Sprint("r", id), strings.Repeat(rapid.SampledFrom([]string{"a", "a", "b"}).Draw(t, "text"), 300)))
				}
				r := Rendering{Open: fmt.Appendf(nil, `<ul id="%s%d" class="%s">`, []string{"t", "u", "u"}[i], i, rapid.SampledFrom([]string{"x", "x", "x", "full"}).Draw(t, "class")), Keys: keys, Close: []byte("</ul>")}
				if i > 0 {
					r = Rendering{Open: fmt.Appendf(nil, `<section id="t%d" class="%s"><p>%s</p>%s</section>`, i, rapid.SampledFrom([]string{"x", "x", "x", "full"}).Draw(t, "class"), strings.Repeat("x", narrowFrom), r.HTML())}
				}
				all = append(all, r)
			}
			return all
		}
		was, now := tables("was"), tables("now")
		var frames bytes.Buffer
		for _, i := range rapid.Permutation([]int{0, 1, 2}).Draw(t, "order") {
			difference(&frames, fmt.Sprint("t", i), was[i], now[i])
		}
		if bytes.Contains(frames.Bytes(), []byte("mode remove")) {
			narrowed++
		}
		page := shown(was)
		if frames.Len() > 0 {
			if err := page.Read(bytes.NewReader(withPosition(frames.Bytes(), "p"))); err != nil {
				t.Fatalf("%v\n%s", err, frames.Bytes())
			}
		}
		if d := page.Diff(shown(now)); d != "" {
			t.Fatalf("%s\n%s", d, frames.Bytes())
		}
	})
	if narrowed == 0 {
		t.Error("nothing was ever removed alone")
	}
}

// shown is a page that holds fragments.
func shown(all []Rendering) *model.Page {
	page, ids := "", []string{}
	for i, r := range all {
		page, ids = page+string(r.HTML()), append(ids, fmt.Sprint("t", i))
	}
	return model.Load([]byte(`<body><live-page data-fragments="` + strings.Join(ids, " ") + `"></live-page>` + page + `</body>`))
}
