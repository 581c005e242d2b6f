package invalid

// Refusal is a rule's no: a premise that no longer holds, a table that is full. Text is a sentence with named places,
// collected for the translators; Args are pairs of a place and its value. It is no error of the server.
type Refusal struct {
	Text string
	Args []any
	// Field is the form's field by which the person may insist, and Label its button: "Seat anyway". "" for a plain no.
	Field string
	Label string
	Value string // what the field is set to: what it says of the state that the person has now been told of; "" for "true"
}

// Error is the sentence in English, with its places unfilled.
func (r Refusal) Error() string { return r.Text }

// Refuse says no with a sentence.
func Refuse(text string, args ...any) Refusal { return Refusal{Text: text, Args: args} }

// Offering is the refusal as a question: the same form with the field set is taken.
func (r Refusal) Offering(field, label string) Refusal {
	r.Field, r.Label = field, label
	return r
}
