package handlers_test

import (
	"maps"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
	"convive/models/seating"
	"convive/models/team"
)

// password is long enough; nobody signs in with it here.
const password = "four entirely other words"

// ours is a rule that Convive carries out in our event.
func ours(rule func(*audience, *db.Tx) (change.Change, error)) func(*audience) change.Change {
	return func(a *audience) change.Change {
		return a.w.Mutate(a.w.Ours, func(tx *db.Tx) (change.Change, error) { return rule(a, tx) }).Change
	}
}

func (a *audience) organization() access.Scope {
	s := access.Scope{Place: access.AtOrganization, Organization: a.w.Ours.OrganizationID, Role: access.System, Can: access.Of(access.System)}
	s.Actor = change.Actor{Kind: change.ByConvive}
	return s
}

// last is the newest Change in the log of a scope.
func (a *audience) last(s access.Scope) (c change.Change) {
	a.Helper()
	a.w.Must(a.w.DB.Read(a.Context(), s, func(r *db.Read) error {
		entries, err := r.Log(0, 1)
		if len(entries) > 0 {
			c = entries[0].Change
		}
		return err
	}))
	return c
}

func member(tx *db.Tx, account change.ID) (team.Role, error) {
	return db.From[team.Role](tx.Read).Where("account_id = ?", string(account)).First()
}

// move brings somebody of the first household from one place to another.
func (a *audience) move(tx *db.Tx, from, to change.ID) (change.Change, error) {
	premise := seating.Premise{Guest: a.w.Ours.Guests[0].ID, From: from}
	return seating.Move(tx, seating.Moving{Occasion: a.w.Ours.Occasions[1].ID, Guests: []string{premise.String()}, To: string(to)})
}

// reply answers for the first household: by itself, or on its behalf.
func (a *audience) reply(tx *db.Tx, reply guests.Reply) (change.Change, error) {
	h := a.w.Ours.Households[0].ID
	s, err := replies.Of(tx.Read, h)
	if err != nil {
		return nil, err
	}
	d := s.AllCome(s.Started())
	d.Note, d.Asked, d.Source = a.w.Ours.Note(), true, replies.Paper
	for at, answer := range maps.All(d.Answers) {
		answer.Reply = reply
		d.Answers[at] = answer
	}
	if tx.Scope().Role == access.Household {
		return replies.Send(tx, d)
	}
	return replies.SendOnBehalf(tx, h, d)
}
