package activity_test

import (
	"slices"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/invalid"
)

func TestDetailsSayWhatWasAndWhatBecame(t *testing.T) {
	each(t, func(k *kit) {
		asked := k.ask("A high chair")
		yes := k.reply(false, 0, guests.Attending, k.meals[0])
		for _, c := range []struct {
			name string
			seq  int64
			want []string
		}{
			{"a household that came", 2, []string{
				"guests Ada Lawson came", "guests Kit Lawson came", "households The Ada Lawson came", "invitations Ada Lawson came", "invitations Kit Lawson came",
			}},
			{"a request that came", asked.Seq, []string{"guest_requests The Ada Lawson came"}},
			{"its outcome", k.resolve(asked, "Of course").Seq, []string{
				"guest_requests The Ada Lawson: answer  -> Of course", "guest_requests The Ada Lawson: status open -> resolved",
			}},
			{"a first reply", yes.Seq, []string{
				"invitations Ada Lawson: meal_id  -> Beef", "invitations Ada Lawson: reply pending -> attending", "invitations Ada Lawson: source  -> web", "replies The Ada Lawson came",
			}},
			{"another meal, on paper", k.reply(true, 0, guests.Attending, k.meals[1]).Seq, []string{
				"invitations Ada Lawson: meal_id Beef -> Lentils", "invitations Ada Lawson: source web -> paper",
			}},
			{"a changed mind", k.reply(true, 0, guests.Declined, "").Seq, []string{
				"invitations Ada Lawson: meal_id Lentils -> ", "invitations Ada Lawson: reply attending -> declined",
			}},
			{"words and numbers", k.do(k.anna, k.tagged("choir", "work")).Seq, []string{"guests Kit Lawson: age_years  -> 8", "guests Kit Lawson: tags  -> choir, work"}},
		} {
			got := slices.DeleteFunc(k.details(k.as(access.Host), c.seq), func(line string) bool { return strings.HasPrefix(line, "replies The Ada Lawson: ") })
			if !slices.Equal(got, c.want) {
				k.Errorf("%s: got %q, want %q", c.name, got, c.want)
			}
		}
	})
}

// tagged writes Kit's tags and age, as the guest list's form does.
func (k *kit) tagged(tags ...string) rule {
	return func(tx *db.Tx) (change.Change, error) {
		g, err := db.Find[guests.Guest](tx.Read, k.home.People[1].ID)
		if err != nil {
			return nil, err
		}
		years := int64(8)
		return change.GuestEdited{Guest: g.ID, Household: g.HouseholdID}, db.Update(tx, &g, db.Set{"tags": db.Words(tags), "age_years": &years})
	}
}

func TestDetailsLeaveOutWhatTheReaderMayNotSee(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.home.People[1].ID
		asked := k.ask("A high chair")
		resolved := k.resolve(asked, "Of course").Seq
		e := k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			g, err := db.Find[guests.Guest](tx.Read, kit)
			if err != nil {
				return nil, err
			}
			d := guests.EditOfGuest(g, nil)
			d.Side, d.Phone, d.DietNote, d.Email, d.Note = "B", "1234", "nuts", "kit@example.org", "late"
			return guests.EditGuest(tx, kit, d)
		}).Seq
		b := k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, k.home.ID)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"list": guests.ListB, "city": "Fairhaven", "link_hash": "secret"})
		}).Seq
		columns := func(r access.Role, seq int64) string {
			var all []string
			for _, line := range k.details(k.as(r), seq) {
				_, rest, _ := strings.Cut(line, ": ")
				column, _, _ := strings.Cut(rest, " ")
				all = append(all, column)
			}
			return strings.Join(all, " ")
		}
		for _, c := range []struct {
			role access.Role
			seq  int64
			want string
		}{
			{access.Host, e, "diet_note email note phone side"}, {access.Coordinator, e, "diet_note email note phone side"}, {access.Viewer, e, "side"},
			{access.Caterer, e, "diet_note side"}, {access.Host, b, "city list"}, {access.Coordinator, b, "city"}, {access.Viewer, b, ""},
			{access.Host, resolved, "answer status"}, {access.Viewer, resolved, "status"},
		} {
			if got := columns(c.role, c.seq); got != c.want {
				k.Errorf("%s sees %q of entry %d, want %q", c.role, got, c.seq, c.want)
			}
		}
	})
}

func TestDetailsNameRowsThatAreGone(t *testing.T) {
	each(t, func(k *kit) {
		edit := k.do(k.anna, k.tagged("choir"))
		gone := k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, k.home.ID) })
		if got, want := k.details(k.anna, edit.Seq), []string{"guests Kit Lawson: age_years  -> 8", "guests Kit Lawson: tags  -> choir"}; !slices.Equal(got, want) {
			k.Errorf("an edit of before: %q", got)
		}
		got := k.details(k.anna, gone.Seq)
		for _, want := range []string{"guests Ada Lawson went", "guests Kit Lawson went", "households The Ada Lawson went"} {
			if !slices.Contains(got, want) {
				k.Errorf("of the removal: %q", got)
			}
		}
	})
}

func refusal(err error) string {
	if no, ok := err.(invalid.Refusal); ok {
		return no.Text
	}
	return "no refusal"
}

func TestWhatCanNotBeTakenBackSaysWhy(t *testing.T) {
	each(t, func(k *kit) {
		asked := k.ask("A high chair")
		resolved := k.resolve(asked, "Yes")
		const final, nothing = "This can't be taken back.", "There is nothing left to take back: it was undone or changed since."
		for name, seq := range map[string]int64{"what a guest asked": asked.Seq, "what a guest replied": k.reply(false, 0, guests.Attending, "").Seq} {
			if _, err := k.undo(seq); refusal(err) != final {
				k.Errorf("%s: %v", name, err)
			}
		}
		c, err := k.undo(resolved.Seq)
		want := change.Undone{Seq: resolved.Seq, What: "requests.resolved"}
		if got, _ := c.(change.Undone); err != nil || got.Seq != want.Seq || got.What != want.What || got.Kept != 0 || !slices.Equal(got.Of, resolved.Change.Topics()) {
			k.Errorf("got %#v, %v", c, err)
		}
		if _, err := k.undo(resolved.Seq); refusal(err) != nothing {
			k.Errorf("a second time: %v", err)
		}
		later := k.resolve(asked, "Again")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, k.home.ID) })
		if _, err := k.undo(later.Seq); refusal(err) != nothing {
			k.Errorf("of a request that is gone: %v", err)
		}
	})
}

func TestUndoLeavesWhatWasChangedSinceAndSaysHowMuch(t *testing.T) {
	each(t, func(k *kit) {
		kit := k.home.People[1].ID
		first := k.do(k.anna, k.tagged("choir"))
		k.do(k.anna, k.tagged("band"))
		c, err := k.undo(first.Seq)
		if got, _ := c.(change.Undone); err != nil || got.Kept != 1 {
			k.Errorf("got %#v, %v", c, err)
		}
		k.read(k.anna, func(r *db.Read) error {
			g, err := db.Find[guests.Guest](r, kit)
			if !slices.Equal(g.Tags, db.Words{"band"}) || g.AgeYears != nil {
				k.Errorf("Kit has %v and is %v", g.Tags, g.AgeYears)
			}
			return err
		})
		if got, want := k.details(k.anna, first.Seq+2), []string{"guests Kit Lawson: age_years 8 -> "}; !slices.Equal(got, want) {
			k.Errorf("the undo's own rows: %q", got)
		}
	})
}

func TestANewHouseholdThatAskedSomethingStaysWhenItsComingIsTakenBack(t *testing.T) {
	each(t, func(k *kit) {
		k.ask("A high chair")
		if _, err := k.undo(2); refusal(err) != "There is nothing left to take back: it was undone or changed since." {
			k.Errorf("the household's: %v", err)
		}
		k.household("Mia")
		if _, err := k.undo(4); err != nil {
			k.Errorf("one that did nothing since: %v", err)
		}
		k.read(k.anna, func(r *db.Read) error {
			all, err := db.All[guests.Household](r, "id")
			if len(all) != 1 || all[0].ID != k.home.ID {
				k.Errorf("left are %v", all)
			}
			return err
		})
	})
}
