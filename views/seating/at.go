package seating

import (
	"net/url"
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/events"
)

// At is where a board stands and what its address asks for.
type At struct {
	Base     string // "/e/x/seating"
	Occasion change.ID
	Plan     change.ID // "" is the one in use
	Pending  bool      // parking also shows who has not replied
	Only     Only      // whom parking shows of them
	Search   string    // "" shows all
	Page     int       // of a long parking, from 1; 0 is the first
	Room     bool      // the room seen from above, not the list of tables
	Colours  Colours   // of the room's chairs
	Who      change.ID // whose card is open; only the address of the card says so
	Units    events.Units
}

// AtOf reads an address.
func AtOf(base string, query func(string) string) At {
	page, _ := strconv.Atoi(query("page")) // what is no number asks for the first
	return At{Base: base, Occasion: change.ID(query("occasion")), Plan: change.ID(query("plan")), Pending: query("pending") != "", Only: Only(query("only")), Search: strings.TrimSpace(query("q")), Page: page, Room: query("view") == "room", Colours: coloursOf(query("colours")), Who: change.ID(query("who"))}
}

func (a At) query() string {
	q := url.Values{"occasion": {string(a.Occasion)}}
	for _, h := range a.hidden() {
		q.Set(h[0], h[1])
	}
	if a.Search != "" {
		q.Set("q", a.Search)
	}
	if a.Page > 1 {
		q.Set("page", strconv.Itoa(a.Page))
	}
	return "?" + q.Encode()
}

// Href is the board's address as it is shown.
func (a At) Href() string { return a.Base + a.query() }

// event is the address of the event.
func (a At) event() string { return strings.TrimSuffix(a.Base, "/seating") }

// Command is the address of a command under the board, which leads back to the board as it is shown.
func (a At) Command(path string) string { return a.Base + "/" + path + a.query() }

func (a At) withPending() string {
	a.Pending, a.Page = !a.Pending, 0
	return a.Href()
}

func (a At) withOnly(o Only) string {
	a.Only, a.Page = o, 0
	return a.Href()
}

// paged is another page of parking, and leads there.
func (a At) paged(page int) string {
	a.Page = page
	return a.Href() + "#parking"
}

func (a At) shownAs(room bool) string {
	a.Room = room
	return a.Href()
}

func (a At) coloured(by Colours) string {
	a.Colours = by
	return a.Href()
}

// hidden is what the address says beside the search, for the search's form; what is found begins at the first page.
func (a At) hidden() [][2]string {
	all := [][2]string{{"occasion", string(a.Occasion)}}
	if a.Plan != "" {
		all = append(all, [2]string{"plan", string(a.Plan)})
	}
	if a.Pending {
		all = append(all, [2]string{"pending", "1"})
	}
	if a.Only != "" {
		all = append(all, [2]string{"only", string(a.Only)})
	}
	if a.Room {
		all = append(all, [2]string{"view", "room"})
	}
	if a.Colours != ByReply {
		all = append(all, [2]string{"colours", string(a.Colours)})
	}
	return all
}
