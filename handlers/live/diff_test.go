package live

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/handlers/live/model"
)

// keyedList is a rendering of rows "id=text".
func keyedList(open string, rows []Key) Rendering {
	return newPart(Rendering{Open: []byte(open), Close: []byte("</ul>"), Keys: rows}).Rendering
}

func row(id, text string) Key {
	return Key{ID: id, HTML: fmt.Appendf(nil, "<li id=\"%s\">\n<b>%s</b></li>", id, text)}
}

// show is a page that holds the rendering.
func show(r Rendering) *model.Page {
	return model.Load([]byte(`<body><live-page data-fragments="list"></live-page>` + string(r.HTML()) + `</body>`))
}

// rows draws a list of up to n different rows.
func rows(t *rapid.T, label string, n int) []Key {
	ids := rapid.SliceOfNDistinct(rapid.IntRange(0, n), 0, n, rapid.ID[int]).Draw(t, label)
	list := make([]Key, len(ids))
	for i, id := range ids {
		list[i] = row(fmt.Sprint("r", id), fmt.Sprint(rapid.IntRange(0, 2).Draw(t, "text")))
	}
	return list
}

func TestTheDifferenceTurnsAnyListIntoAnyOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		open := rapid.SampledFrom([]string{`<ul id="list">`, `<ul id="list"><li class="head">Head</li>`}).Draw(t, "open")
		was, now := keyedList(open, rows(t, "was", 12)), keyedList(open, rows(t, "now", 12))
		var frames bytes.Buffer
		difference(&frames, "list", was, now)
		page := show(was)
		delivery := withPosition(frames.Bytes(), "p")
		if err := page.Read(bytes.NewReader(delivery)); err != nil {
			t.Fatalf("%v\n%s", err, delivery)
		}
		if d := page.Diff(show(now)); d != "" {
			t.Fatalf("%s\n%s", d, delivery)
		}
		// Sent again, as after a delivery that was cut, it changes nothing more.
		if err := page.Read(bytes.NewReader(delivery)); err != nil {
			t.Fatalf("again: %v", err)
		}
		if d := page.Diff(show(now)); d != "" {
			t.Fatalf("again: %s", d)
		}
	})
}

func TestOneEditedRowOfAThousandIsSentAlone(t *testing.T) {
	thousand := make([]Key, 1000)
	for i := range thousand {
		thousand[i] = row(fmt.Sprint("row-", i), strings.Repeat("some words ", 10))
	}
	was := keyedList(`<ul id="list">`, thousand)
	for name, edit := range map[string]func([]Key) []Key{
		"changed":  func(rows []Key) []Key { rows[500] = row("row-500", "other"); return rows },
		"removed":  func(rows []Key) []Key { return append(rows[:500], rows[501:]...) },
		"added":    func(rows []Key) []Key { return append(rows, row("row-new", "new")) },
		"first":    func(rows []Key) []Key { return append([]Key{row("row-new", "new")}, rows...) },
		"moved up": func(rows []Key) []Key { return append([]Key{rows[999]}, rows[:999]...) },
		"moved down": func(rows []Key) []Key {
			return append(append([]Key{}, rows[1:]...), rows[0])
		},
	} {
		var frames bytes.Buffer
		difference(&frames, "list", was, keyedList(`<ul id="list">`, edit(append([]Key{}, thousand...))))
		if n := bytes.Count(frames.Bytes(), []byte("event: ")); n != 1 || frames.Len() > 4<<10 {
			t.Errorf("%s: %d events, %d bytes", name, n, frames.Len())
		}
	}
}

func TestIDsThatAreNoPlainWordsAreQuoted(t *testing.T) {
	for id, want := range map[string]string{"row-1_a": "#row-1_a", "1a": `[id="1a"]`, "a.b": `[id="a.b"]`, `a"]\`: `[id="a\"]\\"]`, "entry:7": `[id="entry:7"]`} {
		if got := selector(id); got != want {
			t.Errorf("%s is selected by %s", id, got)
		}
	}
}

func TestARowThatStandsTwiceMakesTheWholeBeSent(t *testing.T) {
	var frames bytes.Buffer
	was := keyedList(`<ul id="list">`, []Key{row("a", "1"), row("a", "2"), row("b", "3")})
	difference(&frames, "list", was, keyedList(`<ul id="list">`, []Key{row("b", "3")}))
	if !strings.Contains(frames.String(), `<ul id="list">`) {
		t.Error(frames.String())
	}
}

func FuzzPosition(f *testing.F) {
	for _, seed := range []string{"", "e~v~w~1~2", "e~v~w~-1~2", "e~v~w~1~2~3", "e~v~w~1~2~t", "~~~~", "e~v~w~99999999999999999999~1", "e~v~w~1~2\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, ok := parsePosition(text)
		if !ok {
			return
		}
		if p.seq < 0 || p.rev < 0 {
			t.Errorf("%q is read as %+v", text, p)
		}
		if again, ok := parsePosition(p.String()); !ok || again != p {
			t.Errorf("%q is read as %+v and written as %s", text, p, p)
		}
	})
}

func FuzzFramesNeverBreakOutOfTheirData(f *testing.F) {
	f.Add("<p id=\"x\">a\nb</p>")
	f.Add("a\r\nevent: convive-signed-out\rdata: {}\n\nid: 7")
	f.Fuzz(func(t *testing.T, html string) {
		var frame bytes.Buffer
		Patch(&frame, "", "", []byte(html))
		events, err := model.NewReader(&frame).All()
		if err != nil || len(events) != 1 || events[0].Ends || events[0].Type != eventPatch {
			t.Errorf("%q became %+v, %v", html, events, err)
		}
	})
}
