package lists

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// expectation is one file of expected.json, which came with the test data.
type expectation struct {
	Households int            `json:"households"`
	Guests     int            `json:"guests"`
	Unnamed    int            `json:"unnamed"`
	SubEvents  int            `json:"sub_events"`
	Answers    expectedCounts `json:"answers"`
	Given      int            `json:"answers_given"`
	PerEvent   map[string]expectedCounts
	Children   int `json:"children"`
	Tags       int `json:"tags"`
	Flagged    int `json:"flagged_for_review"`
	CheckedIn  int `json:"checked_in"`
	Merged     int `json:"duplicates_merged"`
	Tables     int `json:"tables"`
	Sheet      string
	Outcome    string
}

type expectedCounts struct {
	Attending  int `json:"attending"`
	Declined   int `json:"declined"`
	Maybe      int `json:"maybe"`
	NoResponse int `json:"no_response"`
	NotInvited int `json:"not_invited"`
}

func (e expectedCounts) answers() Answers {
	return Answers{Attending: e.Attending, Declined: e.Declined, Maybe: e.Maybe, Pending: e.NoResponse, NotInvited: e.NotInvited}
}

func expectations(t *testing.T) map[string]expectation {
	t.Helper()
	var all struct {
		Files map[string]json.RawMessage
	}
	if err := json.Unmarshal(file(t, "expected.json"), &all); err != nil {
		t.Fatal(err)
	}
	out := map[string]expectation{}
	for name, raw := range all.Files {
		var e expectation
		var per struct {
			P map[string]expectedCounts `json:"per_sub_event"`
		}
		if err := errors.Join(json.Unmarshal(raw, &e), json.Unmarshal(raw, &per)); err != nil {
			t.Fatal(err)
		}
		e.PerEvent = per.P
		out[name] = e
	}
	return out
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t testing.TB, name string) List {
	t.Helper()
	l, err := Read(name, file(t, name), Options{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return l
}

func TestEveryFileGivesTheExpectedNumbers(t *testing.T) {
	for name, e := range expectations(t) {
		if e.Outcome != "accept" || name == "reimport.csv" { // whose numbers are those of a merge
			continue
		}
		t.Run(name, func(t *testing.T) {
			l := read(t, name)
			want := Count{e.Households, e.Guests, e.Unnamed, e.SubEvents, e.Answers.answers()}
			if got := l.Count(); got != want {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
			a := l.Count().Answers
			if given := a.Attending + a.Declined + a.Maybe; given != e.Given {
				t.Errorf("answers given: %d, want %d", given, e.Given)
			}
			details(t, l, name, e)
		})
	}
}

// details compares the numbers that only some files have.
func details(t *testing.T, l List, name string, e expectation) {
	t.Helper()
	tables, tags := map[string]bool{}, map[string]bool{}
	children, checkedIn, flagged := 0, 0, 0
	for g := range l.guests() {
		if g.Table != "" {
			tables[g.Table] = true
		}
		for _, tag := range g.Tags {
			tags[tag] = true
		}
		if g.Age == Child || g.Age == Infant {
			children++
		}
		if g.Fields["Checked in"] == "Yes" {
			checkedIn++
		}
	}
	for _, h := range l.Households {
		if h.Review != "" {
			flagged++
		}
	}
	check := func(what string, got, want int) {
		if want != 0 && got != want {
			t.Errorf("%s: %d, want %d", what, got, want)
		}
	}
	check("children", children, e.Children)
	check("checked in", checkedIn, e.CheckedIn)
	check("duplicates merged", l.skipped(Duplicate), e.Merged)
	if flagged != e.Flagged {
		t.Errorf("flagged: %d, want %d", flagged, e.Flagged)
	}
	if name != "demo-250.json" { // whose tables are furniture
		check("tables", len(tables), e.Tables)
		check("tags", len(tags), e.Tags)
	}
	if l.Sheet != e.Sheet {
		t.Errorf("sheet %q, want %q", l.Sheet, e.Sheet)
	}
	for occasion, want := range e.PerEvent {
		if got := l.CountOf(occasionFor(l, occasion)); got != want.answers() {
			t.Errorf("%s: %+v, want %+v", occasion, got, want.answers())
		}
	}
}

// occasionFor finds the occasion that expected.json means by a short word.
func occasionFor(l List, word string) string {
	for _, o := range l.Occasions {
		if strings.Contains(strings.ToLower(o), strings.ToLower(word)) {
			return o
		}
	}
	return word
}

func (l List) guests() func(yield func(Guest) bool) {
	return func(yield func(Guest) bool) {
		for _, h := range l.Households {
			for _, g := range h.Guests {
				if !yield(g) {
					return
				}
			}
		}
	}
}

func (l List) skipped(why Why) (n int) {
	for _, s := range l.Skipped {
		if s.Why == why {
			n++
		}
	}
	return n
}
