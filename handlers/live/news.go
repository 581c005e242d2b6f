package live

import (
	"context"
	"encoding/json"
	"log/slog"
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
		wait := time.NewTimer(gather)
		defer wait.Stop()
		select {
		case <-h.done:
		case <-wait.C:
			h.tellNews(f)
		}
	})
}

// mayTell says whether somebody listens whom nobody is about to tell, and makes the asker the one who does.
func (p *presence) mayTell(f change.Feed) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	if here == nil || here.telling || len(here.listeners()) == 0 {
		return false
	}
	here.telling = true
	return true
}

// listeners are one crowd by language: those who read the same words.
func (r *crowd) listeners() map[string]*Crowd {
	byLang := map[string]*Crowd{}
	for _, in := range r.streams {
		if in.crowd.News != nil {
			byLang[in.crowd.Lang] = in.crowd
		}
	}
	return byLang
}

// tellNews reads what happened since the last time, once per language, and gives it to the crowd.
func (h *Hub) tellNews(f change.Feed) {
	since, listeners := h.ephemera.begin(f)
	ctx, cancel := context.WithTimeout(context.Background(), writeLimit)
	defer cancel()
	for lang, crowd := range listeners {
		var frame []byte
		err := h.db.Read(ctx, crowd.News.Scope, func(r *db.Read) error {
			head, ok := r.Head(f)
			if !ok || head.Seq <= since {
				return nil
			}
			h.ephemera.heardUntil(f, head.Seq)
			entries, err := r.Log(0, int(min(maxSaid, head.Seq-since)))
			if err != nil {
				return err
			}
			said, err := crowd.News.Tell(r, entries)
			frame = newsFrame(said, head.Seq-since-int64(len(entries)))
			return err
		})
		if err != nil {
			slog.Warn("people could not be told what others did", "feed", f, "error", err)
			continue
		}
		h.ephemera.give(f, lang, frame)
	}
}

// begin says since when the crowd has heard nothing. What happens from now on is told by whoever is stirred next.
func (p *presence) begin(f change.Feed) (since int64, listeners map[string]*Crowd) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	if here == nil {
		return 0, nil
	}
	here.telling = false
	return here.heard, here.listeners()
}

func (p *presence) heardUntil(f change.Feed, seq int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if here := p.crowds[f]; here != nil {
		here.heard = max(here.heard, seq)
	}
}

// give hands the news to everybody in the crowd who reads the language.
func (p *presence) give(f change.Feed, lang string, frame []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowds[f]
	if here == nil || frame == nil {
		return
	}
	for s, in := range here.streams {
		if in.crowd.News == nil || in.crowd.Lang != lang {
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
func newsFrame(said []Said, more int64) []byte {
	data, err := json.Marshal(struct {
		Said []Said `json:"said"`
		More int64  `json:"more"`
	}{said, more})
	if err != nil { // strings and numbers always can be
		return nil
	}
	return signal(eventNews, string(data))
}
