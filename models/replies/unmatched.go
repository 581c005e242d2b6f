package replies

import (
	"errors"
	"strings"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// LetterStatus is what became of a reply that matches nobody.
type LetterStatus string

const (
	LetterOpen      LetterStatus = "open"
	LetterLinked    LetterStatus = "linked"
	LetterDismissed LetterStatus = "dismissed"
)

// Letter is what somebody wrote who found no invitation of theirs. Whether it is true a host judges: it changes no answer.
type Letter struct {
	db.Row
	Name        string
	Coming      string // "yes", "no", "" when they didn't say
	Words       string
	Reach       string // how to answer them
	Status      LetterStatus
	HouseholdID *change.ID // once a host knows whose it is
}

// TableName is the table of replies that match nobody.
func (Letter) TableName() string { return "unmatched_replies" }

// maxLetters is how many may wait: more is nobody's wedding.
const maxLetters = 200

// Writing is the form for who finds no invitation.
type Writing struct {
	Name   string `form:"name"`
	Coming string `form:"coming"`
	Words  string `form:"words"`
	Reach  string `form:"reach"`
}

// Validate finds what is missing or too long.
func (w Writing) Validate() (wrong invalid.Fields) {
	wrong.Check(lists.Line(w.Name) != "", "name", "Write your full name.")
	wrong.Check(utf8.RuneCountInString(w.Name) <= maxName, "name", "Please use at most {n} characters.", "n", maxName)
	wrong.Check(w.Coming == "" || w.Coming == "yes" || w.Coming == "no", "coming", "Choose one of the two.")
	wrong.Check(utf8.RuneCountInString(w.Words) <= maxNote, "words", "Please use at most {n} characters.", "n", maxNote)
	wrong.Check(strings.TrimSpace(w.Reach) != "", "reach", "Write how your hosts can answer you.")
	wrong.Check(utf8.RuneCountInString(w.Reach) <= maxName, "reach", "Please use at most {n} characters.", "n", maxName)
	return wrong
}

// Write keeps what somebody wrote. The same words a second time are the same letter.
func Write(tx *db.Tx, d Writing) (change.Change, error) {
	open, err := Letters(tx.Read)
	if err != nil {
		return nil, err
	}
	l := Letter{Name: lists.Line(d.Name), Coming: d.Coming, Words: lists.Clean(d.Words), Reach: lists.Line(d.Reach), Status: LetterOpen}
	for _, was := range open {
		if was.Name == l.Name && was.Coming == l.Coming && was.Words == l.Words && was.Reach == l.Reach {
			return change.None, nil
		}
	}
	if len(open) >= maxLetters {
		return nil, invalid.Refuse("Your hosts have more letters than they can read. Please call or write to them.")
	}
	if err := db.Create(tx, &l); err != nil {
		return nil, err
	}
	return change.UnmatchedWritten{Letter: l.ID}, nil
}

// Letters are those that wait, the oldest first.
func Letters(r *db.Read) ([]Letter, error) {
	return db.From[Letter](r).Where("status = ?", string(LetterOpen)).Order("created_at, id").All()
}

// LettersOf are those of which a host has said that they are a household's, the oldest first.
func LettersOf(r *db.Read, household change.ID) ([]Letter, error) {
	return db.From[Letter](r).Where("household_id = ? AND status = ?", string(household), string(LetterLinked)).Order("created_at, id").All()
}

// StartedFrom is Started, filled with what a letter says that is plain: its words, and its answer where one guest alone
// gives it and it can mean one thing. It is a proposal; once they have replied, what they replied stands.
func (s State) StartedFrom(l Letter) Draft {
	d := s.Started()
	if s.Reply.ID != "" {
		return d
	}
	d.Note = l.Words
	reply := map[string]guests.Reply{"yes": guests.Attending, "no": guests.Declined}[l.Coming]
	if reply == "" || len(s.Guests) != 1 || reply == guests.Attending && len(s.Occasions) != 1 {
		return d
	}
	for at, a := range d.Answers {
		if a.Reply == "" {
			a.Reply = reply
			d.Answers[at] = a
		}
	}
	return d
}

// CountUnmatched counts the letters that wait, and the names that were looked up in vain.
func CountUnmatched(r *db.Read) (int, error) {
	letters, err := db.From[Letter](r).Where("status = ?", string(LetterOpen)).Count()
	if err != nil {
		return 0, err
	}
	misses, err := db.From[Miss](r).Where("status = ?", string(LetterOpen)).Count()
	return int(letters + misses), err
}

// Linking is the form by which a host says whose letter it is.
type Linking struct {
	Version   int64     `form:"version"`
	Household change.ID `form:"household"`
}

// Validate finds what is missing.
func (l Linking) Validate() (wrong invalid.Fields) {
	wrong = invalid.Step{Version: l.Version}.Validate()
	wrong.Check(l.Household != "", "household", "Choose the household.")
	return wrong
}

// Link says whose letter it is. What they answered the host enters there.
func Link(tx *db.Tx, id change.ID, d Linking) (change.Change, error) {
	l, err := letter(tx, id, d.Version, LetterOpen)
	if err != nil {
		return nil, err
	}
	h, err := db.Find[guests.Household](tx.Read, d.Household)
	if errors.Is(err, db.ErrNotFound) {
		return nil, invalid.Fields{{Name: "household", Message: "Choose the household."}}
	}
	if err != nil {
		return nil, err
	}
	return change.UnmatchedLinked{Letter: l.ID, Household: h.ID}, db.Update(tx, &l, db.Set{"status": LetterLinked, "household_id": &h.ID})
}

// Dismiss puts a letter away.
func Dismiss(tx *db.Tx, id change.ID, s invalid.Step) (change.Change, error) {
	l, err := letter(tx, id, s.Version, LetterOpen)
	if err != nil {
		return nil, err
	}
	return change.UnmatchedDismissed{Letter: l.ID}, db.Update(tx, &l, db.Set{"status": LetterDismissed})
}

func letter(tx *db.Tx, id change.ID, version int64, status LetterStatus) (Letter, error) {
	l, err := db.Find[Letter](tx.Read, id)
	if err != nil {
		return l, err
	}
	if l.Status != status {
		return l, invalid.Refuse("Somebody has seen to this letter already.")
	}
	if l.Version != version {
		return l, db.ErrStale{Table: l.TableName(), Row: l.ID}
	}
	return l, nil
}
