package live

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// state is one rendering of a View; it is never changed once published.
type state struct {
	epoch string
	seq   int64
	rev   int64 // moves on with each state in which bytes differ
	parts []part
	// frames turn the state before (rev-1) into this one; nil when nothing can be said about it.
	frames []byte
}

type part struct {
	Rendering
	html []byte
	rev  int64 // the state in which its bytes last changed
}

// stale says whether a part has outlived its instant.
func (p part) stale(now time.Time) bool { return !p.Until.IsZero() && !now.Before(p.Until) }

// until is the next instant at which a part goes stale; zero for never.
func (s *state) until() (next time.Time) {
	for _, p := range s.parts {
		if !p.Until.IsZero() && (next.IsZero() || p.Until.Before(next)) {
			next = p.Until
		}
	}
	return next
}

// since frames every part that changed after a rev (-1: all), whole.
func (s *state) since(rev int64) []byte {
	var b bytes.Buffer
	for _, p := range s.parts {
		if p.rev > rev {
			Patch(&b, "", "", p.html)
		}
	}
	return b.Bytes()
}

// position is what a browser says when it comes back: which log, which rendering of it, and how far.
type position struct {
	epoch, variant, view string
	seq, rev             int64
}

func (p position) String() string {
	return fmt.Sprintf("%s~%s~%s~%d~%d", p.epoch, p.variant, p.view, p.seq, p.rev)
}

// parsePosition reads what a browser sent; ok is false for anything else than a position.
func parsePosition(s string) (p position, ok bool) {
	parts := strings.Split(s, "~")
	if len(parts) != 5 {
		return p, false
	}
	seq, err1 := strconv.ParseInt(parts[3], 10, 64)
	rev, err2 := strconv.ParseInt(parts[4], 10, 64)
	return position{parts[0], parts[1], parts[2], seq, rev}, err1 == nil && err2 == nil
}
