package imports

import (
	"context"
	"errors"
	"strings"

	"github.com/a-h/templ"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/imports"
	"convive/models/imports/lists"
	views "convive/views/imports"
	"convive/views/locale"
)

// waiting is what stands on the page until a work is over.
func waiting(c *web.Ctx, w *jobs.Work, a imports.Application, what string) templ.Component {
	_, query, _ := strings.Cut(asChosen(c, a), "?")
	return views.Wait(views.Waiting{What: what, Progress: progressOf(w.Progress()), URL: path(c) + "/progress?" + query, Cancel: path(c) + "/cancellation"})
}

func progressOf(at jobs.Progress) views.Progress {
	return views.Progress{Step: at.Step, Done: at.Done, Total: at.Total}
}

// step lets a work say how far one of its steps is.
func step(at *jobs.Work, name string) lists.Watch {
	return func(done, total int) error { return at.At(name, done, total) }
}

// progress follows what is done about a list, its import before its reading, and then lets the page go on.
func progress(c *web.Ctx) error {
	if err := known(c); err != nil {
		return err
	}
	w, what := c.Works.Find(importing(c)), views.Importing
	if w == nil {
		w, what = c.Works.Find(reading(c.ID())), views.Reading
	}
	return c.Follow(w, func(at jobs.Progress) templ.Component { return views.Bar(progressOf(at)) }, func(err error) string {
		if what == views.Reading && errors.Is(err, context.Canceled) {
			return "" // whoever cancelled it is led on by that
		}
		return asChosen(c, chosen(c))
	})
}

// cancel ends what is done about a list. An import is cancelled until its transaction has committed, and then stands: the
// page says so. Of a list that was still read nothing is kept.
func cancel(c *web.Ctx) error {
	values, err := c.Values()
	if err != nil {
		return err
	}
	if err := known(c); err != nil {
		return err
	}
	if values.Get("what") == views.Importing {
		if w := c.Works.Find(importing(c)); w != nil && over(c.Context(), w) && c.Scripted() {
			return c.Nothing() // the page follows the work, and goes on by itself
		}
		return c.GoOn(path(c))
	}
	for w := c.Works.Find(reading(c.ID())); w != nil && over(c.Context(), w); w = c.Works.Find(reading(c.ID())) {
		_, _ = w.Take()
	}
	if err := imports.Drop(c.Context(), c.DB, c.Scope(), c.ID()); err != nil {
		return err
	}
	c.Tell(locale.T(c.Context(), "The list was put aside. Nothing of it was kept."))
	return c.GoOn(c.Base() + "/import")
}

// over cancels a work and waits for its end.
func over(ctx context.Context, w *jobs.Work) bool {
	w.Cancel()
	return w.End(ctx)
}
