package lists

import (
	"errors"
	"strings"
	"testing"
)

// text reads a CSV written in the test.
func text(t testing.TB, csv string) List {
	t.Helper()
	l, err := Read("list.csv", []byte(csv), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func pasted(t testing.TB, s string) List {
	t.Helper()
	l, err := Read("", []byte(s), Options{Pasted: true})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// refused expects a refusal of a line whose message holds the words.
func refused(t *testing.T, err error, row int, words ...string) {
	t.Helper()
	var r Refusal
	if !errors.As(err, &r) {
		t.Fatalf("not refused: %v", err)
	}
	if r.Row != row {
		t.Errorf("row %d, want %d: %s", r.Row, row, r.Message)
	}
	for _, w := range words {
		if !strings.Contains(r.Message, w) {
			t.Errorf("%q doesn't say %q", r.Message, w)
		}
	}
}

// guest finds the only guest of a name.
func (l List) guest(t testing.TB, name string) Guest {
	t.Helper()
	var found []Guest
	for g := range l.guests() {
		if g.Name == name {
			found = append(found, g)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d guests are called %q", len(found), name)
	}
	return found[0]
}

// of finds the first household with a guest of that name.
func (l List) of(t testing.TB, name string) Household {
	t.Helper()
	for _, h := range l.Households {
		for _, g := range h.Guests {
			if g.Name == name {
				return h
			}
		}
	}
	t.Fatalf("no household has a guest called %q", name)
	return Household{}
}

// names lists a household's guests; an unnamed one is "?".
func (h Household) names() string {
	var all []string
	for _, g := range h.Guests {
		if g.Unnamed {
			all = append(all, "?")
		} else {
			all = append(all, g.Name)
		}
	}
	return strings.Join(all, "|")
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func (l List) problemOn(row int) string {
	for _, p := range l.Problems {
		if p.Row == row {
			return p.Column + ": " + p.Message
		}
	}
	return ""
}
