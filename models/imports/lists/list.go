package lists

// List is what a file holds, ready to be shown for a preview and to be merged into an event.
type List struct {
	Source     string      `json:"source"`           // the product: "The Knot", "Zola", …, or Spreadsheet
	Sheet      string      `json:"sheet,omitempty"`  // the sheet that was read, of a workbook
	Sheets     []string    `json:"sheets,omitempty"` // all sheets of a workbook, in its order
	Columns    []Column    `json:"columns"`          // how each column was understood, in the file's order
	Occasions  []string    `json:"occasions"`        // what guests are asked to, in the file's order
	Main       string      `json:"main,omitempty"`   // the one of Occasions whose column doesn't name it ("Coming?")
	Households []Household `json:"households"`
	Problems   []Problem   `json:"problems"` // what was left out or needs a look, by row
	Skipped    []Skip      `json:"skipped"`  // lines that hold no guests, blank ones aside

	Own     bool       `json:"-"` // Convive's own guest list, which knows its people by their ids
	Heads   string     `json:"-"` // names the columns' headings, for Choices; "" where there are no columns to choose
	Samples [][]string `json:"-"` // some values of each of Columns
}

// Sources that are no product of another maker.
const (
	Spreadsheet = "spreadsheet"
	PastedText  = "pasted text"
	Convive     = "Convive"
)

// Column is one column of the file and what it was taken for.
type Column struct {
	Header   string  `json:"header"`
	Meaning  Meaning `json:"meaning"`            // Other: kept as text in Guest.Fields
	Occasion string  `json:"occasion,omitempty"` // of Reply and Meal
}

// Header is the header of the first column that was taken for one of the meanings; "" where there is none.
func (l List) Header(any ...Meaning) string {
	for _, m := range any {
		for _, c := range l.Columns {
			if c.Meaning == m {
				return c.Header
			}
		}
	}
	return ""
}

// NameHeader is the column to blame for a name.
func (l List) NameHeader() string { return l.Header(Name, Given, FamilyName, Envelope) }

// Household is the people who share one invitation.
type Household struct {
	Row          int      `json:"row"`
	Party        string   `json:"party,omitempty"`        // the file's own word for the household: a key, a name, a whole line
	EnvelopeName string   `json:"envelopeName,omitempty"` // as written; "" when the file has none, see Envelope
	Address      Address  `json:"address"`
	Side         string   `json:"side,omitempty"`
	List         string   `json:"list,omitempty"`     // "A" or "B"
	Language     string   `json:"language,omitempty"` // a code such as "de"
	Tags         []string `json:"tags,omitempty"`
	Email        string   `json:"email,omitempty"` // the first of its people's, or the line's when nobody is named
	Phone        string   `json:"phone,omitempty"`
	Diet         string   `json:"diet,omitempty"` // said of a line with several people, not of one of them
	Note         string   `json:"note,omitempty"` // likewise
	Guests       []Guest  `json:"guests"`
	Review       string   `json:"review,omitempty"` // why a person should look: a sentence, or ""
	Ref          string   `json:"-"`                // the household's id, in Convive's own list
	Match        Match    `json:"match"`
}

// Address is a postal address as written. A one-cell address stands in Street.
type Address struct {
	Street   string `json:"street,omitempty"`
	Street2  string `json:"street2,omitempty"`
	City     string `json:"city,omitempty"`
	Region   string `json:"region,omitempty"`
	Postcode string `json:"postcode,omitempty"` // text: leading zeros count
	Country  string `json:"country,omitempty"`
}

// Guest is one person. Every text field is "" when the file doesn't say, which never erases.
type Guest struct {
	Row       int               `json:"row"`
	Name      string            `json:"name"` // as written, NFC; "" exactly when Unnamed
	Given     string            `json:"given,omitempty"`
	Family    string            `json:"family,omitempty"`
	Prefix    string            `json:"prefix,omitempty"`
	Suffix    string            `json:"suffix,omitempty"`
	Nickname  string            `json:"nickname,omitempty"`
	Aliases   []string          `json:"aliases,omitempty"`
	Unnamed   bool              `json:"unnamed,omitempty"` // a companion or a placeholder without a name
	PlusOneOf int               `json:"plusOneOf"`         // index among the household's guests, or -1
	Age       Age               `json:"age,omitempty"`
	AgeYears  *int              `json:"ageYears,omitempty"`
	Language  string            `json:"language,omitempty"`
	Email     string            `json:"email,omitempty"`
	Phone     string            `json:"phone,omitempty"` // text: plus signs and leading zeros count
	Diet      string            `json:"diet,omitempty"`
	DietNote  string            `json:"dietNote,omitempty"`
	Side      string            `json:"side,omitempty"`
	Tags      []string          `json:"tags,omitempty"`
	Table     string            `json:"table,omitempty"`
	Note      string            `json:"note,omitempty"`
	Fields    map[string]string `json:"fields,omitempty"` // columns nobody knows: header → text
	Ref       string            `json:"-"`                // the guest's id, in Convive's own list
	Replies   map[string]Reply  `json:"replies"`          // one entry for each of List.Occasions
	Match     Match             `json:"match"`
}

// Age is a guest's age group; "" is not said.
type Age string

// The age groups: an infant needs no seat, a child a child's meal.
const (
	Adult  Age = "adult"
	Child  Age = "child"
	Infant Age = "infant"
)

// Problem is what a person should know about one line. Row is the line where the record begins,
// counted from 1 (of a workbook the row, of the demo's JSON the guest); 0 is the file as a whole.
type Problem struct {
	Row     int    `json:"row"`
	Column  string `json:"column"`
	Message string `json:"message"`
}

// Skip is a line that holds no guest of its own.
type Skip struct {
	Row  int    `json:"row"`
	Why  Why    `json:"why"`
	Text string `json:"text"` // what stands there, shortened
}

// Why says why a line was skipped.
type Why string

// The reasons to skip a line.
const (
	AboveHeader Why = "above header"
	Section     Why = "section"
	Total       Why = "total"
	NoName      Why = "no name"
	Duplicate   Why = "duplicate" // merged into an earlier line
	HostLine    Why = "host"      // one of the hosts, who are no guests
)

// Refusal is the error for a file that can't be taken as a whole; nothing of it may be imported.
type Refusal struct {
	Row     int // the line to blame, from 1; 0 when it is the file itself
	Message string
}

func (r Refusal) Error() string { return r.Message }
