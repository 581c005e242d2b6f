package live

import (
	"bytes"
	"context"
	"encoding/json"
	"time"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/db"
)

// repeat is how often a process tells the others who is here: twice within the time that somebody lingers, so that one
// lost message doesn't make them vanish. Who has left is simply not spoken of any more.
const repeat = 4 * time.Second

// longest is how many bytes of a name or a title go into a message.
const longest = 200

// told is one message: somebody is at a page of a feed's event.
type told struct {
	Process string      `json:"o"`
	Feed    change.Feed `json:"f"`
	ID      change.ID   `json:"i"`
	Name    string      `json:"n"`
	Page    string      `json:"p"`
	At      string      `json:"a,omitempty"`
}

// share tells the other processes who is here, until ctx ends.
func (p *presence) share(ctx context.Context, d *db.DB) {
	if p.outbox == nil {
		return
	}
	again := time.NewTicker(repeat)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case message := <-p.outbox:
			_ = d.Tell(ctx, message) // a hint: the next one says the same
		case <-again.C:
			p.announceAll()
		}
	}
}

func (p *presence) announceAll() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for feed, here := range p.crowds {
		for _, who := range here.people {
			if who.streams > 0 {
				p.announce(feed, who.Person)
			}
		}
	}
}

// announce never blocks: what doesn't fit is said the next time.
func (p *presence) announce(f change.Feed, who Person) {
	if p.outbox == nil {
		return
	}
	var message bytes.Buffer
	out := json.NewEncoder(&message)
	out.SetEscapeHTML(false)
	if out.Encode(told{p.process, f, who.ID, cut(who.Name), cut(who.Page), cut(who.At)}) != nil {
		return
	}
	select {
	case p.outbox <- message.String():
	default:
	}
}

func cut(text string) string {
	if len(text) <= longest {
		return text
	}
	end := longest
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// heard notes somebody of whom another process speaks.
func (p *presence) heard(message string) {
	var m told
	if err := json.Unmarshal([]byte(message), &m); err != nil || m.Process == p.process {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	here := p.crowd(m.Feed)
	who, known := here.people[m.ID]
	if !known {
		who = &seen{}
		here.people[m.ID] = who
	}
	if who.streams > 0 {
		return // here too, where this process knows better
	}
	who.left = time.Now()
	if now := (Person{m.ID, m.Name, m.Page, m.At}); who.Person != now {
		who.Person = now
		p.tell(here)
	}
}
