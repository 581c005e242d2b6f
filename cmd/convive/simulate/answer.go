package simulate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"convive/handlers/live/model"
)

// verdict is what became of a command.
type verdict string

// What becomes of commands.
const (
	done    verdict = "acknowledged"
	idle    verdict = "nothing to change"
	refused verdict = "refused" // by a rule, with a sentence
	failed  verdict = "failed"  // anything else
)

// answer is what came back for a form, as its sender reads it.
type answer struct {
	verdict  verdict
	sentence string
	next     string // the page to go on at
	undo     *form  // the way to take it back
	insist   *form  // the way to have it all the same
	seq      int64  // the entry of the log, where the answer names it
	status   int
}

// read understands an answer to a form that the page's script sent.
func read(s *site, resp *http.Response, body []byte) answer {
	kind, _, _ := strings.Cut(resp.Header.Get("Content-Type"), ";")
	switch {
	case resp.StatusCode == http.StatusNoContent:
		return answer{verdict: idle}
	case resp.StatusCode != http.StatusOK:
		return answer{verdict: failed, sentence: "answered with " + resp.Status, status: resp.StatusCode}
	case kind == "text/event-stream":
		return readPatches(s, body)
	case kind == "text/html":
		a := answer{verdict: failed, sentence: "a page came where a form was expected"}
		a.look(parse("", body))
		return a
	}
	return answer{verdict: failed, sentence: "answered with " + kind}
}

func readPatches(s *site, body []byte) answer {
	a := answer{verdict: failed, sentence: "an answer that says neither done nor refused"}
	events, err := model.NewReader(bytes.NewReader(body)).All()
	if err != nil || len(events) == 0 {
		return answer{verdict: failed, sentence: "half an answer"}
	}
	for _, e := range events {
		switch e.Type {
		case "datastar-patch-signals":
			a.goOn(s, e.Data["signals"])
		case "datastar-patch-elements":
			a.look(parse("", []byte(e.Data["elements"])))
		}
	}
	return a
}

func (a *answer) goOn(s *site, signals string) {
	var to struct {
		Go string `json:"_go"`
	}
	if json.Unmarshal([]byte(signals), &to) != nil || to.Go == "" {
		return
	}
	path, err := s.inside(to.Go)
	if err != nil {
		a.verdict, a.sentence = failed, err.Error()
		return
	}
	a.verdict, a.sentence, a.next = done, "", path
}

// look finds the notice, or the form that came back.
func (a *answer) look(d *document) {
	if n := d.first(byID("notice-done")); n != nil {
		a.verdict, a.sentence = done, text(first(n, class("notice-text")))
		a.undo = d.form(tag("form"))
		if a.undo != nil {
			a.seq = entryOf(a.undo.action)
		}
	}
	if n := d.first(class("notice-refused")); n != nil {
		a.verdict, a.sentence, a.insist = refused, text(first(n, class("notice-text"))), d.form(tag("form"))
	}
	if n := d.first(class("error-summary-list")); n != nil {
		a.verdict, a.sentence = refused, text(first(n, tag("li"))) // of several, the first
	}
	if d.first(byID("conflict")) != nil {
		a.verdict, a.sentence = refused, "Somebody else changed the same field; choose which value holds."
	}
}

var undoPath = regexp.MustCompile(`/activity/(\d+)/undo$`)

func entryOf(path string) int64 {
	m := undoPath.FindStringSubmatch(path)
	if m == nil {
		return 0
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func (a answer) String() string { return fmt.Sprintf("%s: %s", a.verdict, a.sentence) }
