package live_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/team"
)

// TestAnEndOfAuthorityEndsItsStreams holds to the millisecond, on a clock of its own, how soon a stream ends whose
// authority has: one second where it was taken, two at another process on the same database, which nobody told of it.
func TestAnEndOfAuthorityEndsItsStreams(t *testing.T) {
	for name, is := range map[string]struct {
		end  func(*house, access.Looker)
		says string
	}{
		"removed":      {func(h *house, who access.Looker) { h.leave(who) }, `<main id="main">Gone</main>`},
		"another role": {func(h *house, who access.Looker) { h.appoint(who, access.Viewer) }, "{}"},
		"signed out":   {func(h *house, who access.Looker) { h.signOut(who) }, `<main id="main">Signed out</main>`},
		"signed out for all": {func(h *house, who access.Looker) {
			h.must(accounts.SignOutEverywhere(background, h.db, ownScope(who), change.CommandID{}))
		}, `<main id="main">Signed out</main>`},
		"the event deleted": {func(h *house, _ access.Looker) { h.drop() }, `<main id="main">Deleted</main>`},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := newHouse(t, "sqlite")
				who := h.member(access.Host)
				elsewhere := h.process(dbtest.Open(t, h.config))
				here, there := h.open(h.hub, who, access.Host), h.open(elsewhere, who, access.Host)
				time.Sleep(5*time.Second + 100*time.Millisecond) // both processes have looked, and just did
				synctest.Wait()
				is.end(h, who)
				began := time.Now()
				for _, b := range []struct {
					*browser
					where  string
					within time.Duration
				}{{here, "here", time.Second}, {there, "elsewhere", 2 * time.Second}} {
					time.Sleep(time.Until(began.Add(b.within)))
					synctest.Wait()
					select {
					case <-b.read:
					default:
						t.Fatalf("%s it is open after %v", b.where, b.within)
					}
					if b.types("convive-signed-out")+b.types("convive-reload") != 1 || !strings.Contains(b.saw(0), is.says) {
						t.Errorf("%s it was told\n%s", b.where, b.saw(0))
					}
				}
			})
		})
	}
}

func TestASessionThatIsOverEndsItsStreams(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newHouse(t, "sqlite")
		who := h.member(access.Host)
		h.must(accounts.Sessions{DB: h.db}.Store(background, who.Session, who.Actor.ID, nil, time.Now().Add(time.Minute)))
		b := h.open(h.hub, who, access.Host)
		time.Sleep(50 * time.Second)
		synctest.Wait()
		if n := h.hub.Streams(); n != 1 {
			t.Fatalf("%d streams are open", n)
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		if n := b.types("convive-signed-out"); n != 1 || h.hub.Streams() != 0 {
			t.Errorf("it was told %d times, and %d streams are open", n, h.hub.Streams())
		}
	})
}

func ownScope(who access.Looker) access.Scope {
	return access.Scope{Looker: access.Looker{Actor: who.Actor}, Place: access.AtAccount, Role: access.System, Can: access.Of(access.System)}
}

// signOut ends a session as a browser's sign-out does.
func (h *house) signOut(who access.Looker) {
	h.t.Helper()
	h.must(accounts.Sessions{DB: h.db}.Remove(background, who.Session))
	h.hub.EndSession(who.Session)
	h.must(accounts.Left(background, h.db, who.Actor.ID))
}

// appoint gives somebody another role.
func (h *house) appoint(who access.Looker, role access.Role) {
	h.t.Helper()
	h.member(access.Host) // who remains
	h.do(func(tx *db.Tx) (change.Change, error) {
		row, err := db.From[team.Role](tx.Read).Where("account_id = ?", string(who.Actor.ID)).First()
		if err != nil {
			return nil, err
		}
		return change.MemberRoleChanged{Account: who.Actor.ID, Role: string(role)}, db.Update(tx, &row, db.Set{"role": role})
	})
}

// drop deletes the event.
func (h *house) drop() {
	h.t.Helper()
	at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: h.org, Role: access.System, Can: access.Of(access.System)}
	_, err := h.db.Mutate(background, at, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		return change.EventDeleted{Event: h.event}, tx.DropEvent(h.org, h.event)
	})
	h.must(err)
}
