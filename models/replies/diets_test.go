package replies_test

import (
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

func TestTheSameDietsInAnotherOrderAreNoChange(t *testing.T) {
	each(t, func(w *world) {
		var g guests.Guest
		w.read(func(r *db.Read) (err error) { g, err = db.Find[guests.Guest](r, w.people[ada]); return err })
		set(w, g, db.Set{"diets": db.Words{"nut_allergy", "lactose_free"}})
		diet := replies.About{Eats: replies.Diet, Diets: []string{"lactose_free", "nut_allergy"}, Since: 2}
		d := draft(answers{w.at(ada, dinner): {Reply: comes, Since: 1}})
		d.People = map[change.ID]replies.About{w.people[ada]: diet}
		w.do(w.guest(0), sending(d))
		w.read(func(r *db.Read) (err error) { g, err = db.Find[guests.Guest](r, w.people[ada]); return err })
		if g.Version != 2 || g.Diets[0] != "nut_allergy" {
			w.Errorf("version %d, %v", g.Version, g.Diets)
		}
		diet.Diets = diet.Diets[:1]
		d = replies.Draft{People: map[change.ID]replies.About{w.people[ada]: diet}}
		w.changes(w.guest(0), w.sent(0, []int{ada}, nil, 0, 0), sending(d))
	})
}
