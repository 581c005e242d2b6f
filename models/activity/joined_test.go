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
)

func TestTwoHouseholdsBecomeOneWithAllThatWasTheirs(t *testing.T) {
	each(t, func(k *kit) {
		_, b, other, table := k.twice()
		k.answers(k.home.Household, k.home.People[1].ID, guests.Attending, k.meals[0], "Kit is nine by then")
		k.do(k.of(other.Household), func(tx *db.Tx) (change.Change, error) {
			return requests.Ask(tx, requests.Asking{Kind: "child", Words: "A lift from the station"})
		})
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			h, err := db.Find[guests.Household](tx.Read, other.ID)
			if err != nil {
				return nil, err
			}
			return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"street": "7 Mill Lane", "city": "Ely", "tags": db.Words{"work"}, "language": "de", "note": "late"})
		})
		before := k.state()
		c, err := k.join(k.home.ID, other.ID, func(j *guests.Joined) { j.Envelope = "made" })
		went := []change.ID{other.People[0].ID, other.People[1].ID, other.People[2].ID}
		slices.Sort(went)
		if got, want := fmt.Sprintf("%+v", c), fmt.Sprintf("%+v", change.HouseholdsMerged{Household: k.home.ID, Gone: other.ID, Guests: went}); err != nil || got != want {
			k.Fatalf("%s, %v; want %s", got, err, want)
		}
		one := k.house(k.home.ID)
		if one.EnvelopeName != "Ada Lawson, Kit Lawson, Ada Lawsen, Ben Moor & Guest" || one.City != "Ely" || one.Language != "de" || one.Note != "late" || !slices.Equal(one.Tags, db.Words{"work"}) {
			k.Errorf("the one is %+v", one)
		}
		if k.sits(b) != table || k.invitation(b).Reply != guests.Attending || k.invitation(b).HouseholdID != k.home.ID {
			k.Errorf("sits at %q, answered %+v", k.sits(b), k.invitation(b))
		}
		if r := k.said(k.home.ID); r.Note != "Kit is nine by then\nWe can't wait" {
			k.Errorf("said %q", r.Note)
		}
		k.read(k.anna, func(r *db.Read) error {
			n, err := db.From[requests.GuestRequest](r).Where("household_id = ?", string(k.home.ID)).Count()
			if n != 2 {
				k.Errorf("%d requests", n)
			}
			return err
		})
		if link, code := k.found(other.Household); link != k.home.ID || code != k.home.ID {
			k.Errorf("the printed link leads to %q, the code to %q", link, code)
		}
		merged := k.last()
		if got := k.says(merged); got != "<Anna> made The Ada Lawsen a part of Ada Lawson, Kit Lawson, Ada Lawsen, Ben Moor & Guest" {
			k.Errorf("said %q", got)
		}
		if c, err := k.undo(merged); err != nil || c.(change.Undone).Kept != 0 {
			k.Fatalf("undone: %+v, %v", c, err)
		}
		if d := differ(before, k.state()); d != "" {
			k.Errorf("after the undo:\n%s", d)
		}
		if link, code := k.found(other.Household); link != other.ID || code != other.ID {
			k.Errorf("then the link leads to %q, the code to %q", link, code)
		}
	})
}

func TestWhatIsPrintedLeadsOnThroughSeveralMergesUntilTheLinkIsRenewed(t *testing.T) {
	each(t, func(k *kit) {
		second, third := k.household("Ben Moor"), k.household("Cleo Nash")
		for _, step := range [][2]change.ID{{second.ID, k.home.ID}, {third.ID, second.ID}} {
			if _, err := k.join(step[0], step[1], nil); err != nil {
				k.Fatal(err)
			}
		}
		for _, h := range []guests.Household{k.home.Household, second.Household, third.Household} {
			if link, code := k.found(h); link != third.ID || code != third.ID {
				k.Errorf("%s leads to %q by its link and %q by its code", h.EnvelopeName, link, code)
			}
		}
		k.read(k.anna, func(r *db.Read) error {
			h, err := guests.Own(k.home.Household).Opens(r.AtInstallation(), k.anna.Event)
			if h.ID != third.ID {
				k.Errorf("who came by the first link is led to %q", h.ID)
			}
			return err
		})
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			return guests.RenewLink(tx, []byte("secret"), third.ID, 1)
		})
		if link, code := k.found(k.home.Household); link != "" || code != third.ID {
			k.Errorf("after the renewal the link leads to %q, the code to %q", link, code)
		}
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveHousehold(tx, third.ID) })
		if _, code := k.found(k.home.Household); code != "" {
			k.Errorf("after the removal the code leads to %q", code)
		}
	})
}

func TestAMergeOfHouseholdsIsTakenBackAroundWhatOthersDidSince(t *testing.T) {
	each(t, func(k *kit) {
		_, b, other, table := k.twice()
		if _, err := k.join(k.home.ID, other.ID, nil); err != nil {
			k.Fatal(err)
		}
		merged := k.last()
		k.edit(b, db.Set{"phone": "+44 20 7946 0042"})
		k.answers(k.house(k.home.ID), b, guests.Declined, "", "Ben comes alone")
		if _, err := k.undo(merged); err != nil {
			k.Fatal(err)
		}
		if g := k.person(b); g.HouseholdID != other.ID || g.Phone != "+44 20 7946 0042" {
			k.Errorf("she is %+v", g)
		}
		if in := k.invitation(b); in.Reply != guests.Declined || in.HouseholdID != other.ID {
			k.Errorf("answered %+v", in)
		}
		if k.sits(b) != table {
			k.Errorf("sits at %q", k.sits(b))
		}
		if link, code := k.found(other.Household); link != other.ID || code != other.ID {
			k.Errorf("the link leads to %q, the code to %q", link, code)
		}
	})
}

func TestAPartOfAHouseholdBecomesOneOfItsOwn(t *testing.T) {
	each(t, func(k *kit) {
		_, b, other, table := k.twice()
		before := k.state()
		c, err := k.split(other.ID, guests.Split{Guests: []change.ID{b}})
		if err != nil {
			k.Fatal(err)
		}
		done := c.(change.HouseholdSplit)
		leaving := []change.ID{b, other.People[2].ID} // whom she brings, without a name, goes with her
		slices.Sort(leaving)
		if done.From != other.ID || !slices.Equal(done.Guests, leaving) {
			k.Errorf("%+v", done)
		}
		own := k.house(done.Household)
		if own.EnvelopeName != "Ada Lawsen & Guest" || own.ReplyCode == other.ReplyCode || own.LinkHash == other.LinkHash || len(own.ReplyCode) != 8 {
			k.Errorf("their own is %+v", own)
		}
		if k.sits(b) != table || k.invitation(b).Reply != guests.Attending || k.invitation(b).HouseholdID != own.ID {
			k.Errorf("sits at %q, answered %+v", k.sits(b), k.invitation(b))
		}
		if one, two := k.said(own.ID), k.said(other.ID); one.SentAt == 0 || one.Note != "" || two.Note != "We can't wait" {
			k.Errorf("they said %+v, the others %+v", one, two)
		}
		k.read(k.anna, func(r *db.Read) error {
			n, err := db.From[requests.GuestRequest](r).Where("household_id = ? AND guest_id = ?", string(own.ID), string(b)).Count()
			if n != 1 {
				k.Errorf("%d requests went with her", n)
			}
			return err
		})
		if _, err := k.undo(k.last()); err != nil {
			k.Fatal(err)
		}
		if d := differ(before, k.state()); d != "" {
			k.Errorf("after the undo:\n%s", d)
		}
	})
}

func TestWhatIsNoMergeAndNoSplitIsRefused(t *testing.T) {
	each(t, func(k *kit) {
		other := k.household("Ben Moor")
		says := func(what string, err error, want string) {
			k.Helper()
			var wrong invalid.Fields
			got := refusal(err)
			if errors.As(err, &wrong) {
				got = wrong[0].Message
			}
			if got != want {
				k.Errorf("%s: %v, want %q", what, err, want)
			}
		}
		_, err := k.join(k.home.ID, k.home.ID, nil)
		says("with itself", err, "Choose another household.")
		_, err = k.join(k.home.ID, other.ID, func(j *guests.Joined) { j.Other++ })
		says("as it was seen before", err, "{name} has been changed meanwhile. Look at both once more.")
		_, err = k.split(k.home.ID, guests.Split{Guests: []change.ID{k.home.People[0].ID, k.home.People[1].ID}})
		says("everybody leaves", err, "Somebody has to stay in {household}.")
		_, err = k.split(k.home.ID, guests.Split{Guests: []change.ID{other.People[0].ID}})
		says("somebody else's", err, "{name} lives in another household by now.")
		_, err = k.merge(k.home.People[0].ID, other.People[0].ID, func(m *guests.Merging) { m.Other-- })
		says("as they were seen before", err, "{name} has been changed meanwhile. Look at both once more.")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return guests.RemoveGuest(tx, other.People[0].ID) })
		m := guests.Merging{Guests: []change.ID{k.home.People[0].ID, other.People[0].ID}, Version: 1, Other: 1}
		_, err = k.d.Mutate(background, k.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return guests.Merge(tx, m) })
		says("who is gone", err, "{name} has been removed meanwhile. Choose again.")
	})
}

func TestAHouseholdThatNobodyIsLeftInGoesWithTheMerge(t *testing.T) {
	each(t, func(k *kit) {
		alone := k.household("Ada Lawson")
		k.answers(alone.Household, alone.People[0].ID, guests.Attending, k.meals[0], "Only me")
		before := k.state()
		c, err := k.merge(k.home.People[0].ID, alone.People[0].ID, nil)
		if done, _ := c.(change.GuestsMerged); err != nil || !slices.Equal(done.Removed, []change.ID{alone.ID}) || !slices.Equal(done.Households, []change.ID{k.home.ID}) {
			k.Fatalf("%+v, %v", c, err)
		}
		if r := k.said(k.home.ID); r.Note != "Only me" || r.SentAt == 0 {
			k.Errorf("said %+v", r)
		}
		if link, code := k.found(alone.Household); link != k.home.ID || code != k.home.ID {
			k.Errorf("the printed link leads to %q, the code to %q", link, code)
		}
		if _, err := k.undo(k.last()); err != nil {
			k.Fatal(err)
		}
		if d := differ(before, k.state()); d != "" {
			k.Errorf("after the undo:\n%s", d)
		}
	})
}
