package seating

import (
	"context"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"convive/models/autoseat"
	"convive/models/change"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/seating"
	"convive/views/locale"
)

// AutoHref is the page of auto-seat.
func (a At) AutoHref() string {
	return a.Base + "/auto" + At{Occasion: a.Occasion, Plan: a.Plan, Room: a.Room, Colours: a.Colours}.query()
}

// AskForm is the form that starts a search.
type AskForm struct {
	Action string
	Draft  seating.Asked
	Errors invalid.Fields
}

// AutoPage is the form, and what the last search found.
type AutoPage struct {
	At
	Form   AskForm
	Result *AutoResult
	Last   LastSearch
	Now    templ.Component // the print of the board as it is
}

// LastSearch is why the page shows no plan of the last search; "" where it does, or there was none.
type LastSearch string

const (
	SearchGone     LastSearch = "gone"     // what was found is no longer there
	SearchLost     LastSearch = "lost"     // with the process that searched
	SearchFailed   LastSearch = "failed"   // by a fault
	SearchStopped  LastSearch = "stopped"  // before it found anything
	SearchOutdated LastSearch = "outdated" // the board is another by now
	SearchWaits    LastSearch = "waits"    // in another process, for its turn
	SearchGoes     LastSearch = "goes"     // in another process
	SearchStopping LastSearch = "stopping" // in another process, by who asked
)

// Going says whether it may still find something.
func (l LastSearch) Going() bool { return l.stoppable() || l == SearchStopping }

func (l LastSearch) stoppable() bool { return l == SearchWaits || l == SearchGoes }

func (l LastSearch) says(ctx context.Context) string {
	switch l {
	case SearchGone:
		return locale.T(ctx, "What was found is no longer there. Search again.")
	case SearchLost:
		return locale.T(ctx, "Your last search came to no end: Convive was started anew meanwhile. Nothing was changed; search again.")
	case SearchFailed:
		return locale.T(ctx, "Your last search failed. Nothing was changed; search again.")
	case SearchStopped:
		return locale.T(ctx, "Your last search was stopped before it found anything to propose.")
	case SearchOutdated:
		return locale.T(ctx, "Since your last search the guests, tables or wishes are others. Search again for a proposal for the board as it is.")
	case SearchWaits:
		return locale.T(ctx, "Your search waits for its turn. This page shows what it found as soon as it is over.")
	case SearchStopping:
		return locale.T(ctx, "Your search is being stopped. This page shows the best that it found in a moment.")
	}
	return locale.T(ctx, "Your search goes on. This page shows what it found as soon as it is over.")
}

// So is how far a search is.
type So struct {
	Done, Total int // tenths of seconds
	Found       bool
	Points      autoseat.Points
	Broken      int
}

// SearchGoing is a search that is under way.
type SearchGoing struct {
	At
	So
	Best        BestSoFar
	URL, Cancel string
}

// Alternative is one of the plans that were found.
type Alternative struct {
	Score         autoseat.Points
	Broken, Moved int
}

// AutoResult is one plan, beside the others that were found.
type AutoResult struct {
	At
	ID             string // of the command that applies it
	Plans          []Alternative
	Chosen         int
	Ended          bool
	Better         bool // than how people sit
	Before, After  *seating.Board
	Input          *autoseat.Input
	Plan           *autoseat.Plan
	Score, Was     autoseat.Points // as the board counts: what a search counts beside that is said by itself
	Made           string          // the print of the board that was searched
	Moved          bool            // the board is another by now
	Carried        bool            // the board became another during the search
	Moves          []string
	Problems       []seating.Problem
	Earlier        int // problems before
	Contradictions []autoseat.Contradiction
	Asked          seating.Asked
	Wishes         map[change.ID]seating.Wish
	Now            *seating.Board             // as it is by now
	WishesNow      map[change.ID]seating.Wish // as they are by now
	Why            string                     // the guest about whom somebody asks
}

func (r AutoResult) plan(n int) string { return r.AutoHref() + "&proposal=" + strconv.Itoa(n+1) }

func (r AutoResult) why(p seating.Person) string {
	return r.plan(r.Chosen) + "&why=" + string(p.ID) + "#why"
}

// came is where somebody sat before; "" for who stays.
func (r AutoResult) came(ctx context.Context, p seating.Person, table change.ID) string {
	was := r.Before.Seats()[string(p.ID)]
	if was == string(table) {
		return ""
	}
	for _, l := range r.Before.Tables {
		if string(l.ID) == was {
			return locale.T(ctx, "from {table}", "table", l.Name)
		}
	}
	return locale.T(ctx, "from parking")
}

// allParked says whether all who move come from parking, so that it need not be said of each.
func (r AutoResult) allParked() bool {
	for _, m := range r.Moves {
		if !strings.Contains(m, ":"+string(seating.Parking)+":") {
			return false
		}
	}
	return len(r.Moves) > 0
}

// whence says from where and for how long was searched.
func (r AutoResult) whence(ctx context.Context) string {
	if r.Asked.Scratch {
		return locale.N(ctx, "Searched from scratch, for {n} second.", "Searched from scratch, for {n} seconds.", int(r.Asked.Seconds))
	}
	return locale.N(ctx, "Searched from where guests sit now, for {n} second.", "Searched from where guests sit now, for {n} seconds.", int(r.Asked.Seconds))
}

// asked is the guest about whom somebody asks, if they are in the plan.
func (r AutoResult) asked() (name, table string, ok bool) {
	for _, l := range r.After.Tables {
		for _, p := range l.People {
			if string(p.ID) == r.Why {
				return p.Name, l.Name, true
			}
		}
	}
	return "", "", false
}

// points are thousandths as people read them: all that there is, so that sums are right.
func points(p autoseat.Points) string {
	sign := ""
	if p < 0 {
		sign, p = "−", -p
	}
	whole, rest := p/autoseat.Point, p%autoseat.Point
	if rest == 0 {
		return sign + strconv.FormatInt(int64(whole), 10)
	}
	decimals := strconv.FormatInt(int64(rest+autoseat.Point), 10)[1:]
	return sign + strconv.FormatInt(int64(whole), 10) + "." + strings.TrimRight(decimals, "0")
}

func (s So) percent() string {
	if s.Total == 0 {
		return "0"
	}
	return strconv.Itoa(100 * s.Done / s.Total)
}

// rule says what can't be met, or was not, with the guests' names.
func (r AutoResult) rule(ctx context.Context, one autoseat.Rule) string {
	var names []string
	for _, id := range one.Guests {
		for _, g := range r.Input.Guests {
			if g.ID == id {
				names = append(names, g.Name)
			}
		}
	}
	all := locale.List(ctx, names)
	switch one.Kind {
	case autoseat.RuleSeat:
		return locale.T(ctx, "{guests}: without a seat", "guests", all)
	case autoseat.RuleHousehold:
		return locale.T(ctx, "{guests}: one household at one table", "guests", all)
	case autoseat.RuleApart:
		return locale.T(ctx, "{guests}: apart", "guests", all)
	case autoseat.RuleNear:
		return locale.T(ctx, "{guests}: near each other", "guests", all)
	case autoseat.RuleAt:
		if w := r.Wishes[seating.WishOf(one.Wish)]; w.Kind == seating.By {
			return nearWords(ctx, all, w.Thing, len(one.Tables) > 0)
		}
		if len(one.Tables) == 0 {
			return locale.T(ctx, "{guests}: at the head, but no host has a seat yet", "guests", all)
		}
		return locale.T(ctx, "{guests}: at the head", "guests", all)
	case autoseat.RuleNotAt:
		if seating.WishOf(one.Wish) == seating.StepFree {
			return locale.T(ctx, "{guests}: a way without steps to the table", "guests", all)
		}
		return locale.T(ctx, "{guests}: not beside what they wish to sit away from", "guests", all)
	case autoseat.RuleLock:
		return locale.T(ctx, "{guests}: stays where they sit", "guests", all)
	}
	return locale.T(ctx, "{guests}: together", "guests", all)
}

func (r AutoResult) unseated() (n int) {
	for _, h := range r.After.Parking {
		for _, p := range h.People {
			if p.Seated() && p.Reply == guests.Attending {
				n++
			}
		}
	}
	return n
}
