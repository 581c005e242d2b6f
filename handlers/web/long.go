package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/a-h/templ"

	"convive/handlers/jobs"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/views/answers"
)

// errUnderWay says that a command's work goes on after its request.
var errUnderWay = errors.New("web: under way")

// Doing is long work that makes a rule ready. The request may be over by then: it holds what it needs itself.
type Doing func(context.Context, *jobs.Work) (Rule, error)

// long is what Long is made of.
type long[D Draft] struct {
	about func(*Ctx) string
	ready func(*Ctx, D) (Doing, error)
	shown func(*Ctx, D) string
}

// Long is a command with work before its transaction that may take seconds. It is done beside the request, so that a
// closed page doesn't end it. Who sent it waits a moment for its end, which is then answered as any command's; else they
// are led to a page, shown, that finds the work by what it is about and shows how far it is.
func Long[D Draft](about func(*Ctx) string, shown func(*Ctx, D) string, ready func(*Ctx, D) (Doing, error)) *Command[D] {
	return &Command[D]{long: &long[D]{about, ready, shown}}
}

func (l *long[D]) carryOut(c *Ctx, draft D, scope access.Scope, cmd change.CommandID) (change.Entry, error) {
	doing, err := l.ready(c, draft)
	if err != nil {
		return change.Entry{}, err
	}
	d, scope := c.DB, scope.Needing(c.route.Needs)
	w := c.Works.Begin(l.about(c), cmd.ID, func(ctx context.Context, at *jobs.Work) (any, error) {
		rule, err := doing(ctx, at)
		if err != nil {
			return change.Entry{}, err
		}
		return mutateUnlessCancelled(ctx, d, scope, cmd, rule)
	})
	if !w.Wait(c.ctx) {
		return change.Entry{}, errUnderWay
	}
	e, err := Outcome(w)
	if refusal := (invalid.Refusal{}); !errors.As(err, &refusal) { // that one waits until the page has shown it
		_, _ = w.Take()
	}
	return e, err
}

// mutateUnlessCancelled says of a command that was cancelled whether it had been carried out: a commit may have been on
// its way.
func mutateUnlessCancelled(ctx context.Context, d *db.DB, s access.Scope, cmd change.CommandID, rule Rule) (change.Entry, error) {
	e, err := d.Mutate(ctx, s, cmd, rule)
	if err == nil || ctx.Err() == nil {
		return e, err
	}
	done, no := d.Mutate(context.WithoutCancel(ctx), s, cmd, func(*db.Tx) (change.Change, error) { return nil, context.Canceled })
	if no == nil && done.Replayed {
		return done, nil
	}
	return e, context.Canceled
}

// Outcome is what came of a long command that is over. The error is context.Canceled for one that was cancelled. Whoever
// has shown it takes the work.
func Outcome(w *jobs.Work) (change.Entry, error) {
	done, err := w.Look()
	e, _ := done.(change.Entry)
	return e, err
}

// TellOf keeps a sentence about a change for the next page that this browser opens, with the way to take it back.
func (c *Ctx) TellOf(text string, e change.Entry) {
	c.flash(answers.Said{Text: text, Undo: c.wayBack(e)})
}

// Follow answers a page that shows how far a work is, until its end; then the page goes on to where its outcome leads, ""
// for nowhere. A work that is gone, with its process or taken, lets it go on at once.
func (c *Ctx) Follow(w *jobs.Work, draw func(jobs.Progress) templ.Component, to func(error) string) error {
	if err := c.save(); err != nil {
		return err
	}
	resp := c.echo.Response()
	resp.Header().Set("Content-Type", "text/event-stream")
	resp.Header().Set("X-Accel-Buffering", "no")
	resp.WriteHeader(http.StatusOK)
	send := func(r *reply) error {
		if r.err != nil {
			return r.err
		}
		if _, err := resp.Write(r.out.Bytes()); err != nil {
			return err
		}
		return http.NewResponseController(resp).Flush()
	}
	var outcome error
	if w != nil {
		over, err := w.Follow(c.ctx, func(at jobs.Progress) error {
			r := c.reply()
			r.patch("", "", draw(at))
			return send(r)
		})
		if !over || err != nil {
			return nil // the page is gone; the work isn't
		}
		_, outcome = w.Look()
	}
	r := c.reply()
	if path := to(outcome); path != "" {
		r.goOn(path)
	}
	return send(r)
}
