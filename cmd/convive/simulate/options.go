package simulate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// The bounds of a simulation: a slip of the hand must neither fill a database nor run for ever.
const (
	MaxGuests   = 200
	MaxPlanners = 50
	MaxWatchers = 2000
	MinSpeed    = 0.1
	MaxSpeed    = 100
	MaxMinutes  = 60
)

// Options is one simulation.
type Options struct {
	URL      string
	Guests   int           // who reply and ask
	Planners int           // who seat and settle
	Watchers int           // pages that are open
	Speed    float64       // multiplies everybody's pace; 1 is a few actions a minute per person
	For      time.Duration // how long it is played; the checks come after
	Seed     uint64        // the same seed is the same plan of actions
	Cuts     bool          // connections are cut at random, in the middle
	Out      io.Writer
}

// Usage is an error of who asked: a bound that is passed, an address that is not this machine.
type Usage struct{ text string }

func (u Usage) Error() string { return u.text }

func wrong(format string, args ...any) error { return Usage{fmt.Sprintf(format, args...)} }

// bounded says which bound is passed.
func (o Options) bounded() error {
	for _, count := range []struct {
		flag     string
		n, limit int
	}{{"--guests", o.Guests, MaxGuests}, {"--planners", o.Planners, MaxPlanners}, {"--watchers", o.Watchers, MaxWatchers}} {
		if count.n < 0 || count.n > count.limit {
			return wrong("%s is %d; it is between 0 and %d", count.flag, count.n, count.limit)
		}
	}
	if !(o.Speed >= MinSpeed && o.Speed <= MaxSpeed) {
		return wrong("--speed is %v; it is between %v and %v", o.Speed, MinSpeed, MaxSpeed)
	}
	if o.Guests+o.Planners+o.Watchers == 0 {
		return wrong("nobody plays: --guests, --planners and --watchers are all 0")
	}
	_, err := Minutes(o.For.Minutes())
	return err
}

// Minutes is how long a simulation of so many minutes is played.
func Minutes(n float64) (time.Duration, error) {
	if !(n > 0 && n <= MaxMinutes) {
		return 0, wrong("--minutes is %v; it is more than 0 and at most %d", n, MaxMinutes)
	}
	return time.Duration(n * float64(time.Minute)), nil
}

// Run plays a wedding and judges it. The context ends the play early; the checks are made all the same. An error says
// that it could not begin, a Usage that the options are wrong; whether it went well is in the report.
func Run(ctx context.Context, o Options) (*Report, error) {
	if err := o.bounded(); err != nil {
		return nil, err
	}
	s, err := openSite(ctx, o.URL)
	if err != nil {
		return nil, err
	}
	defer s.http.CloseIdleConnections()
	p := newPlay(s, o)
	if err := p.prepare(ctx); err != nil {
		p.leave()
		if refused := (refusedPage{}); errors.As(err, &refused) && refused.status == http.StatusNotFound {
			err = s.noDemo(refused)
		}
		return nil, err
	}
	return p.run(ctx), nil
}
