package team

import (
	"errors"
	"slices"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
	"convive/models/organizations"
)

// Refusal says why a link is no longer good; nil while it is.
func (l Link) Refusal(now time.Time) error {
	switch l.State(now) {
	case Used:
		return invalid.Refuse("This link has been used. Each one works once: ask for another.")
	case Revoked:
		return invalid.Refuse("This link was revoked. Ask whoever sent it for another.")
	case Expired:
		return invalid.Refuse("This link is older than seven days and no longer works. Ask whoever sent it for another.")
	}
	return nil
}

// Accept joins an account by a link, in Convive's own scope at the link's event: who joins has no authority there yet.
// The feed's row is held, so that of two who open a link at once one joins.
func Accept(tx *db.Tx, link, account change.ID) (change.Change, error) {
	l, err := db.Find[Link](tx.Read, link)
	if err != nil {
		return nil, err
	}
	if l.UsedBy == account && account != "" {
		return change.None, nil // sent twice
	}
	if err := l.Refusal(tx.Now()); err != nil {
		return nil, err
	}
	if err := stranger(tx.Read, account); err != nil {
		return nil, err
	}
	if err := db.Update(tx, &l, db.Set{"used_by": account, "used_at": change.At(tx.Now())}); err != nil {
		return nil, err
	}
	return Join(tx, account, l.Role)
}

// owns says whether the account owns the event's organization: it is a host here whatever its row says.
func owns(r *db.Read, account change.ID) (bool, error) {
	owners, err := organizations.Owners(r, r.Scope().Organization)
	return slices.Contains(owners, account), err
}

// notOwner refuses steps on who owns the organization: a row of theirs decides nothing.
func notOwner(r *db.Read, account change.ID) error {
	owner, err := owns(r, account)
	if err == nil && owner {
		return invalid.Refuse("Who owns the organization is a host of all its events, and can't be changed here.")
	}
	return err
}

// stranger refuses who is in the team already: a role is changed by the team, not by opening a link.
func stranger(r *db.Read, account change.ID) error {
	n, err := db.From[Role](r).Where("account_id = ?", string(account)).Count()
	if err != nil {
		return err
	}
	owner, err := owns(r, account)
	if err != nil {
		return err
	}
	if n > 0 || owner {
		return invalid.Refuse("You are in this team already. The link is unused; pass it on to whom it is for.")
	}
	return nil
}

// Appoint gives a member another role. Who gives must hold both: the one that is taken and the one that is given.
func Appoint(tx *db.Tx, id change.ID, a Appointment) (change.Change, error) {
	r, err := db.Find[Role](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(mayManage(tx, r.Role), mayManage(tx, a.Role), notUpward(tx, r, a.Role), notOwner(tx.Read, r.AccountID)); err != nil {
		return nil, err
	}
	if a.Version != r.Version && a.Role != r.Role {
		return nil, db.ErrStale{Table: r.TableName(), Row: r.ID} // a step of one click: look again, and click again
	}
	if a.Role != access.Host {
		if err := anotherHost(tx, r); err != nil {
			return nil, err
		}
	}
	if err := db.Update(tx, &r, db.Set{"role": a.Role}); err != nil {
		return nil, err
	}
	if !tx.Wrote() {
		return change.None, nil
	}
	return change.MemberRoleChanged{Account: r.AccountID, Role: string(r.Role)}, revokeOf(tx, r.AccountID, r.Role)
}

// notUpward keeps everybody from raising themselves, whatever the matrix will say one day.
func notUpward(tx *db.Tx, r Role, to access.Role) error {
	if r.AccountID == tx.Scope().Actor.ID && !access.Of(tx.Scope().Role).Has(access.Of(to)) {
		return access.ErrForbidden
	}
	return nil
}

// Remove takes somebody out of the team; their open pages end with it.
func Remove(tx *db.Tx, id change.ID, s Step) (change.Change, error) {
	r, err := db.Find[Role](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(mayManage(tx, r.Role), notOwner(tx.Read, r.AccountID)); err != nil {
		return nil, err
	}
	if s.Version != r.Version {
		return nil, db.ErrStale{Table: r.TableName(), Row: r.ID}
	}
	return leave(tx, r, r.AccountID != tx.Scope().Actor.ID)
}

// Leave takes the one who asks out of the team.
func Leave(tx *db.Tx, _ Leaving) (change.Change, error) {
	r, err := Mine(tx.Read)
	if errors.Is(err, db.ErrNotFound) {
		return nil, invalid.Refuse("You own the organization of this event, so there is no role to give back.")
	}
	if err != nil {
		return nil, err
	}
	return leave(tx, r, false)
}

func leave(tx *db.Tx, r Role, removed bool) (change.Change, error) {
	if err := anotherHost(tx, r); err != nil {
		return nil, err
	}
	if err := errors.Join(db.Delete(tx, &r), revokeOf(tx, r.AccountID, access.None)); err != nil {
		return nil, err
	}
	return change.MemberLeft{Account: r.AccountID, Role: string(r.Role), Removed: removed}, nil
}

// anotherHost refuses to take the last host away where no owner of the organization would be left to do everything.
func anotherHost(tx *db.Tx, r Role) error {
	if r.Role != access.Host {
		return nil
	}
	hosts, err := db.From[Role](tx.Read).Where("role = ? AND id <> ?", access.Host, string(r.ID)).Count()
	if err != nil || hosts > 0 {
		return err
	}
	owners, err := organizations.Owners(tx.Read, tx.Scope().Organization)
	if err != nil || len(owners) > 0 {
		return err
	}
	return invalid.Refuse("This is the last host. Make somebody else a host first.")
}
