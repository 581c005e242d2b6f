package questions

import (
	"cmp"
	"errors"
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Add asks one thing more. Households that have replied already are asked for this alone.
func Add(tx *db.Tx, d Draft) (change.Change, error) {
	all, err := All(tx.Read)
	if err != nil {
		return nil, err
	}
	if len(all) >= Max {
		return nil, invalid.Refuse("There are {n} questions already. Guests who are asked more than that don't answer any.", "n", len(all))
	}
	if err := of(tx, d); err != nil {
		return nil, err
	}
	q := Question{Asks: d.Asks, Help: d.Help, AnswerKind: d.AnswerKind, Per: d.Per, Required: d.Required, Position: 1}
	q.OccasionID, _ = d.set()["occasion_id"].(*change.ID)
	q.Options, _ = d.set()["options"].(string)
	q.AtLeast, q.AtMost, _ = d.bounds()
	if len(all) > 0 {
		q.Position = all[len(all)-1].Position + 1
	}
	if err := db.Create(tx, &q); err != nil {
		return nil, err
	}
	return change.QuestionAdded{Question: q.ID}, nil
}

// of refuses another event's occasion.
func of(tx *db.Tx, d Draft) error {
	if d.OccasionID == "" {
		return nil
	}
	_, err := db.Find[events.Occasion](tx.Read, d.OccasionID)
	if errors.Is(err, db.ErrNotFound) {
		return invalid.Fields{{Name: "occasion_id", Message: "This occasion has been removed."}}
	}
	return err
}

// Edit changes a question. Once it has answers, how and by whom it is answered stays: they would mean something else.
func Edit(tx *db.Tx, id change.ID, d Draft) (change.Change, error) {
	q, err := db.Find[Question](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if err := of(tx, d); err != nil {
		return nil, err
	}
	set, err := db.Merge(tx, &q, d.Version, d.set())
	if err != nil {
		return nil, err
	}
	given, err := answered(tx, id)
	if err != nil {
		return nil, err
	}
	kind, _ := set["answer_kind"].(Kind)
	per, _ := set["per"].(Per)
	widened := q.AnswerKind == Choice && kind == Several
	if given > 0 && (kind != "" && kind != q.AnswerKind && !widened || per != "" && per != q.Per) {
		return nil, invalid.Refuse("Guests have answered this already, so how it is answered stays. Ask a new question instead.")
	}
	if err := uncrossed(q, set); err != nil {
		return nil, err
	}
	if err := db.Update(tx, &q, set); err != nil || !tx.Wrote() {
		return change.None, err
	}
	return change.QuestionEdited{Question: q.ID}, nil
}

// answered counts the answers that hold words.
func answered(tx *db.Tx, id change.ID) (n int, err error) {
	rows, err := db.From[Answer](tx.Read).Where("question_id = ?", string(id)).All()
	for _, a := range rows {
		if len(a.Said) > 0 {
			n++
		}
	}
	return n, err
}

// Shift moves a question one place up or down.
func Shift(tx *db.Tx, id change.ID, m Move) (change.Change, error) {
	q, err := db.Find[Question](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if m.Version != q.Version {
		return nil, db.ErrStale{Table: q.TableName(), Row: q.ID}
	}
	all, err := All(tx.Read)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(all, func(one Question) bool { return one.ID == id })
	to := at + 1
	if m.Way == "up" {
		to = at - 1
	}
	if to < 0 || to >= len(all) {
		return change.None, nil
	}
	other := all[to]
	from := q.Position
	if err := errors.Join(db.Update(tx, &q, db.Set{"position": other.Position}), db.Update(tx, &other, db.Set{"position": from})); err != nil {
		return nil, err
	}
	return change.QuestionMoved{Question: q.ID}, nil
}

// Remove takes a question away with its answers. Undo brings them back.
func Remove(tx *db.Tx, id change.ID, s invalid.Step) (change.Change, error) {
	q, err := db.Find[Question](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if s.Version != q.Version {
		return nil, db.ErrStale{Table: q.TableName(), Row: q.ID}
	}
	n, err := drop(tx, q)
	return change.QuestionRemoved{Question: q.ID, Answers: n}, err
}

// drop deletes a question and its answers, and counts those that held words.
func drop(tx *db.Tx, q Question) (n int, err error) {
	rows, err := db.From[Answer](tx.Read).Where("question_id = ?", string(q.ID)).Order("id").All()
	if err != nil {
		return 0, err
	}
	for i := range rows {
		if len(rows[i].Said) > 0 {
			n++
		}
		if err := db.Delete(tx, &rows[i]); err != nil {
			return n, err
		}
	}
	return n, db.Delete(tx, &q)
}

// Forget takes away the questions of an occasion that is removed, in the same Change.
func Forget(tx *db.Tx, occasion change.ID) error {
	all, err := db.From[Question](tx.Read).Where("occasion_id = ?", string(occasion)).Order("id").All()
	for _, q := range all {
		if _, err = drop(tx, q); err != nil {
			return err
		}
	}
	return err
}

func ordered(all []Question) []Question {
	slices.SortFunc(all, func(a, b Question) int { return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID)) })
	return all
}
