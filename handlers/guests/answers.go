package guests

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/questions"
	"convive/models/replies"
	views "convive/views/guests"
)

// householdAnswers are what a household answered to the hosts' questions and wrote beside: for who may see health notes.
func householdAnswers(v *web.View) (templ.Component, error) {
	h, err := householdShown(v, v.ID())
	if err != nil || h.Gone {
		return views.HouseholdAnswers(views.ToldByHousehold{Gone: true}), err
	}
	asked, err := questions.All(v.Read)
	if err != nil {
		return nil, err
	}
	given, err := questions.Of(v.Read, h.ID)
	if err != nil {
		return nil, err
	}
	reply, err := db.From[replies.Reply](v.Read).Where("household_id = ?", string(h.ID)).First()
	if errors.Is(err, db.ErrNotFound) {
		err = nil
	}
	return views.HouseholdAnswers(views.TellAnswers(v.Context(), h, asked, given, reply)), err
}
