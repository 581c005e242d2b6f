package requests

import (
	"strings"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/invalid"
)

// Lengths in characters.
const (
	maxWords  = 1000
	maxAnswer = 500
)

// maxOpen is how many requests a household may have open at a time.
const maxOpen = 20

// Asking is the form in which a guest asks.
type Asking struct {
	Guest change.ID `form:"guest"` // "" for the household as a whole
	Kind  Kind      `form:"kind"`
	Words string    `form:"words"`
}

// Validate finds what is missing or too long.
func (a Asking) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Kind.Valid(), "kind", "Choose what it is about.")
	wrong.Check(strings.TrimSpace(a.Words) != "", "words", "Write what you would like to ask.")
	wrong.Check(utf8.RuneCountInString(a.Words) <= maxWords, "words", "Please use at most {n} characters.", "n", maxWords)
	return wrong
}

// Outcome is the form in which a host settles a request, with a word to the guest if they like.
type Outcome struct {
	Version int64  `form:"version"` // of the request that the host saw; no form comes without, but the demo's past has none
	Answer  string `form:"answer"`
}

// Validate finds an answer that is too long, and refuses a form that names no version.
func (o Outcome) Validate() (wrong invalid.Fields) {
	wrong = invalid.Step{Version: o.Version}.Validate()
	wrong.Check(utf8.RuneCountInString(o.Answer) <= maxAnswer, "answer", "Please use at most {n} characters.", "n", maxAnswer)
	return wrong
}

// Reopening is the form in which a host opens a settled request again.
type Reopening = invalid.Step
