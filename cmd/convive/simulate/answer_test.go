package simulate

import (
	"net/http"
	"net/url"
	"reflect"
	"testing"
)

var here = &site{base: &url.URL{Scheme: "http", Host: "localhost:8080"}}

func answered(status int, kind, body string) answer {
	return read(here, &http.Response{StatusCode: status, Status: http.StatusText(status), Header: http.Header{"Content-Type": {kind}}}, []byte(body))
}

func patch(html string) string {
	return "event: datastar-patch-elements\ndata: elements " + html + "\n\n"
}

func TestAnswersAreUnderstoodAsAPersonReadsThem(t *testing.T) {
	const stream = "text/event-stream"
	for name, c := range map[string]struct {
		got      answer
		verdict  verdict
		sentence string
		seq      int64
		next     string
	}{
		"done, with a way back": {answered(200, stream, patch(`<div id="notice-done"><div class="notice-text">Now at <bdi>Table 1</bdi>.</div><form action="/e/x/activity/17/undo"></form></div>`)), done, "Now at Table 1.", 17, ""},
		"another page":          {answered(200, stream, "event: datastar-patch-signals\ndata: signals {\"_go\":\"/w/x/h/1/receipt\"}\n\n"), done, "", 0, "/w/x/h/1/receipt"},
		"away":                  {answered(200, stream, "event: datastar-patch-signals\ndata: signals {\"_go\":\"http://192.0.2.1/\"}\n\n"), failed, errAway.Error(), 0, ""},
		"refused":               {answered(200, stream, patch(`<div class="notice notice-refused"><div class="notice-text">Table 1 is full.</div></div>`)), refused, "Table 1 is full.", 0, ""},
		"fields":                {answered(200, "text/html; charset=utf-8", `<form id="x"><ul class="error-summary-list"><li>Choose one.</li><li>And this.</li></ul></form>`), refused, "Choose one.", 0, ""},
		"a conflict":            {answered(200, "text/html", `<form id="conflict"></form>`), refused, "Somebody else changed the same field; choose which value holds.", 0, ""},
		"nothing to change":     {answered(204, "", ""), idle, "", 0, ""},
		"our fault":             {answered(500, "text/html", "sorry"), failed, "answered with Internal Server Error", 0, ""},
		"half an answer":        {answered(200, stream, "event: datastar-patch-elements\ndata: elem"), failed, "half an answer", 0, ""},
		"something else":        {answered(200, stream, patch(`<p id="x">hello</p>`)), failed, "an answer that says neither done nor refused", 0, ""},
		"a whole page":          {answered(200, "text/html", `<h1>Welcome</h1>`), failed, "a page came where a form was expected", 0, ""},
	} {
		if g := c.got; g.verdict != c.verdict || g.sentence != c.sentence || g.seq != c.seq || g.next != c.next {
			t.Errorf("%s: %v, entry %d, next %q", name, g, g.seq, g.next)
		}
	}
}

func TestAFormSendsWhatABrowserWould(t *testing.T) {
	d := parse("/", []byte(`<form id="f" action="/go"><input type="hidden" name="command" value="old"><input type="hidden" name="version" value="3">
		<input type="radio" name="r" value="a"><input type="radio" name="r" value="b" checked><input type="checkbox" name="c" value="1"><input name="off" value="1" disabled>
		<select name="s"><option value="">Choose</option><option value="x" selected>X</option></select><textarea name="t">words</textarea>
		<button name="go" value="next">Go</button><button type="button" name="no">No</button><button formaction="/other">Other</button></form>
		<input type="checkbox" name="guest" value="7" form="f" checked><form id="g"><input name="theirs" value="1"></form>`))
	f := d.form(byID("f"))
	want := url.Values{"version": {"3"}, "r": {"b"}, "s": {"x"}, "t": {"words"}, "guest": {"7"}, "go": {"next"}}
	if got := f.sent(f.buttons[0]); !reflect.DeepEqual(got, want) {
		t.Errorf("it sends %v", got)
	}
	if !reflect.DeepEqual(f.offers, map[string][]string{"r": {"a", "b"}, "c": {"1"}, "s": {"", "x"}, "guest": {"7"}}) || len(f.buttons) != 2 || f.to(f.buttons[1]) != "/other" {
		t.Errorf("it offers %v and %v", f.offers, f.buttons)
	}
}

func TestRefusalsCountAlikeWithoutTheirNames(t *testing.T) {
	d := parse("/", []byte(`<p><bdi>Ada Lawson</bdi> <bdi>Table 1</bdi> <bdi>Table 12</bdi></p>`))
	got := nameless(d, "Anna Berg moved Ada Lawson to Table 12 a moment ago; it seats 8. They wrote: “Ada, no”, „Nein“.", []string{"Anna Berg"})
	if got != "… moved … to … a moment ago; it seats N. They wrote: “…”, „…“." {
		t.Error(got)
	}
}
