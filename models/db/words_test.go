package db_test

import (
	"slices"
	"testing"

	"convive/models/db"
)

func TestWordsAreJSONInOneColumn(t *testing.T) {
	for _, w := range []db.Words{nil, {}, {"vegan"}, {"a, b", "ü\"'", ""}} {
		text, err := w.Value()
		if err != nil {
			t.Fatal(err)
		}
		for _, stored := range []any{text, []byte(text.(string))} {
			var back db.Words
			if err := back.Scan(stored); err != nil || !slices.Equal(back, w) {
				t.Errorf("%q came back as %q, %v", w, back, err)
			}
		}
	}
	back := db.Words{"old"}
	if err := back.Scan(nil); err != nil || back != nil {
		t.Errorf("nothing came back as %q, %v", back, err)
	}
	if err := back.Scan(7); err == nil {
		t.Error("a number is no list of words")
	}
}

func TestIDsAreInTheOrderOfTheirMaking(t *testing.T) {
	last := db.NewID()
	for range 1000 {
		next := db.NewID()
		if next <= last || len(next) != 36 {
			t.Fatalf("%s after %s", next, last)
		}
		last = next
	}
}
