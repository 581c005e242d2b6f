// Package live keeps every open page equal to what a fresh GET shows. A View is the shared rendering of one page for
// everybody who would see the same bytes; a Stream is one browser's connection to it. Wakes are hints: what is stale is
// read from the log, in the same transaction as the rows and the authority of all who watch.
package live

import (
	"context"
	"fmt"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Fragment is a live piece of a page. Its root element's id is ID. Render sees a shared scope, nothing personal, and what
// it made the last time, whose rows it may use again.
type Fragment struct {
	ID     string
	Topics change.Topics
	Render func(ctx context.Context, r *db.Read, was Rendering) (Rendering, error)
}

// Rendering is a fragment's bytes. Keyed ones come in parts, so that only the rows that changed are sent.
type Rendering struct {
	Open, Close []byte // the root's tags; Open holds everything when there are no keys
	Keys        []Key
	// Until is when the rendering goes stale by itself, on the domain's clock; zero for never.
	Until time.Time
}

// Key is one row of a keyed fragment: an element with that id.
type Key struct {
	ID   string
	HTML []byte
	Of   any // what it was drawn from, comparable; nil when nobody says
}

// HTML is the whole fragment.
func (r Rendering) HTML() []byte {
	n := len(r.Open) + len(r.Close)
	for _, k := range r.Keys {
		n += len(k.HTML)
	}
	html := make([]byte, 0, n)
	html = append(html, r.Open...)
	for _, k := range r.Keys {
		html = append(html, k.HTML...)
	}
	return append(html, r.Close...)
}

// Source says what a View renders and for whom. Sources with the same Key render the same bytes.
type Source struct {
	Key       string // route, path, query, role, permissions, language, household
	Variant   string // a short hash of role, permissions, language and household
	Scope     access.Scope
	Spoken    bool   // drawn in the household's language, not in that of whoever looks
	Language  string // which the household's row named when the page was made
	Fragments []Fragment
	// Farewell makes the last patch of a stream that ends for good, for NoAccess, SessionOver or Deleted; it replaces #main.
	Farewell func(why string) []byte
	// Broken stands for a fragment that could not be rendered and that nobody has seen yet; its root has the fragment's
	// id. Without it an empty element does.
	Broken func(id string) []byte
}

func (src Source) broken(id string) []byte {
	if src.Broken == nil {
		return fmt.Appendf(nil, `<div id="%s"></div>`, id)
	}
	return src.Broken(id)
}
