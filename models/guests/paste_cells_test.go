package guests

import (
	"reflect"
	"testing"
)

func TestWhatWasCopiedFromASpreadsheetFallsIntoItsCells(t *testing.T) {
	for text, want := range map[string][][]string{
		"":                                {{""}},
		"a\nb":                            {{"a"}, {"b"}},
		"\n\nb":                           {{""}, {""}, {"b"}},
		"a\tb\n\tc":                       {{"a", "b"}, {"", "c"}},
		"first\n\"line 1\nline 2\"\nlast": {{"first"}, {"line 1\nline 2"}, {"last"}},
		"Ada\t\"one\ttwo\"\nBen\tx":       {{"Ada", "one\ttwo"}, {"Ben", "x"}},
		"\"say \"\"hi\"\"\"\nb":           {{`say "hi"`}, {"b"}},
		"\"Bob\"\n\"Bob\" Smith":          {{`"Bob"`}, {`"Bob" Smith`}},
		"\"never closed\nb":               {{`"never closed`}, {"b"}},
		"5\" plate\n6\" plate":            {{`5" plate`}, {`6" plate`}},
	} {
		if got := pastedRows(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}
