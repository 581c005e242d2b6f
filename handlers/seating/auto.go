package seating

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
)

// autoSeating declares the page of auto-seat. A search is long work of whoever asked for it; what it found stays in the
// memory of this process for a while, and beside the feeds for whom another process answers or this one after a restart.
// Only its application is a command.
func autoSeating(r *web.Routes) {
	const path = "/e/:event/seating/auto"
	r.Page(path, mayWish, auto)
	r.Post(path+"/search", mayWish, search)
	r.Download(path+"/progress", mayWish, autoProgress)
	r.Post(path+"/cancellation", mayWish, cancelSearch)
	yieldingRules(r)
	r.Mutation(path+"/application", mayWish, web.Create(seating.Apply).SayingOf(applied, true).To(toBoard), web.WithBody(web.BodyBulk))
}

// alternatives is how many plans are looked for, and kept for how long they can be looked at.
const (
	alternatives = 3
	kept         = seating.KeptFor
	grace        = 5 * time.Second // after the end of a search of another process, until it is taken for lost
	lookAgain    = 2               // seconds after which a page without scripts looks whether the search is over
)

// findings are what a search came to.
type findings struct {
	id             change.ID
	asked          seating.Asked
	board          *seating.Board
	wishes         []seating.Wish
	input          *autoseat.Input
	of             string // the input's print
	made           string // the board's print
	plans          []*autoseat.Plan
	contradictions []autoseat.Contradiction
	ended          bool // by who asked, before its time
	moved          bool // the board is another by now
	carried        bool // it became another during the search
	health         bool // whether who asked may know of needs and diets
}

// searching is by what a search of whoever asks is found again.
func searching(c *web.Ctx) string {
	return fmt.Sprint("auto-seat ", c.Event().ID, " ", c.Account().ID)
}

func auto(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Auto-seat"))
	p.Fragment("auto-now", boardNow, onWishes...)
	p.Body(func(b *web.Body) (templ.Component, error) {
		seated, err := occasions(b.Ctx)
		if err != nil {
			return nil, err
		}
		at, err := address(b.Ctx, seated)
		if err != nil {
			return nil, err
		}
		w := b.Works.Find(searching(b.Ctx))
		if w != nil && !w.Over() {
			b.Frame().Refresh = lookAgain
			return views.Searching(waitingFor(at, w), b.Slot("auto-now")), nil
		}
		usual := seating.UsuallyAsked(at.Occasion, at.Plan)
		page := views.AutoPage{At: at, Now: b.Slot("auto-now")}
		if w != nil && !overtaken(b, w) {
			result(b, &page, &usual, w)
		} else {
			err = recalled(b, &page, &usual)
		}
		page.Form = askForm(at, web.FormOf(b, at.Base+"/auto/search", usual))
		return views.Auto(page), err
	})
	return nil
}

func askForm(at views.At, f web.Form[seating.Asked]) views.AskForm {
	return views.AskForm{Action: at.Command("auto/search"), Draft: f.Draft, Errors: f.Errors}
}

func waitingFor(at views.At, w *jobs.Work) views.SearchGoing {
	p := w.Progress()
	return views.SearchGoing{At: at, So: so(p), Best: bestOf(p), URL: at.Command("auto/progress"), Cancel: at.Command("auto/cancellation")}
}

func so(at jobs.Progress) views.So {
	so := views.So{Done: at.Done, Total: at.Total, Broken: at.Best.Broken}
	if d, ok := at.Best.Plan.(*drawn); ok {
		so.Found, so.Points = true, d.score
	}
	return so
}

// search starts one; what an earlier one found is gone.
func search(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	asked := asked(values)
	page := views.AtOf(c.Base()+"/seating", c.Query)
	page.Occasion, page.Plan = asked.Occasion, asked.Plan
	if wrong := asked.Validate(); len(wrong) > 0 {
		return again(c, web.Form[seating.Asked]{Action: page.Base + "/auto/search", Draft: asked, Errors: wrong})
	}
	f := findings{id: db.NewID(), asked: asked, health: mayOf(c.Scope()).Health}
	err = c.Read(func(r *db.Read) error {
		if f.board, err = seating.OfPlan(r, asked.Occasion, asked.Plan); err != nil {
			return err
		}
		f.wishes, err = seating.Wishes(r)
		return err
	})
	if err != nil {
		return err
	}
	f.input = f.board.Input(f.wishes, asked)
	if err := f.input.Check(); err != nil || len(f.input.Tables) == 0 || len(f.input.Guests) == 0 {
		return again(c, web.Form[seating.Asked]{Action: page.Base + "/auto/search", Draft: asked,
			Errors: invalid.Fields{{Message: "There is nothing to seat yet: add tables, and guests who attend."}}})
	}
	if f.of, err = seating.PrintOf(f.input); err != nil {
		return err
	}
	if f.made, err = seating.PrintOfBoard(f.board, f.wishes); err != nil {
		return err
	}
	if err := f.begin(c); err != nil {
		return err
	}
	return c.GoOn(page.AutoHref())
}

// again shows the page with the form as it was sent.
func again(c *web.Ctx, f web.Form[seating.Asked]) error {
	if c.Scripted() {
		at := views.AtOf(c.Base()+"/seating", c.Query)
		at.Occasion, at.Plan = f.Draft.Occasion, f.Draft.Plan
		return c.Patch(views.Ask(askForm(at, f)))
	}
	return web.Again(c, auto, 422, f)
}

// run looks for plans until its time is spent. Who cancels it has the best so far.
func (f findings) run(ctx context.Context, at *jobs.Work) (findings, error) {
	begun, limit := time.Now(), time.Duration(f.asked.Seconds)*time.Second
	so := jobs.Progress{Step: "searching", Total: int(f.asked.Seconds * 10)}
	draw := drawing{board: f.board, wishes: f.wishes}
	tell := func() {
		so.Best.Plan = draw.now()
		so.Done = min(so.Total, int(time.Since(begun)/(100*time.Millisecond)))
		f.ended = f.ended || at.Tell(so) != nil
	}
	tell()
	plans, err := autoseat.Alternatives(ctx, f.input, autoseat.Options{
		Seed:    1,
		Scratch: f.asked.Scratch,
		Spent: func() float64 {
			tell()
			return time.Since(begun).Seconds() / limit.Seconds()
		},
		Progress: func(p autoseat.Progress) {
			best := jobs.Best{Found: true, Points: int64(p.Score), Broken: p.Broken}
			if !so.Best.Found || best.Broken < so.Best.Broken || best.Broken == so.Best.Broken && best.Points > so.Best.Points {
				so.Best, draw.best = best, p.Seats()
				tell()
			}
		},
	}, alternatives)
	if err != nil {
		return f, err
	}
	f.ended = ctx.Err() != nil
	f.plans = f.judged().Proposals(f.good(plans), f.asked.Scratch)
	if len(plans) > 0 {
		f.contradictions = plans[0].Contradictions
	}
	return f, nil
}

func asked(values map[string][]string) seating.Asked {
	first := func(name string) string {
		if v := values[name]; len(v) > 0 {
			return v[0]
		}
		return ""
	}
	is := func(name string) bool { return first(name) != "" }
	seconds, _ := strconv.ParseInt(first("seconds"), 10, 64)
	return seating.Asked{
		Occasion: change.ID(first("occasion")), Plan: change.ID(first("plan")), Scratch: first("start") == "scratch", Pending: is("pending"), Seconds: seconds,
		Households: autoseat.Keep(first("households")), Sides: autoseat.Sides(first("sides")), Fill: is("fill"), Ages: is("ages"),
		Languages: is("languages"), Singles: is("singles"), Children: is("children"), Stay: is("stay"),
	}
}

// autoProgress follows the search and then lets the page show what it found.
func autoProgress(c *web.Ctx) error {
	at := views.AtOf(c.Base()+"/seating", c.Query)
	var shown any
	return c.Follow(c.Works.Find(searching(c)), func(p jobs.Progress) templ.Component {
		if p.Best.Plan == shown {
			return views.SearchBar(so(p))
		}
		shown = p.Best.Plan
		return templ.Join(views.SearchBar(so(p)), views.Best(bestOf(p)))
	}, func(error) string { return at.AutoHref() })
}

// cancelSearch ends the search; the best that it found so far is shown.
func cancelSearch(c *web.Ctx) error {
	at := views.AtOf(c.Base()+"/seating", c.Query)
	if w := c.Works.Find(searching(c)); w != nil && !w.Over() {
		w.Cancel()
		w.End(c.Context())
	} else if err := seating.StopSearch(c.Context(), c.DB, c.Scope()); err != nil { // another process searches
		return err
	}
	return c.GoOn(at.AutoHref())
}

func applied(c *web.Ctx, e change.Entry) string {
	m, _ := e.Change.(change.SeatsArranged)
	c.Works.Forget(searching(c))
	_ = seating.ForgetSearch(c.Context(), c.DB, c.Scope()) // left there, it would be said to be out of date
	return locale.N(c.Context(), "Seated {n} guest as proposed.", "Seated {n} guests as proposed.", len(m.Guests))
}
