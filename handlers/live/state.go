package live

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
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
	// committed is when its number was, if this process did it and it was the last.
	committed time.Time
	// wholes are the deliveries of those who are elsewhere, by the rev from which they come: made once, however many come
	// from there at the same time.
	mu     sync.Mutex
	wholes map[int64][]byte
}

// maxWholes bounds how many are kept.
const maxWholes = 8

type part struct {
	Rendering
	html []byte
	rev  int64     // the state in which its bytes last changed
	made time.Time // by the domain's clock
	// tried is when it last could not be rendered: until that succeeds, these are the last good bytes, of an older
	// number of the log.
	tried time.Time
}

// newPart keeps a rendering's bytes once: its pieces are cut from the whole.
func newPart(r Rendering) part {
	html := r.HTML()
	rest := html
	cut := func(n int) []byte {
		piece := rest[:n:n]
		rest = rest[n:]
		return piece
	}
	r.Open = cut(len(r.Open))
	for i := range r.Keys {
		r.Keys[i].HTML = cut(len(r.Keys[i].HTML))
	}
	r.Close = cut(len(r.Close))
	return part{Rendering: r, html: html}
}

// failed says whether a part shows less than the log holds.
func (s *state) failed() bool {
	return slices.ContainsFunc(s.parts, part.fails)
}

// fails says whether the part could not be rendered the last time.
func (p part) fails() bool { return !p.tried.IsZero() }

// triedLately says whether each part that fails was tried within the last second.
func (s *state) triedLately() bool {
	return !slices.ContainsFunc(s.parts, func(p part) bool { return p.fails() && time.Since(p.tried) >= look })
}

// troubled lists the fragments that show less than the log holds.
func (v *View) troubled(s *state) []string {
	ids := []string{}
	for i, p := range s.parts {
		if p.fails() {
			ids = append(ids, v.source.Fragments[i].ID)
		}
	}
	return ids
}

// size is how many bytes a state keeps.
func (s *state) size() (n int) {
	if s == nil {
		return 0
	}
	for _, p := range s.parts {
		n += len(p.html)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, out := range s.wholes {
		n += len(out)
	}
	return n + len(s.frames)
}

// stale says whether a part has outlived its instant, or was made at a time that has not come yet: somebody turned the
// clock back.
func (p part) stale(now time.Time) bool {
	return !p.Until.IsZero() && !now.Before(p.Until) || now.Before(p.made)
}

// stale says whether any part is.
func (s *state) stale(now time.Time) bool {
	return slices.ContainsFunc(s.parts, func(p part) bool { return p.stale(now) })
}

// until is the next instant at which a part goes stale; zero for never.
func (s *state) until() (next time.Time) {
	for _, p := range s.parts {
		if !p.Until.IsZero() && (next.IsZero() || p.Until.Before(next)) {
			next = p.Until
		}
	}
	return next
}

// since is a delivery of every part that changed after a rev (-1: all), whole.
func (s *state) since(rev int64, position string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	if out, ok := s.wholes[rev]; ok {
		return out
	}
	var b bytes.Buffer
	for _, p := range s.parts {
		if p.rev > rev {
			Patch(&b, "", "", p.html)
		}
	}
	out := withPosition(b.Bytes(), position)
	if s.wholes == nil || len(s.wholes) >= maxWholes {
		s.wholes = map[int64][]byte{}
	}
	s.wholes[rev] = out[:len(out):len(out)]
	return s.wholes[rev]
}

// position is what a browser says when it comes back: which log as which build draws it, which rendering of it, how far, and whether the clock
// had a part in it, so that the number alone doesn't say what was shown.
type position struct {
	epoch, variant, view string
	seq, rev             int64
	timed                bool
}

func (p position) String() string {
	text := fmt.Sprintf("%s~%s~%s~%d~%d", p.epoch, p.variant, p.view, p.seq, p.rev)
	if p.timed {
		text += timed
	}
	return text
}

// timed ends the position of a state that is not the same at every time.
const timed = "~t"

// short is a few signs that differ for different texts.
func short(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// parsePosition reads what a browser sent; ok is false for anything else than a position.
func parsePosition(s string) (p position, ok bool) {
	s, p.timed = strings.CutSuffix(s, timed)
	parts := strings.Split(s, "~")
	if len(parts) != 5 {
		return p, false
	}
	seq, err1 := strconv.ParseInt(parts[3], 10, 64)
	rev, err2 := strconv.ParseInt(parts[4], 10, 64)
	return position{parts[0], parts[1], parts[2], seq, rev, p.timed}, err1 == nil && err2 == nil && seq >= 0 && rev >= 0
}
