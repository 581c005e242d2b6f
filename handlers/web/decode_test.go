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
