package reports

import (
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/guests"
)

// Report is one sheet. Rows have one cell per column.
type Report struct {
	Name    Name
	Columns []Column
	Rows    []Row
	Figures []Figure       // the numbers above the table
	Count   int            // what the list of reports says of it: guests, covers, occasions
	Zone    *time.Location // of the event: where a Moment is read
	Missing int            // attending people without a seat, of whom a list of seats says nothing
}

// Key says what a column holds; the views have the words.
type Key string

const (
	Occasion     Key = "occasion"
	Starts       Key = "starts"
	Invited      Key = "invited"
	Attending    Key = "attending"
	Declined     Key = "declined"
	Pending      Key = "pending"
	Maybe        Key = "maybe"
	Children     Key = "children"
	Adults       Key = "adults"
	People       Key = "guests"
	HostPlaces   Key = "hosts"
	Everybody    Key = "everybody" // attending guests and hosts
	Covers       Key = "covers"
	HighChairs   Key = "high chairs"
	Meal         Key = "meal"
	MealAt       Key = "meal at" // of one occasion
	ReplyTo      Key = "reply to"
	Reply        Key = "reply"
	Table        Key = "table"
	TableAt      Key = "table at"
	Seat         Key = "seat"
	SeatAt       Key = "seat at"
	GuestName    Key = "name"
	Prefix       Key = "prefix"
	Given        Key = "given"
	Family       Key = "family"
	Suffix       Key = "suffix"
	Household    Key = "household"
	Age          Key = "age"
	Side         Key = "side"
	Tags         Key = "tags"
	Diet         Key = "diet"
	DietNote     Key = "diet note"
	AccessNeeds  Key = "needs"
	Email        Key = "e-mail"
	Phone        Key = "phone"
	Street       Key = "street"
	Street2      Key = "street 2"
	City         Key = "city"
	Region       Key = "region"
	Postcode     Key = "postcode"
	Country      Key = "country"
	Language     Key = "language"
	ListStanding Key = "list"
	ReplyCode    Key = "code"
	WaitingFor   Key = "waiting"
	Note         Key = "note"
	Host         Key = "host"
	Answered     Key = "answered"
	AnsweredBy   Key = "answered by"
	IsLate       Key = "late"
	SentAt       Key = "sent"
	IsMaybeMark  Key = "maybe mark"
	Songs        Key = "songs"
	ToHosts      Key = "words"
	Asked        Key = "question"
	Said         Key = "said"
	NameList     Key = "names"
	OnEnvelope   Key = "on envelope" // from here on: the layout of Minted's address book
	Address1     Key = "address 1"
	Address2     Key = "address 2"
	StateRegion  Key = "state"
	ZipPostal    Key = "zip"
	EmailIfAny   Key = "e-mail if any"
	PhoneIfAny   Key = "phone if any"
	HomeNote     Key = "household note"
	PlusOneOf    Key = "plus-one of"
	HouseholdRef Key = "convive household" // by which an import of the file knows people again
	GuestRef     Key = "convive guest"
)

// Kind is how a column's cells are drawn and typed.
type Kind int

const (
	Text Kind = iota
	Number
	State  // a reply: a mark on the page, a word in files
	Moment // an instant; files have it in the event's time
	Yes    // true or false
	Words  // keys of diets, which the views name; the page adds the cell's text, for which files have a column
)

// Column is one column of a report.
type Column struct {
	Key   Key
	Of    string // the occasion's name, for a column of one occasion
	Kind  Kind
	Needs access.Permission // beside the report's own
	Group bool              // on the page its value heads the rows that share it
	File  bool              // stands in files alone: the page has no room
}

// Row is one line. Its ID is stable and unique in the report.
type Row struct {
	ID    string
	Cells []Cell
	Group string // what the group that it belongs to is known by; rows of a group stand together
	Seats int    // of the table that the row stands at; 0 when it is about no table
	Lap   bool   // who sits there takes none of its seats
}

// Word is a value of Convive's own, which the views say.
type Word string

const (
	NoWord       Word = ""
	IsAttending  Word = "attending"
	IsDeclined   Word = "declined"
	IsPending    Word = "pending"
	IsMaybe      Word = "maybe"
	IsWaiting    Word = "waiting"
	IsChild      Word = "child"
	IsInfant     Word = "infant"
	InHighChair  Word = "in a high chair"
	OnLap        Word = "on a lap"
	NotChosen    Word = "not chosen"
	InfantNoMeal Word = "infant without a meal"
	IsHost       Word = "host"
	ByGuests     Word = "by themselves"
	ByHosts      Word = "on behalf"
	ByImport     Word = "from a list"
)

// Cell is one value: what people wrote, a number, a word of ours, or several words.
type Cell struct {
	Text    string
	Number  int
	Amount  float64 // what Text says, where it is a number that somebody wrote
	Counted bool    // Amount says something
	Word    Word
	Words   []string
	At      change.Instant // of a Moment; 0 for none
	True    bool           // of a Yes
	Link    string         // under the event, to what stands behind the value; "" for none
}

// Empty says that there is nothing to show. A number is never empty.
func (c Cell) Empty() bool {
	return c.At == 0 && !c.True && c.Text == "" && c.Word == NoWord && len(c.Words) == 0 && c.Number == 0
}

// Figure is one number above the table.
type Figure struct {
	N    int
	Key  Key    // what is counted, when it is no name of the event's own
	Word Word   // or
	Text string // a meal's or an occasion's name
	Diet string // or a diet's key
}

func text(s string) Cell              { return Cell{Text: s} }
func word(w Word) Cell                { return Cell{Word: w} }
func number(n int) Cell               { return Cell{Number: n} }
func (c Cell) to(path string) Cell    { c.Link = path; return c }
func (r *Report) add(rows ...Row)     { r.Rows = append(r.Rows, rows...) }
func guestPath(g guests.Guest) string { return "/guests/" + string(g.ID) }

// without takes out the columns that the scope may not see, and links to pages that it can't open.
func (r *Report) without(s access.Scope) *Report {
	out := *r
	out.Columns, out.Rows = nil, make([]Row, len(r.Rows))
	for i, row := range r.Rows {
		out.Rows[i] = Row{ID: row.ID, Group: row.Group, Seats: row.Seats, Lap: row.Lap, Cells: make([]Cell, 0, len(row.Cells))}
	}
	links := s.Allows(access.ViewGuests)
	for at, column := range r.Columns {
		if !s.Allows(column.Needs) {
			continue
		}
		out.Columns = append(out.Columns, column)
		for i, row := range r.Rows {
			cell := row.Cells[at]
			if !links {
				cell.Link = ""
			}
			out.Rows[i].Cells = append(out.Rows[i].Cells, cell)
		}
	}
	return &out
}
