package replies

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/questions"
)

var afters []func(tx *db.Tx, household change.ID) error

// AfterSending is how a capability that knows replies (messages) writes its rows beside a reply, a household's own or one
// on its behalf (not beside what a host puts right in the guest list), in the same transaction. It registers from an init function.
func AfterSending(do func(tx *db.Tx, household change.ID) error) { afters = append(afters, do) }

// Send records what a household answers on its own pages. The household is the scope's own.
func Send(tx *db.Tx, d Draft) (change.Change, error) {
	s, err := Of(tx.Read, tx.Scope().Household)
	if err != nil {
		return nil, err
	}
	if err := s.taken(); err != nil {
		return nil, err
	}
	w, err := write(tx, tx.Scope().Household, d, Web)
	if err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return w.confirmed()
	}
	for _, do := range afters {
		if err := do(tx, w.state.Household.ID); err != nil {
			return nil, err
		}
	}
	if w.asItWas() {
		return change.ReplyConfirmed{Household: w.state.Household.ID}, nil
	}
	return change.ReplySent{Household: w.state.Household.ID, Guests: w.guests, Occasions: w.occasions, Attending: w.attending, Declined: w.declined, Answers: w.said}, nil
}

// SendOnBehalf records what a household answered on paper or by phone, also after the deadline.
func SendOnBehalf(tx *db.Tx, household change.ID, d Draft) (change.Change, error) {
	if !slices.Contains(OnBehalf, d.Source) {
		return nil, invalid.Fields{{Name: "source", Message: "Choose how the reply came."}}
	}
	c, err := enter(tx, household, d, d.Source)
	if err != nil || c == change.None {
		return c, err
	}
	for _, do := range afters {
		if err := do(tx, household); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// enter writes what hosts know of a household's answers.
func enter(tx *db.Tx, household change.ID, d Draft, source Source) (change.Change, error) {
	w, err := write(tx, household, d, source)
	if err != nil || !tx.Wrote() {
		return change.None, err
	}
	return change.ReplyEntered{Household: household, Guests: w.guests, Occasions: w.occasions,
		Attending: w.attending, Declined: w.declined, Answers: w.said, Source: string(source)}, nil
}

// asItWas says whether the reply says what a host or a list had said before: the household's first own row alone is new.
func (w *writing) asItWas() bool {
	return len(w.guests)+w.attending+w.declined+w.said == 0 && !w.noted
}

// confirmed notes a reply that says what is stored where the household had begun one, or left blank what was asked later:
// hosts don't wait for it any more, and it isn't asked again.
func (w *writing) confirmed() (change.Change, error) {
	row := &w.state.Reply
	unsent, err := db.From[Saved](w.tx.Read).Where("started_at > ?", int64(row.SentAt)).Count()
	if err != nil || unsent == 0 && !w.leftBlank() || row.ID == "" {
		return change.None, err
	}
	err = db.Update(w.tx, row, db.Set{"sent_at": change.At(w.tx.Now()), "sent_by": w.actor(), "source": w.source})
	return change.ReplyConfirmed{Household: w.state.Household.ID}, err
}

// leftBlank says whether the form put a question that came up after the last reply.
func (w *writing) leftBlank() bool {
	return slices.ContainsFunc(w.state.Open(), func(at questions.Slot) bool { return w.draft.Said[at].Told })
}

// writing is one reply on its way into the rows.
type writing struct {
	tx        *db.Tx
	state     State
	draft     Draft
	source    Source
	wrong     invalid.Fields // what both sides changed, and what can't be chosen
	updates   []func() error // carried out when nothing is wrong
	guests    []change.ID
	occasions []change.ID
	attending int
	declined  int
	said      int  // answers to questions that differ
	noted     bool // the note or the songs differ
}

// write brings a draft into the rows, or says which fields somebody else changed meanwhile: then nothing is saved, and
// the person chooses.
func write(tx *db.Tx, household change.ID, d Draft, source Source) (*writing, error) {
	w := &writing{tx: tx, draft: d, source: source}
	var err error
	if w.state, err = Of(tx.Read, household); err != nil {
		return nil, err
	}
	for _, at := range d.cells() {
		if err := w.answer(at, d.Answers[at]); err != nil {
			return nil, err
		}
	}
	for _, id := range d.people() {
		if err := w.about(id, d.People[id]); err != nil {
			return nil, err
		}
	}
	if !w.state.Answered() && w.attending+w.declined == 0 && len(w.wrong) == 0 {
		w.wrong.Add("", "Choose for at least one person whether they come.")
	}
	if err := w.says(); err != nil {
		return nil, err
	}
	if err := w.words(); err != nil {
		return nil, err
	}
	if len(w.wrong) > 0 {
		return nil, w.wrong
	}
	for _, update := range w.updates {
		if err := update(); err != nil {
			return nil, err
		}
	}
	return w, w.reply()
}

// moved says once that the form answers for somebody or something that is not there, whether it is gone or never was:
// the form comes back as the invitation is now, and what is still there can be sent.
func (w *writing) moved() {
	switch {
	case w.wrong.Of("") != "":
	case w.source == Web:
		w.ask(invalid.Field{Message: "Your invitation has changed meanwhile. Please look at your answers again."})
	default:
		w.ask(invalid.Field{Message: "The invitation has changed meanwhile. Please look at the answers again."})
	}
}

// ask names a field that the person has to look at again.
func (w *writing) ask(f invalid.Field) { w.wrong = append(w.wrong, f) }

// touched lists whose answers changed and to what, each once.
func (w *writing) touched(guest change.ID, occasion change.ID) {
	if !slices.Contains(w.guests, guest) {
		w.guests = append(w.guests, guest)
	}
	if occasion != "" && !slices.Contains(w.occasions, occasion) {
		w.occasions = append(w.occasions, occasion)
	}
}

// actor is how rows name who answered.
func (w *writing) actor() string {
	a := w.tx.Scope().Actor
	if a.Kind == change.ByHousehold {
		return string(a.Kind)
	}
	return string(a.Kind) + ":" + string(a.ID)
}

// line finds a cell; ok is false for people of other households and occasions that they are not invited to.
func (s State) line(at Cell) (o Occasion, g guests.Guest, in guests.Invitation, ok bool) {
	for _, o := range s.Occasions {
		for _, l := range o.Lines {
			if o.ID == at.Occasion && l.Guest.ID == at.Guest {
				return o, l.Guest, l.Invitation, true
			}
		}
	}
	return o, g, in, false
}
