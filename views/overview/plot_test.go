package overview

import (
	"slices"
	"strings"
	"testing"
	"time"

	"convive/models/overview"
)

func TestTheNumbersBesideTheChartAreRoundAndBeginWithNone(t *testing.T) {
	day := time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC)
	for invited, want := range map[int]string{0: "0", 1: "0 1", 5: "0 1 2 3 4 5", 7: "0 2 4 6", 24: "0 5 10 15 20", 99: "0 20 40 60 80", 124: "0 50 100", 255: "0 50 100 150 200 250", 256: "0 50 100 150 200 250", 1250: "0 500 1,000", 2500: "0 500 1,000 1,500 2,000 2,500"} {
		p := newPlot(t.Context(), ChartView{Name: "Dinner", Points: []overview.Point{{Day: day}}, Invited: invited, Until: day.AddDate(0, 0, 7)})
		var labels []string
		for _, line := range p.grid {
			labels = append(labels, line.label)
		}
		if got := strings.Join(labels, " "); got != want {
			t.Errorf("%d invited: %s, want %s", invited, got, want)
		}
		if slices.ContainsFunc(p.grid, func(l gridLine) bool { return strings.HasPrefix(l.y, "-") }) || p.grid[0].y != p.bottom() {
			t.Errorf("%d invited: the lines stand at %+v", invited, p.grid)
		}
	}
}
