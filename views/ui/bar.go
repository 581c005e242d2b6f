package ui

import "strconv"

// BarKind says how a part of a bar is drawn, so that it reads without colour.
type BarKind string

// Solid sage, upright ochre lines, diagonal claret lines, hatched in the colour of edges, in claret, faint sage.
const (
	BarAttending BarKind = "attending"
	BarPending   BarKind = "pending"
	BarDeclined  BarKind = "declined"
	BarFull      BarKind = "full"
	BarOver      BarKind = "over"
	BarFaint     BarKind = "faint"
)

// BarPart is one part of a bar, N of the bar's total.
type BarPart struct {
	Kind BarKind
	N    int
}

// BarProps describes a stacked bar. Total is the sum of the parts when it is smaller than that. Without a Label the
// bar is hidden from screen readers: the counts beside it say the same.
type BarProps struct {
	Parts []BarPart
	Total int
	Label string
}

type barRect struct {
	kind     BarKind
	x, width string // per cent of the bar
}

// rects lays the parts end to end. Each boundary is rounded by itself, so that rounding never adds up.
func (b BarProps) rects() []barRect {
	total := max(b.Total, b.sum())
	if total == 0 {
		return nil
	}
	var out []barRect
	done := 0
	for _, p := range b.Parts {
		n := max(p.N, 0)
		if n == 0 {
			continue
		}
		from, to := hundredths(done, total), hundredths(done+n, total)
		done += n
		out = append(out, barRect{kind: p.Kind, x: percent(from), width: percent(to - from)})
	}
	return out
}

func (b BarProps) sum() int {
	s := 0
	for _, p := range b.Parts {
		s += max(p.N, 0)
	}
	return s
}

func hundredths(n, total int) int { return (n*10000 + total/2) / total }

func percent(hundredths int) string {
	return strconv.FormatFloat(float64(hundredths)/100, 'f', -1, 64) + "%"
}

func (r barRect) fill() string {
	switch r.kind {
	case BarPending, BarDeclined, BarFull:
		return "url(#bar-" + string(r.kind) + ")"
	case BarOver:
		return "url(#bar-declined)"
	}
	return "currentColor"
}
