package web

import (
	"net/url"
	"slices"
	"testing"

	"convive/models/invalid"
)

type partly struct {
	Name   string `form:"name"`
	Secret string `form:"-"`
	Plain  string
}

func (partly) Validate() invalid.Fields { return nil }

func TestAFieldThatNoFormFillsIsLeftAlone(t *testing.T) {
	var d partly
	wrong := decode(url.Values{"name": {"Ana"}, "-": {"x"}, "Plain": {"x"}, "Secret": {"x"}}, &d)
	if len(wrong) != 0 || d != (partly{Name: "Ana"}) {
		t.Errorf("%+v, %v", d, wrong)
	}
	if got := (&Command[partly]{}).fields(); !slices.Equal(got, []string{"name"}) {
		t.Errorf("fields %q", got)
	}
}

type counted struct {
	Seats int64   `form:"seats"`
	Taken []int64 `form:"taken"`
}

func (counted) Validate() invalid.Fields { return nil }

func TestAWholeNumberIsTakenInTheDigitsOfWhoeverWritesIt(t *testing.T) {
	var d counted
	wrong := decode(url.Values{"seats": {" ١٢ "}, "taken": {"۳", "-4"}}, &d)
	if len(wrong) != 0 || d.Seats != 12 || !slices.Equal(d.Taken, []int64{3, -4}) {
		t.Errorf("%+v, %v", d, wrong)
	}
	for _, no := range []string{"١٫٥", "1,5", "²", "twelve"} {
		if wrong := decode(url.Values{"seats": {no}}, &d); len(wrong) != 1 {
			t.Errorf("%q is taken as %d", no, d.Seats)
		}
	}
}
