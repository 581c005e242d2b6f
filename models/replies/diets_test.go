package replies_test

import (
	"reflect"
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

func TestHowBadAnAllergyIsStandsAmongTheDiets(t *testing.T) {
	each(t, func(w *world) {
		d := draft(answers{w.at(ada, dinner): {Reply: comes}})
		d.People = map[change.ID]replies.About{w.people[ada]: {Eats: replies.Diet, Diets: []string{"nut_allergy"}, Severity: replies.Severe}}
		w.do(w.guest(0), sending(d))
		s := w.state(0)
		if got := s.Guests[0].Diets; !reflect.DeepEqual(got, db.Words{"nut_allergy", "severe_allergy"}) {
			t.Errorf("stored %v", got)
		}
		again := s.Started().People[w.people[ada]]
		if again.Severity != replies.Severe || !reflect.DeepEqual(again.Diets, []string{"nut_allergy"}) {
			t.Errorf("the form shows %+v", again)
		}
		again.Severity = ""
		d.People[w.people[ada]] = again
		w.do(w.guest(0), sending(d))
		if got := w.state(0).Guests[0].Diets; !reflect.DeepEqual(got, db.Words{"nut_allergy"}) {
			t.Errorf("stored %v", got)
		}
	})
}
