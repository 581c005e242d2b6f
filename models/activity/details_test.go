package activity_test

import (
	"slices"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/seating"
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
				"guests Ada Lawson came", "guests Kit Lawson came", "households The Ada Lawson came", "invitations Ada Lawson at Dinner came", "invitations Kit Lawson at Dinner came",
			}},
			{"a request that came", asked.Seq, []string{"guest_requests The Ada Lawson came"}},
			{"its outcome", k.resolve(asked, "Of course").Seq, []string{
				"guest_requests The Ada Lawson: answer  -> Of course", "guest_requests The Ada Lawson: status open -> resolved",
			}},
			{"a first reply", yes.Seq, []string{
				"invitations Ada Lawson at Dinner: meal_id  -> Beef", "invitations Ada Lawson at Dinner: reply pending -> attending", "replies The Ada Lawson: source  -> web",
			}},
			{"another meal, on paper", k.reply(true, 0, guests.Attending, k.meals[1]).Seq, []string{
				"invitations Ada Lawson at Dinner: meal_id Beef -> Lentils", "replies The Ada Lawson: source web -> paper",
			}},
			{"a changed mind", k.reply(true, 0, guests.Declined, "").Seq, []string{
				"invitations Ada Lawson at Dinner: meal_id Lentils -> ", "invitations Ada Lawson at Dinner: reply attending -> declined",
			}},
			{"words and numbers", k.do(k.anna, k.tagged("choir", "work")).Seq, []string{"guests Kit Lawson: age_years  -> 8", "guests Kit Lawson: tags  -> choir, work"}},
		} {
			if got := k.details(k.as(access.Host), c.seq); !slices.Equal(got, c.want) {
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

func TestRowsThatWentAreNamedAfterTheirGuest(t *testing.T) {
	each(t, func(k *kit) {
		ada, kit := k.home.People[0].ID, k.home.People[1].ID
		withdrawn := k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			return guests.Invite(tx, guests.Inviting{Guests: []change.ID{ada}, Withdraw: k.dinner})
		})
		if got, want := k.details(k.as(access.Host), withdrawn.Seq), []string{"invitations Ada Lawson at Dinner went"}; !slices.Equal(got, want) {
			k.Errorf("withdrawn: got %q, want %q", got, want)
		}
		tables := k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			return seating.AddTables(tx, seating.NewTables{Occasion: k.dinner, Count: 1, Seats: 2, Shape: seating.Round})
		}).Change.(change.TablesAdded).Tables
		move := func(from, to change.ID) change.Entry {
			return k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
				return seating.Move(tx, seating.Moving{Occasion: k.dinner, Guests: []string{seating.Premise{Guest: kit, From: from}.String()}, To: string(to)})
			})
		}
		move(seating.Parking, tables[0])
		unseated := move(tables[0], seating.Parking)
		if got, want := k.details(k.as(access.Host), unseated.Seq), []string{"assignments Kit Lawson at Dinner: table_id Table 1 -> "}; !slices.Equal(got, want) {
			k.Errorf("unseated: got %q, want %q", got, want)
		}
	})
}

func TestAnswersOfARemovedGuestStayInTheDetails(t *testing.T) {
	each(t, func(k *kit) {
		replied := k.reply(true, 0, guests.Attending, k.meals[0])
		before := k.details(k.as(access.Host), replied.Seq)
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, k.home.People[0].ID) })
		if after := k.details(k.as(access.Host), replied.Seq); len(after) == 0 || !slices.Equal(after, before) {
			k.Errorf("got %q, want %q", after, before)
		}
	})
}

func TestDetailsShowNoIdsAndNoBareInstants(t *testing.T) {
	each(t, func(k *kit) {
		k.reply(false, 0, guests.Attending, "")
		onBehalf := k.reply(true, 0, guests.Declined, "")
		want := []string{"invitations Ada Lawson at Dinner: reply attending -> declined", "replies The Ada Lawson: source web -> paper"}
		if got := k.details(k.as(access.Host), onBehalf.Seq); !slices.Equal(got, want) {
			k.Errorf("got %q, want %q", got, want)
		}
		posted := k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, k.home.ID)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"sent_by": "paper"})
		})
		if got, want := k.details(k.as(access.Host), posted.Seq), []string{"households The Ada Lawson: sent_by  -> paper"}; !slices.Equal(got, want) {
			k.Errorf("how an invitation goes out: got %q, want %q", got, want)
		}
	})
}
