package activity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"convive/models/activity"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// replied are the replies that the page of a household tells, with what they did.
func (k *kit) replied(household change.ID) string { return k.sentOf(household, "") }

// repliedFor are those that the page of a guest tells.
func (k *kit) repliedFor(guest change.ID) string { return k.sentOf("", guest) }

func (k *kit) sentOf(household, guest change.ID) string {
	k.Helper()
	var all []string
	k.read(k.anna, func(r *db.Read) error {
		sent, err := activity.SentBy(r, household, 20)
		if guest != "" {
			sent, err = activity.SentFor(r, k.person(guest), 20)
		}
		for _, s := range sent {
			var rows []string
			for _, row := range s.Changes {
				for _, f := range row.Fields {
					if f.Column == "reply" || f.Column == "note" {
						rows = append(rows, row.Name+" "+strings.Join(f.Became, ""))
					}
				}
			}
			slices.Sort(rows)
			all = append(all, fmt.Sprintf("%d %s", s.Seq, strings.Join(rows, ", ")))
		}
		return err
	})
	return strings.Join(all, "; ")
}

// history are the newest entries that a household's page tells.
func (k *kit) history(household change.ID) (seqs []int64) {
	k.Helper()
	k.read(k.anna, func(r *db.Read) error {
		lines, err := activity.Concerning(r, household, 0, 20)
		for _, l := range lines {
			seqs = append(seqs, l.Seq)
		}
		return err
	})
	return seqs
}

func TestTheHistoryOfWhoWasSplitOffGoesWithThemAndStays(t *testing.T) {
	each(t, func(k *kit) {
		ada, kit := k.home.People[0].ID, k.home.People[1].ID
		made := k.last()
		k.answers(k.home.Household, ada, guests.Attending, k.meals[0], "We both come")
		first := k.last()
		k.answers(k.home.Household, kit, guests.Declined, "", "We both come")
		second := k.last()
		k.edit(ada, db.Set{"phone": "+44 20 7946 0001"})
		edited := k.last()
		c, err := k.split(k.home.ID, guests.Split{Guests: []change.ID{kit}})
		if err != nil {
			k.Fatal(err)
		}
		split, own := k.last(), k.house(c.(change.HouseholdSplit).Household)
		expect := func(what string, got, want any) {
			k.Helper()
			if fmt.Sprint(got) != fmt.Sprint(want) {
				k.Errorf("%s: %v, want %v", what, got, want)
			}
		}
		expect("the sentence", k.says(split), "<Anna> made Kit Lawson of The Ada Lawson a household of their own")
		expect("where they were", k.replied(k.home.ID), fmt.Sprintf("%d Kit Lawson declined; %d Ada Lawson attending, The Ada Lawson We both come", second, first))
		expect("where they are", k.replied(own.ID), fmt.Sprintf("%d Kit Lawson declined", second))
		expect("who left", k.repliedFor(kit), fmt.Sprintf("%d Kit Lawson declined", second))
		expect("the changes where they were", k.history(k.home.ID), []int64{split, edited, second, first, made})
		expect("the changes where they are", k.history(own.ID), []int64{split, second})

		k.answers(own, kit, guests.Attending, k.meals[1], "")
		third := k.last()
		expect("where they are, later", k.replied(own.ID), fmt.Sprintf("%d Kit Lawson attending; %d Kit Lawson declined", third, second))
		expect("where they were, later", k.replied(k.home.ID), fmt.Sprintf("%d Kit Lawson declined; %d Ada Lawson attending, The Ada Lawson We both come", second, first))
		if _, err := k.undo(split); err != nil {
			k.Fatal(err)
		}
		expect("back again", k.repliedFor(kit), fmt.Sprintf("%d Kit Lawson attending; %d Kit Lawson declined", third, second))
		expect("back at home", k.replied(k.home.ID), fmt.Sprintf("%d Kit Lawson attending; %d Kit Lawson declined; %d Ada Lawson attending, The Ada Lawson We both come", third, second, first))
	})
}

func TestTheHistoryOfAHouseholdThatBecameAPartIsToldWhole(t *testing.T) {
	each(t, func(k *kit) {
		other := k.household("Ben Moor")
		k.answers(other.Household, other.People[0].ID, guests.Attending, k.meals[0], "With pleasure")
		first := k.last()
		if _, err := k.join(k.home.ID, other.ID, nil); err != nil {
			k.Fatal(err)
		}
		merged := k.last()
		if got, want := k.replied(k.home.ID), fmt.Sprintf("%d Ben Moor attending, The Ben Moor With pleasure", first); got != want {
			k.Errorf("told %q, want %q", got, want)
		}
		if got := k.says(merged); got != "<Anna> made The Ben Moor a part of The Ada Lawson" {
			k.Errorf("said %q", got)
		}
		if got := k.history(k.home.ID); !slices.Contains(got, first) || !slices.Contains(got, merged) {
			k.Errorf("the history is %v", got)
		}
	})
}

func TestWhatWasSaidOfAGuestIsToldOfTheOneWhomTheyTurnedOutToBe(t *testing.T) {
	each(t, func(k *kit) {
		a, b, other, _ := k.twice()
		said := k.replied(other.ID)
		if _, err := k.merge(a, b, nil); err != nil {
			k.Fatal(err)
		}
		merged := k.last()
		first := strings.Split(said, " ")[0]
		want := first + " Ada Lawsen attending"
		for where, got := range map[string]string{"the guest": k.repliedFor(a), "their household": k.replied(k.home.ID)} {
			if got != want {
				k.Errorf("%s is told %q, want %q", where, got, want)
			}
		}
		if got := k.replied(other.ID); got != said {
			k.Errorf("where they were is told %q, want %q", got, said)
		}
		k.Log("who stays turns out to be a third one")
		third := k.household("Ada L.")
		if _, err := k.merge(third.People[0].ID, a, nil); err != nil {
			k.Fatal(err)
		}
		last := k.last()
		if got := k.repliedFor(third.People[0].ID); got != want {
			k.Errorf("the third one is told %q, want %q", got, want)
		}
		for _, seq := range []int64{last, merged} {
			if _, err := k.undo(seq); err != nil {
				k.Fatal(err)
			}
		}
		if one, two := k.repliedFor(a), k.repliedFor(b); one != "" || two != want {
			k.Errorf("two again, the first is told %q, the second %q", one, two)
		}
	})
}

func TestAMoveSaysFromWhereAndAMergeWhoStays(t *testing.T) {
	each(t, func(k *kit) {
		kit, other := k.home.People[1], k.household("Ben Moor")
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			return guests.Move(tx, []byte("secret"), guests.Moving{Guests: []change.ID{kit.ID}, To: other.ID})
		})
		moved := k.last()
		if got := k.says(moved); got != "<Anna> moved Kit Lawson from The Ada Lawson to The Ben Moor" {
			k.Errorf("said %q", got)
		}
		for _, home := range []change.ID{k.home.ID, other.ID} {
			if got := k.history(home); got[0] != moved {
				k.Errorf("a history begins with %v, not with the move", got)
			}
		}
		if _, err := k.merge(kit.ID, other.People[0].ID, nil); err != nil {
			k.Fatal(err)
		}
		if got := k.says(k.last()); got != "<Anna> merged Ben Moor into Kit Lawson" {
			k.Errorf("said %q", got)
		}
	})
}
