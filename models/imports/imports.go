// Package imports merges a guest list that somebody brings into an event: it works out what the file would do, shows
// it, and does it as one Change that can be taken back. Reading files is the work of package lists; this room knows
// only lists and the event.
//
// It guards these rules: a blank cell never erases, a second import of a list changes only what has changed in the
// list since the first, nobody is ever deleted because a file lacks them, what guests answered themselves stays, who
// finds no place waits for one, and what is applied is exactly what was shown.
package imports

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
)

// Plan is what a list would do to an event as it stands: nothing has been written yet.
type Plan struct {
	List       lists.List
	Occasions  []Occasion      // of the list, in its order
	Households []Household     // of the list, in its order
	Missing    []Missing       // an earlier import of the same list brought them; they stay
	Kept       []Kept          // the cell is blank now; what stands here stays
	Problems   []lists.Problem // by line; those of Result also tell of Missing
	Result     Result
	Digest     string // names everything that would be done; what is applied has the digest that was shown

	watch lists.Watch // hears how many of the list's guests are written

	seq   int64  // of the event's feed when it was read
	list  string // the earlier import of the same list, "" for a list that is new here
	apart map[int]bool
}

// Occasion is what a column of replies was taken for.
type Occasion struct {
	Header string   // the list's own word
	Name   string   // of the event's occasion
	New    bool     // it would be made
	Meals  []string // that would be added to its menu
	Count  lists.Answers

	main bool
	row  *occasion
}

// Household is one household of the list.
type Household struct {
	Row    int
	Name   string // as it will stand on the envelope
	Was    string // what stands there until now, where it follows people's names
	New    bool
	Review string // why a person should look, or ""
	Cells  []Cell // that would change
	Guests []Guest

	from *lists.Household
	row  *household
	set  db.Set
	key  key
	own  bool // named by its id, in Convive's own list

	merged bool // is a part of row's by now, which speaks for itself
}

// OnB says whether the list puts the household on the B-list, where it isn't yet.
func (h Household) OnB() bool { return h.set["list"] == guests.ListB }

// Guest is one guest of the list.
type Guest struct {
	Row     int
	Name    string // "" for somebody not named yet
	Was     string // the name here until now, when it would change: a rename
	New     bool
	Cells   []Cell // that would change, the name aside
	Replies int    // of them: changed replies

	Home *Envelope // of their household here, where the list doesn't know it and their new name changes it

	from    *lists.Guest
	row     *person
	set     db.Set
	key     key
	replies []reply
	own     bool // named by their id, in Convive's own list
	moved   bool // stands in another household here, and stays there
	merged  bool // turned out to be the same person as row's, who speaks for themself
}

// Changed says whether anything of the guest's own would change.
func (g Guest) Changed() bool { return !g.New && (g.Was != "" || len(g.Cells) > 0) }

// Envelope is a name that is made of people's, and what it becomes.
type Envelope struct{ Was, Now string }

// Cell is one change: what stands here and what would.
type Cell struct {
	Field    string // a column's name, as "street"; "reply" or "meal" of an occasion; "field" of a header nobody knows
	Of       string // the occasion, or the header
	Was, Now string
}

// Kept is a cell that said something in an earlier import and is blank now.
type Kept struct {
	Guest, Household string
	Cell
}

// Missing is somebody whom an earlier import of the list brought and who is not in it any more. They stay, unless
// whoever imports says otherwise.
type Missing struct {
	ID              change.ID
	Name, Household string
}

// Result is what `convive import --json` prints. Households, guests, unnamed and answers count the list's people as
// they stand after the import, with those who are missing from it now and stay; Created, Updated and Unchanged are
// the same guests by what happens to them. A household's own change counts for its first guest.
type Result struct {
	lists.Count
	Created   int             `json:"created"`
	Updated   int             `json:"updated"`
	Unchanged int             `json:"unchanged"`
	Problems  []lists.Problem `json:"problems"`
}

// Nothing says whether the import would change nothing that anybody sees.
func (p Plan) Nothing() bool {
	for _, o := range p.Occasions {
		if o.New || len(o.Meals) > 0 {
			return false
		}
	}
	return p.Result.Created+p.Result.Updated == 0
}

// People is how many guests the list itself holds.
func (p Plan) People() int { return p.Result.Guests - len(p.Missing) }

// Touched is how many guests the import would add or change; all of the list's where it changes none of them itself.
func (p Plan) Touched() int {
	if n := p.Result.Created + p.Result.Updated; n > 0 {
		return n
	}
	return p.People()
}

// reply is what would be done about one guest and one occasion.
type reply struct {
	occasion *Occasion
	row      *guests.Invitation // nil when there is none yet
	remove   bool
	reply    guests.Reply
	maybe    bool
	meal     string         // of the occasion's menu, "" to leave it
	asked    bool           // the answer itself would be written, not the meal alone
	since    change.Instant // they wait for a place since then; 0 when they get one
}

// Called is how a guest is spoken of here; "" for somebody new who has no name.
func (g Guest) Called() string {
	if g.row == nil {
		return g.Name
	}
	return g.row.Name
}

// Refused is the result of a list that is refused as a whole: nobody, and the line to blame.
func Refused(r lists.Refusal) Result {
	return Result{Problems: []lists.Problem{{Row: r.Row, Message: r.Message}}}
}
