package transfer_test

import (
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/guests"
	"convive/models/questions"
	"convive/models/replies"
)

func TestWhatHostsAskedWhatWasAnsweredAndWhoWroteWithoutAnInvitationLeaveWithTheEvent(t *testing.T) {
	d, s := seeded(t, "sqlite")
	do := func(rule func(*db.Tx) (change.Change, error)) change.Change {
		e, err := d.Mutate(background, s, change.CommandID{}, rule)
		must(t, err)
		return e.Change
	}
	asked := do(func(tx *db.Tx) (change.Change, error) {
		return questions.Add(tx, questions.Draft{Asks: "Which bus of the two?", AnswerKind: questions.Several, Options: "Early\nLate", Per: questions.Person})
	}).(change.QuestionAdded).Question
	cots := do(func(tx *db.Tx) (change.Change, error) {
		return questions.Add(tx, questions.Draft{Asks: "How many cots?", AnswerKind: questions.Number, Per: questions.Household, AtLeast: "1", AtMost: "5"})
	}).(change.QuestionAdded).Question
	var household change.ID
	do(func(tx *db.Tx) (change.Change, error) {
		g, err := db.From[guests.Guest](tx.Read).Order("id").First()
		if err != nil {
			return nil, err
		}
		household = g.HouseholdID
		return change.ReplySent{Household: household}, db.Create(tx,
			&questions.Answer{QuestionID: asked, HouseholdID: household, GuestID: &g.ID, About: g.ID, Said: db.Words{"Early", "Late"}},
			&questions.Answer{QuestionID: asked, HouseholdID: household, About: household, Said: db.Words{"Whenever"}})
	})
	letter := do(func(tx *db.Tx) (change.Change, error) {
		return replies.Write(tx, replies.Writing{Name: "Tante Uma", Words: "With Ada, as always", Reach: "uma@example.org"})
	}).(change.UnmatchedWritten).Letter
	do(func(tx *db.Tx) (change.Change, error) {
		return replies.Link(tx, letter, replies.Linking{Version: 1, Household: household})
	})

	data := export(t, d, s)
	there := dbtest.New(t, "postgres")
	org := founded(t, there)
	id, err := bring(there, org, data)
	must(t, err)
	at := access.SystemAt(org.Organization, id, convive)
	if again := export(t, there, at); string(again) != string(data) {
		t.Errorf("came back otherwise: %s", differ(string(data), string(again)))
	}
	must(t, there.Read(background, at, func(r *db.Read) error {
		answers, err := db.All[questions.Answer](r, "id")
		must(t, err)
		bounded, err := db.From[questions.Question](r).Where("asks = ?", "How many cots?").First()
		must(t, err)
		if bounded.AtLeast != 1 || bounded.AtMost != 5 || bounded.ID == cots {
			t.Errorf("the question with bounds is %+v", bounded)
		}
		letters, err := db.All[replies.Letter](r, "id")
		must(t, err)
		if len(answers) != 2 || len(letters) != 1 || letters[0].HouseholdID == nil || *letters[0].HouseholdID != answers[0].HouseholdID {
			t.Fatalf("there are %+v and %+v", answers, letters)
		}
		for _, a := range answers {
			if a.GuestID != nil && (a.About != *a.GuestID || strings.Join(a.Said, " ") != "Early Late") || a.GuestID == nil && a.About != a.HouseholdID {
				t.Errorf("an answer is %+v", a)
			}
		}
		return nil
	}))
}
