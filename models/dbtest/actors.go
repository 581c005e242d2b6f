package dbtest

import (
	"cmp"
	"fmt"
	"sync"
	"sync/atomic"

	"pgregory.net/rapid"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Command is one thing that an actor does.
type Command func(*db.Tx) (change.Change, error)

// Actors is a property of commands that several actors send at once, some of them twice: in every state that a reader
// sees, while they are at it and afterwards, Holds finds nothing wrong; each command changes once or is refused; and
// the feed's numbers have no gap.
type Actors struct {
	Scope   access.Scope
	Draw    func(t *rapid.T, actor int) Command // drawn before they begin; it chooses rows when it runs
	Most    int                                 // actors; 4 when zero
	Refused func(error) bool                    // errors that a rule may answer with
	Holds   func(*db.Read) error
}

type sending struct {
	run   Command
	id    change.CommandID
	twice bool
}

// Run draws two actors or more with up to six commands each and lets them loose.
func (a Actors) Run(t *rapid.T, d *db.DB) {
	scripts := make([][]sending, rapid.IntRange(2, cmp.Or(a.Most, 4)).Draw(t, "actors"))
	for i := range scripts {
		for range rapid.IntRange(1, 6).Draw(t, "commands") {
			scripts[i] = append(scripts[i], sending{a.Draw(t, i), change.CommandID{ID: string(db.NewID()), Body: "body"}, rapid.Bool().Draw(t, "twice")})
		}
	}
	before, err := a.head(d)
	if err != nil {
		t.Fatal(err)
	}
	var changed atomic.Int64
	errs := a.letLoose(d, scripts, &changed)
	for _, err := range errs {
		t.Error(err)
	}
	if after, err := a.head(d); err != nil || after != before+changed.Load() {
		t.Errorf("%d commands took the feed from %d to %d, %v", changed.Load(), before, after, err)
	}
}

// letLoose runs all scripts at once and reads meanwhile.
func (a Actors) letLoose(d *db.DB, scripts [][]sending, changed *atomic.Int64) (errs []error) {
	var actors sync.WaitGroup
	failed, done := make(chan error, 1), make(chan struct{})
	for i, script := range scripts {
		actors.Go(func() {
			for _, c := range script {
				if err := a.send(d, i, c, changed); err != nil {
					failed <- err
				}
			}
		})
	}
	go func() { actors.Wait(); close(done) }()
	for {
		select {
		case err := <-failed:
			errs = append(errs, err)
			continue
		case <-done:
			return append(errs, a.look(d)...)
		default:
			errs = append(errs, a.look(d)...)
		}
	}
}

func (a Actors) send(d *db.DB, actor int, c sending, changed *atomic.Int64) error {
	s := a.Scope
	s.Actor.ID = change.ID(fmt.Sprint("actor-", actor))
	first, err := d.Mutate(background, s, c.id, c.run)
	if err != nil {
		if a.Refused(err) {
			return nil
		}
		return err
	}
	if first.Change == change.None {
		return nil
	}
	changed.Add(1)
	if !c.twice {
		return nil
	}
	again, err := d.Mutate(background, s, c.id, c.run)
	if err == nil && (!again.Replayed || again.Seq != first.Seq) {
		err = fmt.Errorf("sent twice: entry %d, then %+v", first.Seq, again)
	}
	return err
}

// look reads one state: what must hold, and the log up to its number.
func (a Actors) look(d *db.DB) []error {
	err := d.Read(background, a.Scope, func(r *db.Read) error {
		head, _ := r.Head(a.Scope.Feed())
		newest, err := r.Log(0, 1)
		if err == nil && (len(newest) == 0) != (head.Seq == 0) || len(newest) == 1 && newest[0].Seq != head.Seq {
			return fmt.Errorf("at number %d the log's newest is %v, %v", head.Seq, newest, err)
		}
		return a.Holds(r)
	})
	if err != nil {
		return []error{err}
	}
	return nil
}

func (a Actors) head(d *db.DB) (int64, error) {
	all, err := d.Heads(background, []change.Feed{a.Scope.Feed()})
	return all[a.Scope.Feed()].Seq, err
}
