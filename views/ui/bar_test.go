package ui_test

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/views/ui"
)

func TestTheBarOfTheReceptionHasTheWidthsOfItsCounts(t *testing.T) {
	doc := render(t, ui.Bar(ui.BarProps{Parts: []ui.BarPart{{Kind: ui.BarAttending, N: 1}, {Kind: ui.BarPending, N: 0}, {Kind: ui.BarDeclined, N: 2}}, Total: 4}))
	rects := all(doc, "rect")
	if len(rects) != 2 {
		t.Fatalf("%d parts, want 2: an empty part is not drawn", len(rects))
	}
	if x, w := attr(rects[1], "x"), attr(rects[1], "width"); x != "25%" || w != "50%" {
		t.Errorf("declined stands at %s, %s wide", x, w)
	}
	if got := attr(rects[1], "fill"); got != "url(#bar-declined)" {
		t.Errorf("declined is filled %q: it must read without colour", got)
	}
}

func TestABarOfNobodyIsEmpty(t *testing.T) {
	if n := len(all(render(t, ui.Bar(ui.BarProps{Parts: []ui.BarPart{{Kind: ui.BarAttending, N: 0}}})), "rect")); n != 0 {
		t.Errorf("%d parts", n)
	}
}

func TestABarWithoutWordsIsHiddenFromReaders(t *testing.T) {
	if svg := one(t, render(t, ui.Bar(ui.BarProps{})), "svg"); attr(svg, "aria-hidden") != "true" {
		t.Error("a bar without a label is announced")
	}
	svg := one(t, render(t, ui.Bar(ui.BarProps{Label: "3 of 4"})), "svg")
	if attr(svg, "aria-label") != "3 of 4" || attr(svg, "role") != "img" {
		t.Error("the label of a bar is not announced")
	}
}

func TestTheColourOfABarSaysWhetherATableIsFull(t *testing.T) {
	for _, c := range []struct {
		taken, seats int
		fill         string
	}{{6, 8, "currentColor"}, {8, 8, "url(#bar-full)"}, {9, 8, "url(#bar-declined)"}} {
		if got := attr(one(t, render(t, ui.TableBar(c.taken, c.seats)), "rect"), "fill"); got != c.fill {
			t.Errorf("%d of %d is filled %q, want %q", c.taken, c.seats, got, c.fill)
		}
	}
}

// However many and however large, the parts touch each other and never leave the bar.
func TestPartsOfABarTouchAndNeverLeaveIt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var parts []ui.BarPart
		for _, n := range rapid.SliceOfN(rapid.IntRange(-1, 5000), 0, 6).Draw(rt, "counts") {
			parts = append(parts, ui.BarPart{Kind: ui.BarAttending, N: n})
		}
		doc := render(t, ui.Bar(ui.BarProps{Parts: parts, Total: rapid.IntRange(0, 9000).Draw(rt, "total")}))
		end := 0.0
		for _, r := range all(doc, "rect") {
			x, w := percent(rt, attr(r, "x")), percent(rt, attr(r, "width"))
			if x < end-0.001 || x > end+0.001 {
				rt.Fatalf("a part begins at %v, the last one ended at %v", x, end)
			}
			end = x + w
		}
		if end > 100.001 {
			rt.Fatalf("the parts end at %v per cent", end)
		}
	})
}

func percent(rt *rapid.T, s string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	if err != nil || !strings.HasSuffix(s, "%") {
		rt.Fatalf("%q is not a share", s)
	}
	return n
}
