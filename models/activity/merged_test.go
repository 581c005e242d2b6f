package activity_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/requests"
	"convive/models/seating"
)

func TestTwoGuestsBecomeOneWithAllThatWasTheirsAndTwoAgain(t *testing.T) {
	each(t, func(k *kit) {
		a, b, other, table := k.twice()
		before := k.state()
		c, err := k.merge(a, b, nil)
		if got, want := fmt.Sprintf("%+v", c), fmt.Sprintf("%+v", change.GuestsMerged{Guest: a, Gone: b, Households: []change.ID{k.home.ID, other.ID}}); err != nil || got != want {
			k.Fatalf("%s, %v; want %s", got, err, want)
		}
		one := k.person(a)
		if one.Name != "Ada Lawson" || !slices.Equal(one.Aliases, db.Words{"Ada Lawsen"}) || !slices.Equal(one.Diets, db.Words{"vegan", "nut_allergy"}) ||
			!slices.Equal(one.Tags, db.Words{"choir", "work"}) || one.Email != "ada@example.org" || one.Phone != "+44 20 7946 0001" || one.Note != "met in Ely" || one.HouseholdID != k.home.ID {
			k.Errorf("the one is %+v", one)
		}
		if in := k.invitation(a); in.Reply != guests.Attending || in.MealID == nil || *in.MealID != k.meals[1] || in.AnsweredAt == 0 || in.HouseholdID != k.home.ID {
			k.Errorf("invited %+v", in)
		}
		if got := k.sits(a); got != table {
			k.Errorf("sits at %q", got)
		}
		k.read(k.anna, func(r *db.Read) error {
			asked, err := db.All[requests.GuestRequest](r, "id")
			if len(asked) != 1 || *asked[0].GuestID != a || asked[0].HouseholdID != k.home.ID {
				k.Errorf("asked %+v", asked)
			}
			wishes, werr := db.All[seating.Wish](r, "id")
			if len(wishes) != 1 || wishes[0].GuestID != a || *wishes[0].OtherGuestID != other.People[1].ID {
				k.Errorf("wishes %+v", wishes)
			}
			return errors.Join(err, werr)
		})
		if plus := k.person(other.People[2].ID); *plus.PlusOneOf != a || plus.Name != "Guest of Ada Lawson" || plus.HouseholdID != other.ID {
			k.Errorf("the plus-one is %+v", plus)
		}
		merged := k.last()
		if got := k.says(merged); got != "<Anna> merged Ada Lawsen into Ada Lawson" {
			k.Errorf("said %q", got)
		}
		if c, err := k.undo(merged); err != nil || c.(change.Undone).Kept != 0 {
			k.Fatalf("undone: %+v, %v", c, err)
		}
		if d := differ(before, k.state()); d != "" {
			k.Errorf("after the undo:\n%s", d)
		}
	})
}

func TestWhatChangedSinceAMergeStaysWhenItIsTakenBack(t *testing.T) {
	each(t, func(k *kit) {
		a, b, other, table := k.twice()
		if _, err := k.merge(a, b, nil); err != nil {
			k.Fatal(err)
		}
		merged := k.last()
		k.edit(a, db.Set{"phone": "+44 20 7946 0099"})
		k.answers(k.house(k.home.ID), a, guests.Declined, "", "")
		c, err := k.undo(merged)
		if err != nil || c.(change.Undone).Kept == 0 {
			k.Fatalf("undone: %+v, %v", c, err)
		}
		if g := k.person(a); g.Phone != "+44 20 7946 0099" || len(g.Aliases) != 0 || !slices.Equal(g.Diets, db.Words{"vegan"}) {
			k.Errorf("the first is %+v", g)
		}
		if g := k.person(b); g.Phone != "+44 20 7946 0001" || g.HouseholdID != other.ID {
			k.Errorf("the second is %+v", g)
		}
		if one, two := k.invitation(a), k.invitation(b); one.Reply != guests.Declined || two.Reply != guests.Attending || two.MealID == nil || *two.MealID != k.meals[1] {
			k.Errorf("answers %s and %s", one.Reply, two.Reply)
		}
		if k.sits(b) != table || k.sits(a) != "" {
			k.Errorf("the first sits at %q, the second at %q", k.sits(a), k.sits(b))
		}
	})
}

func TestTwoAnswersThatClashAreAskedAbout(t *testing.T) {
	each(t, func(k *kit) {
		a, b, _, table := k.twice()
		k.answers(k.home.Household, a, guests.Declined, "", "")
		seated := k.table("Eight", 8)
		k.edit(a, db.Set{"side": "Amara"})
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { // as it was before they declined
			plan, err := seating.InUse(tx.Read, k.dinner)
			if err != nil {
				return nil, err
			}
			return change.GuestsSeated{}, db.Create(tx, &seating.Assignment{PlanID: plan.ID, HouseholdID: k.home.ID, GuestID: a, TableID: seated})
		})
		_, err := k.merge(a, b, nil)
		var wrong invalid.Fields
		if !errors.As(err, &wrong) || wrong.Of(guests.ReplyField(k.dinner)) != "Both have answered. Say which answer counts." {
			k.Fatalf("not asked: %v", err)
		}
		if _, err := k.merge(a, b, func(m *guests.Merging) {
			m.Replies, m.Name = map[change.ID]string{k.dinner: "b"}, "b"
		}); err != nil {
			k.Fatal(err)
		}
		if in := k.invitation(a); in.Reply != guests.Attending {
			k.Errorf("answered %s", in.Reply)
		}
		if g := k.person(a); g.Name != "Ada Lawsen" || !slices.Equal(g.Aliases, db.Words{"Ada Lawson"}) || g.Side != "Amara" {
			k.Errorf("the one is %+v", g)
		}
		if got := k.sits(a); got != seated || got == table {
			k.Errorf("sits at %q", got)
		}
	})
}
