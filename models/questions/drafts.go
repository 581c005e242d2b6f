package questions

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Lengths in characters, and how many.
const (
	maxAsks    = 200
	maxHelp    = 300
	maxOption  = 100
	maxOptions = 30
	// Max is how many questions an event may ask: guests have little patience.
	Max = 30
)

// Draft is the form of a question. Its fields are called like the columns, which a conflict's table needs.
type Draft struct {
	Version    int64     `form:"version"`
	Asks       string    `form:"asks"`
	Help       string    `form:"help"`
	AnswerKind Kind      `form:"answer_kind"`
	Per        Per       `form:"per"`
	OccasionID change.ID `form:"occasion_id"` // "" for all
	Required   bool      `form:"required"`
	Options    string    `form:"options"`  // one a line
	AtLeast    string    `form:"at_least"` // whole numbers; "" for no bound
	AtMost     string    `form:"at_most"`
}

// Fill cleans what was typed, and writes the options back as one value, as a conflict's table returns them.
func (d *Draft) Fill(values url.Values) {
	d.Asks, d.Help = lists.Line(d.Asks), lists.Line(d.Help)
	if d.AnswerKind == "" {
		d.AnswerKind = Text
	}
	if d.Per == "" {
		d.Per = Person
	}
	d.Options = strings.Join(d.options(), "\n")
	values.Set("options", d.Options)
	d.fillBounds()
}

// options are the lines that hold something, each once.
func (d Draft) options() (all []string) {
	for line := range strings.Lines(d.Options) {
		if line = lists.Line(line); line != "" && !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return all
}

// Validate finds what is missing or too long.
func (d Draft) Validate() (wrong invalid.Fields) {
	wrong.Check(d.Asks != "", "asks", "Write the question as guests should read it.")
	wrong.Check(utf8.RuneCountInString(d.Asks) <= maxAsks, "asks", "Please use at most {n} characters.", "n", maxAsks)
	wrong.Check(utf8.RuneCountInString(d.Help) <= maxHelp, "help", "Please use at most {n} characters.", "n", maxHelp)
	wrong.Check(d.AnswerKind.Valid(), "answer_kind", "Choose how guests answer.")
	wrong.Check(d.Per == Person || d.Per == Household, "per", "Choose who answers.")
	options := d.options()
	wrong.Check(!d.AnswerKind.Offers() || len(options) > 1, "options", "Write at least two choices, one on each line.")
	wrong.Check(len(options) <= maxOptions, "options", "Please offer at most {n} choices.", "n", maxOptions)
	d.checkBounds(&wrong)
	for _, o := range options {
		wrong.Check(utf8.RuneCountInString(o) <= maxOption || wrong.Of("options") != "", "options", "“{words}” is too long: at most {n} characters.", "words", o, "n", maxOption)
	}
	return wrong
}

func (d Draft) set() db.Set {
	var occasion *change.ID
	if d.OccasionID != "" {
		occasion = &d.OccasionID
	}
	options := ""
	if d.AnswerKind.Offers() {
		options = strings.Join(d.options(), "\n")
	}
	least, most, _ := d.bounds()
	return db.Set{"asks": d.Asks, "help": d.Help, "answer_kind": d.AnswerKind, "per": d.Per, "occasion_id": occasion, "required": d.Required, "options": options,
		"at_least": least, "at_most": most}
}

// DraftOf is the form as the question stands.
func DraftOf(q Question) Draft {
	return Draft{Version: q.Version, Asks: q.Asks, Help: q.Help, AnswerKind: q.AnswerKind, Per: q.Per, OccasionID: q.Occasion(), Required: q.Required, Options: q.Options,
		AtLeast: written(q.AtLeast), AtMost: written(q.AtMost)}
}

// Move is the form that moves a question one place.
type Move struct {
	Version int64  `form:"version"`
	Way     string `form:"way"` // "up" or "down"
}

// Validate finds what can't be.
func (m Move) Validate() (wrong invalid.Fields) {
	wrong = invalid.Step{Version: m.Version}.Validate()
	wrong.Check(m.Way == "up" || m.Way == "down", "way", "Choose one of the two.")
	return wrong
}
