package overview

import (
	"context"
	"strings"
	"time"

	"convive/models/overview"
	"convive/views/locale"
)

// The chart's own units; CSS gives it its size.
const (
	plotWidth  = 900.0 // of the lines; the numbers stand to the right of them
	plotHeight = 220.0
	plotRight  = 90.0
	plotFoot   = 26.0
	plotHead   = 10.0 // so that the topmost number is whole
)

// plotted is a chart in coordinates.
type plotted struct {
	label                                            string
	attending, declined, attendingLine, declinedLine string
	deadline, deadlineText                           string
	grid                                             []gridLine
	months                                           []monthMark
	lastAttending, lastDeclined                      int
}

type gridLine struct{ y, textY, label string }

type monthMark struct{ x, label string }

func (plotted) viewBox() string {
	return "0 " + f(-plotHead) + " " + f(plotWidth+plotRight) + " " + f(plotHead+plotHeight+plotFoot)
}
func (plotted) width() string  { return f(plotWidth) }
func (plotted) bottom() string { return f(plotHeight) }
func (plotted) textX() string  { return f(plotWidth + 8) }
func (plotted) monthY() string { return f(plotHeight + 18) }

// scale turns days and numbers into coordinates.
type scale struct {
	from time.Time
	days float64
	top  float64
}

func (s scale) x(day time.Time) float64 { return plotWidth * day.Sub(s.from).Hours() / 24 / s.days }
func (s scale) y(n int) float64         { return plotHeight * (1 - float64(n)/s.top) }

func newPlot(ctx context.Context, c ChartView) plotted {
	first, last := c.Points[0], c.Points[len(c.Points)-1]
	end := c.Until
	if c.Deadline.After(end) {
		end = c.Deadline
	}
	s := scale{from: first.Day, days: max(1, end.Sub(first.Day).Hours()/24), top: float64(max(1, c.Invited))}
	every := step(c.Invited)
	points := append(c.Points, overview.Point{Day: c.Until, Attending: last.Attending, Declined: last.Declined})
	p := plotted{
		lastAttending: last.Attending, lastDeclined: last.Declined,
		label: locale.T(ctx, "{name}: {a} attending and {d} declined of {n} invited", "name", c.Name, "a", last.Attending, "d", last.Declined, "n", c.Invited),
	}
	var low, high strings.Builder
	for i, pt := range points {
		command := "L"
		if i == 0 {
			command = "M"
		}
		low.WriteString(command + f(s.x(pt.Day)) + " " + f(s.y(pt.Attending)))
		high.WriteString(command + f(s.x(pt.Day)) + " " + f(s.y(pt.Attending+pt.Declined)))
	}
	p.attendingLine, p.declinedLine = low.String(), high.String()
	foot := "L" + f(s.x(c.Until)) + " " + f(plotHeight) + "L0 " + f(plotHeight) + "Z"
	p.attending, p.declined = p.attendingLine+foot, p.declinedLine+foot
	for n := 0; n <= c.Invited; n += every {
		p.grid = append(p.grid, gridLine{f(s.y(n)), f(s.y(n) + 5), locale.Int(ctx, n)})
	}
	p.months = months(ctx, s, end)
	if !c.Deadline.IsZero() {
		p.deadline = f(s.x(c.Deadline))
		p.deadlineText = locale.T(ctx, "reply by {day}", "day", locale.Date(ctx, c.Deadline, locale.DayMonth))
	}
	return p
}

// step is how far apart the numbers at the side stand: the smallest of 1, 2, 5, 10, 20, 50… that makes them five at most
// above the 0.
func step(invited int) int {
	for unit := 1; ; unit *= 10 {
		for _, n := range []int{unit, 2 * unit, 5 * unit} {
			if invited/n <= 5 {
				return n
			}
		}
	}
}

// months marks the firsts of the months, not closer than their names are wide.
func months(ctx context.Context, s scale, end time.Time) (all []monthMark) {
	at := time.Date(s.from.Year(), s.from.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	for last := -100.0; !at.After(end); at = at.AddDate(0, 1, 0) {
		if x := s.x(at); x-last >= 90 {
			all = append(all, monthMark{f(x), locale.Date(ctx, at, locale.Month)})
			last = x
		}
	}
	return all
}
