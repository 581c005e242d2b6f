package replies

import (
	"errors"
	"slices"
	"strings"

	"convive/models/db"
	"convive/models/invalid"
	"convive/models/questions"
)

// says works out what the form's answers to questions write. Those of people who don't come by it are left alone.
func (w *writing) says() error {
	asked := w.state.Asked(w.draft)
	possible := w.state.Slots()
	for _, at := range w.draft.slots() {
		if !slices.Contains(possible, at) {
			if !w.late(at) {
				w.moved()
			}
			continue
		}
		if w.draft.Said[at].Told && slices.Contains(asked, at) {
			if err := w.say(at, w.draft.Said[at]); err != nil {
				return err
			}
		}
	}
	if w.source == Web {
		w.require(asked)
	}
	return nil
}

// late judges an answer to a question of an occasion whose last day is over: what is as it stands may be sent along.
func (w *writing) late(at questions.Slot) bool {
	q, _ := w.state.Question(at.Question)
	i := slices.IndexFunc(w.state.Occasions, func(o Occasion) bool { return o.ID == q.Occasion() && !o.Open })
	if i < 0 {
		return false
	}
	said := w.draft.Said[at]
	if given := w.state.Given[at].Said; said.Told && !slices.Equal(q.Tidy(said.Words), given) {
		w.over(w.state.Occasions[i])
	}
	return true
}

// say works out what one answer writes.
func (w *writing) say(at questions.Slot, said Saying) error {
	q, _ := w.state.Question(at.Question)
	row, mine := w.state.Given[at], q.Tidy(said.Words)
	if said.Since > row.Version { // removed and brought back
		w.moved()
		return nil
	}
	if wrong := unfit(q, at, mine, row.Said); len(wrong) > 0 {
		w.wrong = append(w.wrong, wrong...)
		return nil
	}
	if row.ID == "" {
		w.first(at, mine)
		return nil
	}
	set, err := w.mergeSaid(&row, said.Since, mine)
	if errors.Is(err, errCrossed) {
		w.ask(invalid.Field{Name: SlotField(at), Message: "Meanwhile somebody answered “{words}” here. Please answer again.", Args: []any{"words", strings.Join(row.Said, ", ")}})
		return nil
	}
	if words, ok := set["said"].(db.Words); err != nil || !ok || slices.Equal(words, row.Said) {
		return err
	}
	w.said++
	w.updates = append(w.updates, func() error { return db.Update(w.tx, &row, set) })
	return nil
}

// first makes the answer's row; a blank needs none.
func (w *writing) first(at questions.Slot, said db.Words) {
	if len(said) == 0 {
		return
	}
	w.said++
	row := questions.Answer{QuestionID: at.Question, HouseholdID: w.state.Household.ID, About: w.state.Household.ID, Said: said}
	if at.Guest != "" {
		row.GuestID, row.About = &at.Guest, at.Guest
	}
	w.updates = append(w.updates, func() error { return db.Create(w.tx, &row) })
}

var errCrossed = errors.New("both sides answered")

// mergeSaid is db.Merge; a form that started before there was any answer crosses one that is another.
func (w *writing) mergeSaid(row *questions.Answer, since int64, mine db.Words) (db.Set, error) {
	if since == 0 {
		if len(mine) == 0 || slices.Equal(mine, row.Said) {
			return nil, nil
		}
		if len(row.Said) > 0 {
			return nil, errCrossed
		}
		return db.Set{"said": mine}, nil
	}
	set, err := db.Merge(w.tx, row, since, db.Set{"said": mine})
	var crossed db.ErrConflict
	if errors.As(err, &crossed) {
		return nil, errCrossed
	}
	return set, err
}

// require asks for what is missing. Who answers for a household on paper enters what stands there.
func (w *writing) require(asked []questions.Slot) {
	for _, at := range asked {
		q, _ := w.state.Question(at.Question)
		words := []string(w.state.Given[at].Said)
		if said := w.draft.Said[at]; said.Told && w.wrong.Of(SlotField(at)) == "" {
			words = q.Tidy(said.Words)
		}
		if q.Required && len(words) == 0 && w.wrong.Of(SlotField(at)) == "" {
			w.ask(invalid.Field{Name: SlotField(at), Message: "Please answer this too: your hosts need it."})
		}
	}
}
