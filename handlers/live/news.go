package live

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Said is one piece of news: what somebody did, as a sentence in the reader's language.
type Said struct {
	Actor change.ID `json:"actor"` // whose own page leaves it out
	Name  string    `json:"name"`
	Text  string    `json:"text"`
	// Guests are those whom it changed; none where it is about something else, or about so many that their number is
	// not worth the bytes.
	Guests []change.ID `json:"guests,omitempty"`
}

// News is how a crowd hears what others did. It is ephemeral, as presence is: the pages themselves show the change, and
// who wasn't there reads it in the activity list.
type News struct {
	Scope access.Scope
	// Tell puts entries of the log, the newest first, into words.
	Tell func(*db.Read, []change.Entry) ([]Said, error)
}

// gather is how long news is collected, so that a burst of changes is one message.
const gather = 300 * time.Millisecond

// maxSaid is how many sentences one message holds; the rest are a number.
const maxSaid = 5

// maxUntold bounds, in bytes, the news that waits for a slow reader.
const maxUntold = 16 << 10

// stir has the crowd of a feed told what happened, a moment later; the hub's lock is held, and the hub is open.
func (h *Hub) stir(f change.Feed) {
	if !h.ephemera.mayTell(f) {
		return
	}
	h.wg.Go(func() {
		for more := true; more; more = h.ephemera.told(f) {
			select {
			case <-h.done:
				return
			case <-time.After(gather):
			}
			h.tellNews(f)
		}
	})
}

// mayTell says whether somebody listens whom nobody is about to tell, and makes the asker the one who does.
func (p *presence) mayTell(f change.Feed) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	if here == nil || here.hearers == 0 {
		return false
	}
	here.again = here.telling
	here.telling = true
	return !here.again
}

// told ends a telling; more says that something happened meanwhile, and that the teller goes on.
func (p *presence) told(f change.Feed) (more bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	if here == nil {
		return false
	}
	more, here.again = here.again, false
	here.telling = more
	return more
}

// unheard says whether people listen who were not told all that the log holds.
func (p *presence) unheard(f change.Feed, head db.Head) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	return here != nil && head != here.heard
}

// listeners are one crowd for each that hears the same: by language, and by whether they may know who waits for a place.
func (r *crowd) listeners() map[hearing]*Crowd {
	all := map[hearing]*Crowd{}
	for _, in := range r.streams {
		if in.crowd.News != nil {
			all[in.crowd.hearing()] = in.crowd
		}
	}
	return all
}

// hearing is what makes the same news the same bytes.
type hearing struct {
	lang     string
	discreet bool // they hear of waiting lists too
}

func (c *Crowd) hearing() hearing {
	return hearing{c.Lang, c.News.Scope.Allows(access.ViewPrivateWishes)}
}

// of are the entries of which these listeners may hear.
func (h hearing) of(entries []change.Entry) []change.Entry {
	if h.discreet {
		return entries
	}
	return slices.DeleteFunc(slices.Clone(entries), func(e change.Entry) bool { return change.IsDiscreet(e.Change) })
}

// tellNews reads what happened since the last time, puts it into words once per language, and gives it to the crowd. Who
// may still look is read in the same transaction: nobody hears of what came after they had left.
func (h *Hub) tellNews(f change.Feed) {
	heard, roll, listeners, lookers := h.ephemera.listening(f)
	if len(listeners) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(h.life, writeLimit)
	defer cancel()
	frames := map[hearing][]byte{}
	var head db.Head
	var standings map[access.Looker]db.Standing
	scope := most(listeners).News.Scope
	err := h.db.Read(ctx, scope, func(r *db.Read) (err error) {
		var ok bool
		if head, ok = r.Head(f); !ok || head.Epoch != heard.Epoch || head.Seq <= heard.Seq {
			return nil
		}
		if standings, err = roll.Standings(r, scope.Organization, scope.Event, lookers); err != nil {
			return err
		}
		entries, err := r.ToldSince(heard.Seq, lookBack)
		if err != nil {
			return err
		}
		for who, c := range listeners {
			theirs := who.of(entries)
			first := theirs[:min(maxSaid, len(theirs))]
			said, err := c.News.Tell(r, first)
			if err != nil {
				return err
			}
			if more := len(theirs) - len(first); len(said) > 0 || more > 0 {
				frames[who] = newsFrame(said, more)
			}
		}
		return nil
	})
	if err != nil {
		if h.life.Err() == nil {
			slog.Warn("people could not be told what others did", "feed", f, "error", err)
		}
		return
	}
	h.ephemera.give(f, head, frames, standings)
}

// most is one of those who may hear the most.
func most(listeners map[hearing]*Crowd) (one *Crowd) {
	for who, c := range listeners {
		if one == nil || who.discreet {
			one = c
		}
	}
	return one
}

// listening says up to where the crowd has been told, and who is in it.
func (p *presence) listening(f change.Feed) (heard db.Head, roll *db.Roll, listeners map[hearing]*Crowd, lookers []access.Looker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	if here == nil {
		return heard, nil, nil, nil
	}
	seen := map[access.Looker]bool{}
	for s := range here.streams {
		if !seen[s.asked.Looker] {
			seen[s.asked.Looker] = true
			lookers = append(lookers, s.asked.Looker)
		}
	}
	return here.heard, &here.roll, here.listeners(), lookers
}

// give hands the news to everybody in the crowd who reads the language and may still look.
func (p *presence) give(f change.Feed, head db.Head, frames map[hearing][]byte, standings map[access.Looker]db.Standing) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	if here == nil {
		return
	}
	here.heard = head
	for s, in := range here.streams {
		if in.crowd.News == nil {
			continue
		}
		frame := frames[in.crowd.hearing()]
		standing, judged := standings[s.asked.Looker]
		if frame == nil || !judged || verdict(in.view.source, s.asked.Looker, standing) != "" {
			continue
		}
		in.view.mu.Lock()
		if len(s.news)+len(frame) <= maxUntold {
			s.news = append(s.news[:len(s.news):len(s.news)], frame...)
		}
		in.view.mu.Unlock()
		s.poke()
	}
}

// newsFrame is one message; more is how many changes it has no sentence for.
func newsFrame(said []Said, more int) []byte {
	data, err := json.Marshal(struct {
		Said []Said `json:"said"`
		More int    `json:"more"`
	}{said, more})
	if err != nil { // strings and numbers always can be
		return nil
	}
	return signal(eventNews, string(data))
}
