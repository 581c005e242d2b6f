package replies

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
	"convive/views/locale"
	"convive/views/ui"
)

// Which is whose replies the hosts' list shows.
type Which string

const (
	Missing  Which = "" // nothing answered yet, or not everything
	Answered Which = "answered"
	All      Which = "all"
	Unsent   Which = "unsent" // began a reply a day ago or earlier, and did not send it
)

// ReadWhich makes it of an address's query.
func ReadWhich(typed string) Which {
	if w := Which(typed); w == Answered || w == All || w == Unsent {
		return w
	}
	return Missing
}

// Show is how the hosts' list is filtered; it lives in the address.
type Show struct {
	Base     string
	Which    Which
	Occasion string // id; "" for all
	Sought   string
	MayRead  bool // the answers to questions
	MayAsk   bool // say what is asked
	MayEnter bool // answers on behalf
	missing  int
	answered int
	unsent   int
}

// Count counts one household that was found.
func (s *Show) Count(of replies.Progress, unsent bool) {
	if unsent {
		s.unsent++
	}
	if of.Complete() {
		s.answered++
	} else {
		s.missing++
	}
}

// Holds says whether the list shows the household.
func (s Show) Holds(of replies.Progress, unsent bool) bool {
	switch s.Which {
	case Unsent:
		return unsent
	case Answered:
		return of.Complete()
	case All:
		return true
	}
	return !of.Complete()
}

func (s Show) path(which Which, occasion string) string {
	q := url.Values{}
	for name, value := range map[string]string{"show": string(which), "occasion": occasion, "q": s.Sought} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if len(q) == 0 {
		return s.Base + "/replies"
	}
	return s.Base + "/replies?" + q.Encode()
}

// Page is the address of a page of the same list.
func (s Show) Page(n int) string {
	at := s.path(s.Which, s.Occasion)
	if n < 2 {
		return at
	}
	if !strings.Contains(at, "?") {
		return at + "?page=" + strconv.Itoa(n)
	}
	return at + "&page=" + strconv.Itoa(n)
}

// toggled puts the filter of replies that were begun on, or off.
func (s Show) toggled() string {
	if s.Which == Unsent {
		return s.path(Missing, s.Occasion)
	}
	return s.path(Unsent, s.Occasion)
}

func (s Show) hidden() (all [][2]string) {
	if s.Which != "" {
		all = append(all, [2]string{"show", string(s.Which)})
	}
	if s.Occasion != "" {
		all = append(all, [2]string{"occasion", s.Occasion})
	}
	return all
}

// CountsOf are the numbers above the list.
type CountsOf struct {
	Base      string
	Occasions []events.Occasion
	Counts    map[change.ID]guests.Count
	Guests    replies.State               // what holds for guests at large
	Waiting   func(n int) templ.Component // how many wait for a place, where that may be known
	Crowded   []guests.Crowded            // for who may see the waiting lists
}

func (c CountsOf) crowded(occasion change.ID) (guests.Crowded, bool) {
	for _, one := range c.Crowded {
		if one.ID == occasion {
			return one, true
		}
	}
	return guests.Crowded{}, false
}

// who is the list of the guests who gave an answer.
func (c CountsOf) who(occasion change.ID, reply string) string {
	return c.Base + "/guests?" + url.Values{"occasion": {string(occasion)}, "reply": {reply}}.Encode()
}

func (c CountsOf) bar(id change.ID) ui.BarProps {
	n := c.Counts[id]
	return ui.BarProps{Total: n.Invited, Parts: []ui.BarPart{{Kind: ui.BarAttending, N: n.Attending}, {Kind: ui.BarDeclined, N: n.Declined}, {Kind: ui.BarPending, N: n.Pending}}}
}

// until says how long guests can reply, or whether they can't yet or can't any more; "" when there is nothing to say.
func (c CountsOf) until(ctx context.Context) string {
	last, mode, open := c.Guests.LastDay(), c.Guests.Event.ReplyMode, c.Guests.Takes()
	limited, day := !last.IsZero(), locale.Date(ctx, last, locale.DateDay)
	switch {
	case open && limited:
		return locale.T(ctx, "Guests can reply until {day}.", "day", day)
	case open:
		return ""
	case mode == events.Preview && limited:
		return locale.T(ctx, "Guests can't reply yet; the last day to reply will be {day}. You can enter replies for them at any time.", "day", day)
	case mode == events.Preview:
		return locale.T(ctx, "Guests can't reply yet. You can enter replies for them at any time.")
	case mode == events.Open:
		return locale.T(ctx, "Guests can't reply any more; the last day was {day}. You can enter replies for them at any time.", "day", day)
	case limited:
		return locale.T(ctx, "Replies are closed: guests can't reply any more. The last day to reply in the settings is {day}. You can enter replies for them at any time.", "day", day)
	}
	return locale.T(ctx, "Replies are closed: guests can't reply any more. You can enter replies for them at any time.")
}

// Row is one household of the list.
type Row struct {
	replies.Progress
	Zone    *time.Location
	Late    bool // some of it came after the last day to reply
	Unsent  bool // a reply that was begun waits to be sent
	Answers []ToldTo
	Path    string // of the page to reply on behalf; "" for who may not
}

// EnteredForm is the form in which a host enters a household's answers.
type EnteredForm struct {
	State           replies.State
	Draft           replies.Draft
	Action, Command string
	Errors          invalid.Fields
}

// steps is the same draft as the guests' pages draw it.
func (f EnteredForm) steps() Form { return Form{State: f.State, Draft: f.Draft, Errors: f.Errors} }
