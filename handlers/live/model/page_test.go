package model_test

import (
	"errors"
	"strings"
	"testing"

	"convive/handlers/live/model"
)

const frame = `<!doctype html><html><head><title>x</title></head><body>
<live-page data-url="/live" data-position="e1:1" data-build="b1" data-fragments="counts rows list plan"></live-page>
<main id="main"><p id="counts">2</p>
<table><tbody id="rows"><tr id="r1"><td>Anna</td></tr><tr id="r2"><td>Ben</td></tr></tbody></table>
<ul id="list"><li id="a">a</li><li id="b">b</li><li id="c">c</li></ul>
<svg id="plan"><g id="g1"><circle id="c1" r="1"></circle></g></svg>
<details id="d" data-preserve-attr="open" open><summary>s</summary></details>
<div id="widget" data-ignore-morph><b>made here</b></div></main></body></html>`

func patch(data ...string) model.Event {
	event := model.Event{Type: "datastar-patch-elements", Data: map[string]string{}}
	for i := 0; i < len(data); i += 2 {
		event.Data[data[i]] = data[i+1]
	}
	return event
}

func move(data ...string) model.Event {
	event := patch(data...)
	event.Type = "convive-move"
	return event
}

func TestPatchesChangeThePageAsInABrowser(t *testing.T) {
	cases := []struct {
		name   string
		event  model.Event
		id     string
		become string
	}{
		{"outer by id, attributes and children", patch("elements", `<p id="counts" title="t" class="big">3 &lt; 4</p>`), "counts", `<p class="big" id="counts" title="t">3 &lt; 4</p>`},
		{"a row alone", patch("elements", `<tr id="r2"><td>Béla 🌻</td></tr>`), "rows", `<tbody id="rows"><tr id="r1"><td>Anna</td></tr><tr id="r2"><td>Béla 🌻</td></tr></tbody>`},
		{"two elements at once", patch("elements", "<p id=\"counts\">5</p>\n<li id=\"a\">A</li>"), "list", `<ul id="list"><li id="a">A</li><li id="b">b</li><li id="c">c</li></ul>`},
		{"a body of rows", patch("elements", `<tbody id="rows"><tr id="r9"><td>only</td></tr></tbody>`), "rows", `<tbody id="rows"><tr id="r9"><td>only</td></tr></tbody>`},
		{"inner", patch("selector", "#list", "mode", "inner", "elements", `<li id="z">z</li>`), "list", `<ul id="list"><li id="z">z</li></ul>`},
		{"remove", patch("selector", "#b", "mode", "remove"), "list", `<ul id="list"><li id="a">a</li><li id="c">c</li></ul>`},
		{"remove what is gone", patch("selector", "#nobody", "mode", "remove"), "counts", `<p id="counts">2</p>`},
		{"append", patch("selector", "#rows", "mode", "append", "elements", `<tr id="r3"><td>Cy</td></tr>`), "rows", `<tbody id="rows"><tr id="r1"><td>Anna</td></tr><tr id="r2"><td>Ben</td></tr><tr id="r3"><td>Cy</td></tr></tbody>`},
		{"prepend two", patch("selector", "#list", "mode", "prepend", "elements", `<li id="x">x</li><li id="y">y</li>`), "list", `<ul id="list"><li id="x">x</li><li id="y">y</li><li id="a">a</li><li id="b">b</li><li id="c">c</li></ul>`},
		{"after two", patch("selector", "#a", "mode", "after", "elements", `<li id="x">x</li><li id="y">y</li>`), "list", `<ul id="list"><li id="a">a</li><li id="x">x</li><li id="y">y</li><li id="b">b</li><li id="c">c</li></ul>`},
		{"before", patch("selector", "#a", "mode", "before", "elements", `<li id="x">x</li>`), "list", `<ul id="list"><li id="x">x</li><li id="a">a</li><li id="b">b</li><li id="c">c</li></ul>`},
		{"an insert that came before is a move", patch("selector", "#c", "mode", "after", "elements", `<li id="a">A</li><li id="x">x</li>`), "list", `<ul id="list"><li id="b">b</li><li id="c">c</li><li id="a">A</li><li id="x">x</li></ul>`},
		{"inside svg", patch("namespace", "svg", "elements", `<circle id="c1" r="2"/>`), "plan", `<svg:svg id="plan"><svg:g id="g1"><svg:circle id="c1" r="2"></svg:circle></svg:g></svg:svg>`},
		{"inside svg without saying so", patch("elements", `<circle id="c1" r="2"></circle>`), "c1", `<circle id="c1" r="2"></circle>`},
		{"an id that needs escapes", patch("selector", `#\61`, "mode", "remove"), "list", `<ul id="list"><li id="b">b</li><li id="c">c</li></ul>`},
		{"an id as attribute", patch("selector", `[id="a"]`, "mode", "remove"), "list", `<ul id="list"><li id="b">b</li><li id="c">c</li></ul>`},
		{"what the page keeps as its own", patch("elements", `<main id="main"><details id="d" data-preserve-attr="open"></details><div id="widget" data-ignore-morph>new</div></main>`), "main", `<main id="main"><details data-preserve-attr="open" id="d"></details><div data-ignore-morph="" id="widget"><b>made here</b></div></main>`},
		{"move after", move("id", "a", "after", "c"), "list", `<ul id="list"><li id="b">b</li><li id="c">c</li><li id="a">a</li></ul>`},
		{"move after its own predecessor", move("id", "b", "after", "a"), "list", `<ul id="list"><li id="a">a</li><li id="b">b</li><li id="c">c</li></ul>`},
		{"move to the front", move("id", "c", "into", "list"), "list", `<ul id="list"><li id="c">c</li><li id="a">a</li><li id="b">b</li></ul>`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			page := model.Load([]byte(frame))
			if err := page.Apply(c.event); err != nil {
				t.Fatal(err)
			}
			if got := page.HTML(c.id); got != c.become {
				t.Errorf("got  %s\nwant %s", got, c.become)
			}
		})
	}
}

func TestWhatABrowserPassesOverIsAnError(t *testing.T) {
	for name, event := range map[string]model.Event{
		"missing id":            patch("elements", `<p id="nobody">x</p>`),
		"no id":                 patch("elements", `<p>x</p>`),
		"missing target":        patch("selector", "#nobody", "mode", "append", "elements", "<p>x</p>"),
		"no selector":           patch("mode", "append", "elements", "<p>x</p>"),
		"no such mode":          patch("selector", "#list", "mode", "upsert", "elements", "<p>x</p>"),
		"selector of many":      patch("selector", "#list li", "mode", "remove"),
		"missing row to move":   move("id", "nobody", "into", "list"),
		"missing place to move": move("id", "a", "after", "nobody"),
		"into itself":           move("id", "list", "into", "list"),
		"behind the fence":      patch("elements", `<b id="w1">x</b>`),
		"unknown event":         {Type: "convive-surprise"},
		"half a hello":          {Type: "convive-hello", Raw: "{"},
	} {
		t.Run(name, func(t *testing.T) {
			page := model.Load([]byte(strings.Replace(frame, "<b>made", `<b id="w1">made`, 1)))
			event.ID, event.Ends = "e1:2", true
			if err := page.Apply(event); err == nil {
				t.Error("no error")
			}
			if page.Position() != "e1:1" {
				t.Errorf("the position moved to %s", page.Position())
			}
		})
	}
}

func TestThePositionMovesOnlyWithACompleteDelivery(t *testing.T) {
	page := model.Load([]byte(frame))
	if page.URL() != "/live" || page.Build() != "b1" || page.Position() != "e1:1" || len(page.Fragments()) != 4 {
		t.Fatalf("loaded as %q %q %q %q", page.URL(), page.Build(), page.Position(), page.Fragments())
	}
	first := "event: convive-hello\ndata: {\"build\":\"b2\"}\n\nevent: datastar-patch-elements\ndata: elements <p id=\"counts\">3</p>\n\n"
	second := "event: datastar-patch-elements\ndata: elements <li id=\"a\">A</li>\nid: e1:2\n\n"
	if err := page.Read(strings.NewReader(first + second[:len(second)-1])); err != nil {
		t.Fatal(err)
	}
	if page.Position() != "e1:1" || page.ServedBuild() != "b2" || page.HTML("counts") != `<p id="counts">3</p>` {
		t.Errorf("after half a delivery at %s: %s", page.Position(), page.HTML("counts"))
	}
	if err := page.Read(strings.NewReader(first + second)); err != nil || page.Position() != "e1:2" {
		t.Errorf("after all of it at %s, %v", page.Position(), err)
	}
	page.Forget()
	if page.Position() != "" {
		t.Error("a position was kept")
	}
}

func TestNothingComesAfterTheFinalEvent(t *testing.T) {
	page := model.Load([]byte(frame))
	if err := page.Apply(model.Event{Type: "convive-signed-out"}); err != nil || !page.Ended() {
		t.Fatal(err)
	}
	if err := page.Apply(patch("elements", `<p id="counts">3</p>`)); !errors.Is(err, model.ErrEnded) {
		t.Errorf("got %v", err)
	}
}

func TestDiffNamesWhatDiffers(t *testing.T) {
	page := model.Load([]byte(frame))
	same := model.Load([]byte(strings.ReplaceAll(frame, `<li id="b">`, "\n  <li  id='b'>")))
	if diff := page.Diff(same); diff != "" {
		t.Errorf("equal pages differ:\n%s", diff)
	}
	other := model.Load([]byte(strings.Replace(frame, "Ben", "Bea", 1)))
	if diff := page.Diff(other); !strings.Contains(diff, "#rows differs") || !strings.Contains(diff, "- <td>Ben") || !strings.Contains(diff, "+ <td>Bea") || strings.Contains(diff, "#list") {
		t.Errorf("diff:\n%s", diff)
	}
	gone := model.Load([]byte(strings.Replace(frame, `id="plan"`, "", 1)))
	if diff := page.Diff(gone); !strings.Contains(diff, "+ (not there)") {
		t.Errorf("diff:\n%s", diff)
	}
	if err := page.Apply(patch("selector", "#list", "mode", "inner", "elements", `<li id="a">1</li><li id="a">2</li>`)); err != nil {
		t.Fatal(err)
	}
	if diff := page.Diff(page); !strings.Contains(diff, `"a" occurs twice`) {
		t.Errorf("diff:\n%s", diff)
	}
}

func TestWhoMovesIntoAnotherFragmentIsFoundWhereTheyAre(t *testing.T) {
	p := model.Load([]byte(frame))
	for _, event := range []model.Event{
		patch("elements", `<p id="counts"><b id="a">came</b></p>`), // it stands in the list too, until that follows
		patch("elements", `<ul id="list"><li id="b">b</li></ul>`),
		patch("elements", `<b id="a">changed</b>`),
	} {
		if err := p.Apply(event); err != nil {
			t.Fatal(err)
		}
	}
	if got := p.HTML("counts"); got != `<p id="counts"><b id="a">changed</b></p>` {
		t.Error(got)
	}
}

func TestWhatIsKeptKeepsWhatLiesInIt(t *testing.T) {
	p := model.Load([]byte(`<live-page></live-page><div id="f"><div id="a" data-ignore-morph>own<p id="b" data-ignore-morph>mine</p></div></div>`))
	err := p.Apply(patch("elements", `<div id="f"><div id="a" data-ignore-morph>server's<p id="b" data-ignore-morph>server's</p></div></div>`))
	if got := p.HTML("f"); err != nil || got != `<div id="f"><div data-ignore-morph="" id="a">own<p data-ignore-morph="" id="b">mine</p></div></div>` {
		t.Error(got, err)
	}
}
