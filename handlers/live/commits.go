package live

import (
	"maps"
	"sync"
	"time"

	"convive/models/change"
	"convive/models/db"
)

// commits remembers what this process committed last, by feed: most often that is all that has happened since a View was
// rendered, and the log need not be asked.
type commits struct {
	mu   sync.Mutex
	last map[change.Feed]*tail
}

// remembered is how many commits of a feed are.
const remembered = 64

// tail is the end of a feed's log, as far as this process wrote it.
type tail struct {
	epoch  string
	newest int64
	of     map[int64]commit // by number
}

type commit struct {
	at     time.Time
	topics change.Topics
}

// note may be called out of order: two commands of one feed commit one after the other, and tell so at the same time.
func (c *commits) note(e change.Entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := c.last[e.Feed]
	if t == nil || t.epoch != e.Epoch {
		t = &tail{epoch: e.Epoch, of: map[int64]commit{}}
		if c.last == nil {
			c.last = map[change.Feed]*tail{}
		}
		c.last[e.Feed] = t
	}
	t.of[e.Seq] = commit{time.Now(), e.Change.Topics()}
	t.newest = max(t.newest, e.Seq)
	maps.DeleteFunc(t.of, func(seq int64, _ commit) bool { return seq <= t.newest-remembered })
}

// forget lets go of what nobody can still be waiting for.
func (c *commits) forget(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for f, t := range c.last {
		if now.Sub(t.of[t.newest].at) > keep {
			delete(c.last, f)
		}
	}
}

// of is when a number was committed; zero when another process did, or a later one followed at once.
func (c *commits) of(f change.Feed, seq int64) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t := c.last[f]; t != nil && t.newest == seq {
		return t.of[seq].at
	}
	return time.Time{}
}

// between are the topics of all that happened after a number, up to another; ok is false when another process did some
// of it, or it is too long ago.
func (c *commits) between(f change.Feed, after int64, upTo db.Head) (topics change.Topics, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t := c.last[f]
	if t == nil || t.epoch != upTo.Epoch {
		return nil, false
	}
	for seq := after + 1; seq <= upTo.Seq; seq++ {
		one, known := t.of[seq]
		if !known {
			return nil, false
		}
		topics = append(topics, one.topics...)
	}
	return topics, true
}
