package seating

import (
	"time"

	"github.com/a-h/templ"

	"convive/handlers/jobs"
	"convive/handlers/web"
	"convive/models/autoseat"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
)

// betweenDrawings bounds how often the best plan so far is drawn anew: twice a second.
const betweenDrawings = 500 * time.Millisecond

// drawn is a plan as a search shows it on its way.
type drawn struct {
	before, after *seating.Board
	score         autoseat.Points // as the board counts
}

// drawing says which plan of a search is to be seen.
type drawing struct {
	board  *seating.Board
	wishes []seating.Wish
	best   map[string]string // guest → table: better than the last one, and not shown yet
	last   *drawn
	at     time.Time
}

// now is the best plan so far, or the last one while that was shown a moment ago.
func (d *drawing) now() any {
	if d.best != nil && time.Since(d.at) >= betweenDrawings {
		then := d.board.With(d.best)
		d.last, d.best, d.at = &drawn{d.board, then, then.Score(d.wishes)}, nil, time.Now()
	}
	if d.last == nil {
		return nil
	}
	return d.last
}

// boardNow is the print of the board as it is: the page compares it with that of the board which was searched.
func boardNow(v *web.View) (templ.Component, error) {
	_, b, err := shown(v)
	if err != nil {
		return nil, err
	}
	wishes, err := known(v)
	if err != nil {
		return nil, err
	}
	now, err := seating.PrintOfBoard(b, wishes)
	return views.BoardNow(now), err
}

// movedOn says whether the board is another by now than the one that was searched, and how it is, with the wishes.
func (f findings) movedOn(b *web.Body) (moved bool, board *seating.Board, wishes []seating.Wish, err error) {
	err = b.Read(func(r *db.Read) error {
		if board, wishes, err = f.now(r); err != nil {
			return err
		}
		print, err := seating.PrintOfBoard(board, wishes)
		moved = print != f.made
		return err
	})
	return moved, board, wishes, err
}

// overtaken says whether somebody's newest search is another than the one that this process knows of. Where that can't be read, what
// was found here is shown.
func overtaken(b *web.Body, w *jobs.Work) (other bool) {
	outcome, _ := w.Look()
	f, ok := outcome.(findings)
	_ = b.Read(func(r *db.Read) error {
		last, there, err := seating.LastSearch(r)
		if err == nil && there {
			other = ok && last.ID != f.id || !ok && (last.State == seating.SearchWaits || last.State == seating.SearchGoes)
		}
		return err
	})
	return other
}

// bestOf is the best plan so far, as it is drawn.
func bestOf(at jobs.Progress) views.BestSoFar {
	if d, ok := at.Best.Plan.(*drawn); ok {
		return views.BestSoFar{Before: d.before, After: d.after}
	}
	return views.BestSoFar{}
}
