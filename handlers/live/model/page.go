package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// ErrEnded is the answer to an event that came after the final one (`convive-signed-out`).
var ErrEnded = errors.New("an event after the stream's final one")

// Anew is the header by which a page of a demo is asked for that is to be read for this answer alone.
const Anew = "Convive-Anew"

// Page is a loaded page and where its stream stands.
type Page struct {
	doc      *html.Node
	live     *html.Node            // the <live-page> element, nil on a page without
	known    map[string]*html.Node // all elements that have an id
	twice    map[string]bool       // ids that more than one element has had, which are looked for
	position string
	served   string // the build of the last hello
	ended    bool
	outdated bool
}

// Load parses a whole page, as a browser would.
func Load(page []byte) *Page {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil { // only a failing reader makes it fail
		panic(err)
	}
	p := &Page{doc: doc, known: map[string]*html.Node{}, twice: map[string]bool{}}
	p.learn(doc)
	p.live = find(doc, func(n *html.Node) bool { return n.Data == "live-page" })
	p.position = attribute(p.live, "data-position")
	return p
}

// URL is where the page's stream is; empty on a page without one.
func (p *Page) URL() string { return attribute(p.live, "data-url") }

// Build is the build that the page was made by.
func (p *Page) Build() string { return attribute(p.live, "data-build") }

// ServedBuild is the build that the last hello named.
func (p *Page) ServedBuild() string { return p.served }

// Position is what the next request's Last-Event-ID says: that of the last complete delivery.
func (p *Page) Position() string { return p.position }

// Forget makes the next request ask for everything, as live.js does after a freeze.
func (p *Page) Forget() { p.position = "" }

// Ended says that the stream is over for good: there may be no further request.
func (p *Page) Ended() bool { return p.ended }

// Outdated says that the stream ended because this page has to be loaded anew: another role sees another page.
func (p *Page) Outdated() bool { return p.outdated }

// Fragments are the ids of the page's fragments.
func (p *Page) Fragments() []string { return strings.Fields(attribute(p.live, "data-fragments")) }

// Unplaced are the fragments that the page follows and doesn't hold: a patch of them would find no place to go.
func (p *Page) Unplaced() (ids []string) {
	for _, id := range p.Fragments() {
		if p.byID(id) == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// Read applies a stream until it ends. A stream that was cut is no error: its last, incomplete delivery doesn't count.
func (p *Page) Read(stream io.Reader) error {
	reader := NewReader(stream)
	for {
		event, err := reader.Next()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := p.Apply(event); err != nil {
			return err
		}
	}
}

// Apply does to the page what the event does in a browser. It returns an error for what a browser would pass over or
// could not do: a target that is not there, an unknown event, anything after the final event. The position advances
// only with the event that ends a delivery, and only without an error.
func (p *Page) Apply(event Event) error {
	if p.ended {
		return ErrEnded
	}
	if err := p.apply(event); err != nil {
		return fmt.Errorf("%s: %w", event.Type, err)
	}
	if event.Ends {
		p.position = event.ID
	}
	return nil
}

func (p *Page) apply(event Event) error {
	switch event.Type {
	case "convive-hello":
		return p.hello(event)
	case "convive-beat", "convive-trouble", "convive-news", "convive-farewell", "datastar-patch-signals":
		return nil
	case "convive-signed-out":
		p.ended = true
		return nil
	case "convive-reload":
		p.ended, p.outdated = true, true
		return nil
	case "convive-move":
		return p.move(event.Data)
	case "datastar-patch-elements":
		return p.patch(event.Data)
	}
	return errors.New("no such event")
}

func (p *Page) hello(event Event) error {
	var hello struct {
		Build string `json:"build"`
	}
	if err := json.Unmarshal([]byte(event.Raw), &hello); err != nil {
		return err
	}
	p.served = hello.Build
	return nil
}
