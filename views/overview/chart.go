package overview

import (
	"time"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/overview"
	"convive/views/ui"
)

// ChartView is the course of the replies to one occasion.
type ChartView struct {
	ID       string // of its element
	Which    string // the occasion's id
	Name     string
	Choices  []events.Occasion
	To       func(occasion change.ID) string // the address of the same page with another occasion's chart
	Points   []overview.Point
	Invited  int
	Until    time.Time // today
	Deadline time.Time // zero for none
}

// NewChart is the chart of the chosen occasion, or with the id of none, of the one that the event is about.
func NewChart(e events.Event, list *guests.Listing, which string, now time.Time) ChartView {
	chosen, _ := overview.Main(list.Occasions)
	for _, o := range list.Occasions {
		if string(o.ID) == which {
			chosen = o
		}
	}
	today := now.In(e.Location())
	c := ChartView{
		ID: "overview-chart", Which: string(chosen.ID), Name: chosen.Name, Choices: list.Occasions, Points: overview.Course(list, chosen.ID, e.Location()),
		Invited: list.Totals().Occasions[chosen.ID].Invited, Until: time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC),
	}
	if day, err := time.Parse(time.DateOnly, e.DeadlineOf(chosen)); err == nil {
		c.Deadline = day
	}
	return c
}

func (c ChartView) title() string { return c.ID + "-title" }

func (c ChartView) segments() (all []ui.Segment) {
	for _, o := range c.Choices {
		all = append(all, ui.Segment{Label: o.Name, Href: c.To(o.ID), Current: string(o.ID) == c.Which})
	}
	return all
}
