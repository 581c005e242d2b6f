package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func sample() map[string]File {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return load(fstest.MapFS{
		"css/2-base.css":       text("b{}"),
		"css/1-tokens.css":     text("a{}"),
		"css/3-print.css":      text("d{}"),
		"css/hosts/2-list.css": text("c{}"),
		"css/note.txt":         text("not a style"),
		"components/live.js":   text(strings.Repeat("// live\n", 100)),
		"components/a/b.js":    text("b"),
		"components/a_test.go": text("package a"),
		"dist/README":          text("keeps the folder"),
		"dist/datastar.js":     text("bundle"),
		"expressions.js":       text("table"),
		"secret.js":            text("never"),
	})
}

func get(t *testing.T, target string, change func(*http.Request)) *http.Response {
	t.Helper()
	r := httptest.NewRequest("GET", target, nil)
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	handler(sample()).ServeHTTP(w, r)
	return w.Result()
}

func TestStylesAreJoinedInTheOrderOfTheirNames(t *testing.T) {
	for name, want := range map[string]string{Style: "a{}\nb{}\nc{}\nd{}\n", GuestStyle: "a{}\nb{}\nd{}\n"} {
		if got := string(sample()[name].Content); got != want {
			t.Errorf("%s = %q", name, got)
		}
	}
}

func TestOnlyWhatBrowsersLoadIsServed(t *testing.T) {
	for name, want := range map[string]int{
		"app.css": 200, "components/live.js": 200, "components/a/b.js": 200, "datastar.js": 200, "expressions.js": 200,
		"README": 404, "components/a_test.go": 404, "css/1-tokens.css": 404, "secret.js": 404, "": 404, "components": 404,
		"components/../secret.js": 404, "../static/app.css": 404, "%2e%2e/embed.go": 404, "components//live.js": 404,
		"components%2Flive.js": 200, `..\embed.go`: 404,
	} {
		if got := get(t, prefix+name, nil).StatusCode; got != want {
			t.Errorf("%s answers %d, want %d", name, got, want)
		}
	}
}

func TestAnAddressWithTheRightVersionIsKeptForEver(t *testing.T) {
	hash := sample()["components/live.js"].Hash
	for query, want := range map[string]string{"?v=" + hash: forEver, "?v=old": revalidate, "": revalidate} {
		answer := get(t, prefix+"components/live.js"+query, nil)
		if got := answer.Header.Get("Cache-Control"); got != want {
			t.Errorf("%q is cached %q, want %q", query, got, want)
		}
		if answer.Header.Get("X-Content-Type-Options") != "nosniff" || answer.Header.Get("Content-Type") != "text/javascript; charset=utf-8" {
			t.Errorf("%q has headers %v", query, answer.Header)
		}
	}
}

func TestAnUnchangedFileIsNotSentAgain(t *testing.T) {
	for _, encoding := range []string{"gzip", "identity"} {
		ask := func(r *http.Request) { r.Header.Set("Accept-Encoding", encoding) }
		tag := get(t, prefix+"components/live.js", ask).Header.Get("ETag")
		again := get(t, prefix+"components/live.js", func(r *http.Request) { ask(r); r.Header.Set("If-None-Match", tag) })
		if again.StatusCode != http.StatusNotModified || tag == "" {
			t.Errorf("%s: answer %d for the tag %s", encoding, again.StatusCode, tag)
		}
	}
}

func TestWhoTakesGzipGetsGzip(t *testing.T) {
	plain := sample()["components/live.js"].Content
	for header, want := range map[string]bool{
		"gzip, deflate, br": true, "br;q=1.0, gzip;q=0.8": true, "*": true, "GZIP": true,
		"": false, "gzip;q=0": false, "gzip; q=0.0, *": false, "identity": false, "br": false, "*;q=0": false,
	} {
		answer := get(t, prefix+"components/live.js", func(r *http.Request) { r.Header.Set("Accept-Encoding", header); r.Header.Set("Range", "bytes=0-3") })
		if got := answer.Header.Get("Content-Encoding") == "gzip"; got != want {
			t.Errorf("%q: gzip is %v", header, got)
			continue
		}
		if answer.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: Vary is %q", header, answer.Header.Get("Vary"))
		}
		if !want {
			continue
		}
		unpacked, err := gzip.NewReader(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(unpacked); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%q: unpacked to %d bytes, %v", header, len(got), err)
		}
	}
}

func TestNothingCanBeWritten(t *testing.T) {
	w := httptest.NewRecorder()
	handler(sample()).ServeHTTP(w, httptest.NewRequest("POST", prefix+Style, nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST answers %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
}

func TestTheAddressChangesWithTheContent(t *testing.T) {
	if got := URL(Style); got != prefix+Style+"?v="+Files()[Style].Hash {
		t.Errorf("URL = %s", got)
	}
	if got := URL("no.js"); got != prefix+"no.js" {
		t.Errorf("URL of nothing = %s", got)
	}
	if a, b := newFile("x", "", []byte("a")), newFile("x", "", []byte("b")); a.Hash == b.Hash {
		t.Error("two contents share a hash")
	}
}

func TestABuildWithoutTheBundleSaysWhatToRun(t *testing.T) {
	files := sample()
	if err := check(files); err != nil {
		t.Error(err)
	}
	delete(files, Datastar)
	if err := check(files); err == nil || !strings.Contains(err.Error(), "make generate") {
		t.Errorf("check = %v", err)
	}
}
