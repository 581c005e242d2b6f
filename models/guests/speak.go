package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Choosing is the form by which a household says in which language it is written to.
type Choosing struct {
	Version  int64  `form:"version"` // of the household's row, as it was shown
	Language string `form:"language"`
}

// Validate asks for a language.
func (c Choosing) Validate() (wrong invalid.Fields) {
	wrong = invalid.Step{Version: c.Version}.Validate()
	wrong.Check(c.Language != "", "language", "Choose one of the list.")
	return wrong
}

// ChooseLanguage is a household's own word on its language, one of those that the event speaks. Messages and pages that
// are opened from now on follow it.
func ChooseLanguage(tx *db.Tx, c Choosing) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, tx.Scope().Household)
	if err != nil {
		return nil, err
	}
	if c.Version != h.Version {
		return nil, db.ErrStale{Table: h.TableName(), Row: h.ID}
	}
	e, err := events.Current(tx.Read)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(e.Languages, c.Language) {
		return nil, invalid.Fields{{Name: "language", Message: "Choose one of the list."}}
	}
	if h.Language == c.Language {
		return change.None, nil
	}
	return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"language": c.Language})
}
