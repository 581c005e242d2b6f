package live

import (
	"context"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// watcher is one browser at a View, with all its tabs.
type watcher struct {
	looker  access.Looker
	streams int
	stood   db.Standing // when last judged
}

// watching returns everybody who watches, or who has a stream that has not been judged yet, or an authority that has ended
// by itself.
func (v *View) watching(all bool, now time.Time) map[*watcher]db.Standing {
	v.mu.Lock()
	defer v.mu.Unlock()
	found := make(map[*watcher]db.Standing, len(v.who))
	v.round++
	for s := range v.streams {
		if s.who.looker.Actor.Kind != "" && (all || !s.judged || s.who.stood.Over(now)) {
			found[s.who] = db.Standing{}
			s.round = v.round
		}
	}
	return found
}

// judge reads what the rows say about everybody who watches, or about those alone who have not been judged yet: the
// others too are as they were, as long as no such row has changed.
func (v *View) judge(r *db.Read, all bool) (map[*watcher]db.Standing, error) {
	if all {
		moved, err := v.roll.Moved(r)
		if err != nil {
			return nil, err
		}
		v.moved = v.moved || moved // until somebody has been judged by it
		all = v.moved
	}
	watching := v.watching(all, r.Now())
	if len(watching) == 0 {
		return watching, nil
	}
	lookers := make([]access.Looker, 0, len(watching))
	for w := range watching {
		lookers = append(lookers, w.looker)
	}
	standings, err := r.Standings(v.source.Scope.Organization, v.source.Scope.Event, lookers)
	v.mu.Lock()
	defer v.mu.Unlock()
	for w := range watching {
		w.stood = standings[w.looker]
		watching[w] = w.stood
	}
	return watching, err
}

// judgeNow ends the streams of those who may no longer look, without waiting for what the page is to show next: to render
// may take long, and a page that is dear rests.
func (v *View) judgeNow() {
	ctx, cancel := context.WithTimeout(v.hub.life, writeLimit)
	defer cancel()
	select {
	case v.rendering <- struct{}{}:
		defer func() { <-v.rendering }()
	case <-ctx.Done():
		return
	}
	var judged map[*watcher]db.Standing
	err := v.hub.db.Read(ctx, v.source.Scope, func(r *db.Read) (err error) {
		if _, there := r.Head(v.source.Scope.Feed()); !there { // with it went everybody's role
			return errGone
		}
		judged, err = v.judge(r, true)
		return err
	})
	if err != nil {
		v.undone(false, err)
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.showOut(judged)
}

// showOut ends the streams of those who may no longer look, and returns all that were judged; v.mu is held.
func (v *View) showOut(judged map[*watcher]db.Standing) (all []*Stream) {
	if len(judged) == 0 {
		return nil
	}
	for s := range v.streams {
		standing, ok := judged[s.who]
		if !ok || s.round != v.round { // a further tab, which came meanwhile, waits for a reading of its own
			continue
		}
		all = append(all, s)
		if why := verdict(v.source, s.who.looker, standing); why != "" {
			s.end(why)
		}
	}
	return all
}

// verdict says why somebody of a standing may no longer look at this page; "" when they may.
func verdict(src Source, who access.Looker, is db.Standing) string {
	scope := src.Scope
	switch {
	case !is.Known && who.Actor.Kind == change.ByAccount:
		return SessionOver
	case !is.Known,
		scope.Place == access.AtEvent && is.Role == access.None,
		scope.Place == access.AtOrganization && is.OrganizationRole == "":
		return NoAccess
	case scope.Place == access.AtEvent && is.Role != scope.Role:
		return eventReload // another role sees another page
	case src.Spoken && is.Language != src.Language:
		return eventReload // it is drawn in another language
	}
	return ""
}
