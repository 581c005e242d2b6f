package messages_test

import (
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest/postbox"
	"convive/models/events"
	"convive/models/messages"
	"convive/models/team"
)

// member is somebody in the team with an address; they act with the system's hand.
func (k *kit) member(name, email string, role access.Role) access.Scope {
	k.Helper()
	a := accounts.Account{ID: db.NewID(), Name: name, Email: email, EmailKey: email}
	k.do(access.Installation(convive), func(tx *db.Tx) (change.Change, error) {
		if err := db.Create(tx, &a); err != nil {
			return nil, err
		}
		return change.AccountCreated{Account: a.ID}, tx.NewFeed(change.AccountFeed(a.ID))
	})
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) { return team.Join(tx, a.ID, role) })
	return access.SystemAt(k.anna.Organization, k.anna.Event, change.Actor{Kind: change.ByAccount, ID: a.ID})
}

func (k *kit) replyTo(address string) {
	k.Helper()
	k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
		e, err := events.Current(tx.Read)
		if err != nil {
			return nil, err
		}
		return change.SenderEdited{Event: e.ID}, db.Update(tx, &e, db.Set{"reply_to": address})
	})
}

func TestAnswersReachWhoSentTheMessageUnlessTheEventSaysOtherwise(t *testing.T) {
	each(t, func(k *kit) {
		box := postbox.New(t, postbox.Options{})
		s, seen := k.sender(box), 0
		goes := func(what, want string) {
			t.Helper()
			k.clock.Move(messages.Grace)
			k.work(s)
			letters := box.Letters()
			if len(letters) != seen+1 {
				t.Fatalf("%s: %d letters, want one more than %d", what, len(letters), seen)
			}
			seen = len(letters)
			if got := letters[seen-1].Get("Reply-To"); got != want {
				t.Errorf("%s: Reply-To %q, want %q", what, got, want)
			}
		}
		queue := func(as access.Scope, again bool) change.Entry {
			o := k.order(messages.Invitation, "Aubertin")
			o.Again = again
			return k.do(as, queueing(o))
		}
		k.replyTo("")
		queue(k.anna, false)
		goes("nobody has an address", "")

		pia := k.member("Pia", "pia@example.org", access.Planner)
		ben := k.member("Ben", "ben@hosts.example.org", access.Host)
		queue(pia, true)
		goes("a planner sent it", `"Amara & Jonas" <pia@example.org>`)
		queue(k.anna, true)
		goes("who sent it has no address", `"Amara & Jonas" <ben@hosts.example.org>`)
		k.reply("Aubertin")
		goes("a receipt", `"Amara & Jonas" <ben@hosts.example.org>`)
		queue(pia, true)
		k.do(k.anna, func(tx *db.Tx) (change.Change, error) {
			row, err := db.From[team.Role](tx.Read).Where("account_id = ?", string(pia.Actor.ID)).First()
			if err != nil {
				return nil, err
			}
			return change.MemberLeft{Account: pia.Actor.ID, Role: string(row.Role), Removed: true}, db.Delete(tx, &row)
		})
		goes("who sent it has left the team", `"Amara & Jonas" <ben@hosts.example.org>`)
		k.replyTo("us@example.org")
		queue(ben, true)
		goes("the event says so", `"Amara & Jonas" <us@example.org>`)
	})
}
