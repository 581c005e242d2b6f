package access

import (
	"errors"

	"convive/models/change"
)

// Errors of authority. What is foreign looks like what is absent, so db.ErrNotFound stands for both.
var (
	ErrForbidden = errors.New("access: the role does not allow this")
	ErrSignedOut = errors.New("access: the person is no longer known here")
)

// Place is where a scope reaches: one event, one organization, one account, or the installation's own tables.
type Place string

const (
	AtInstallation Place = "installation"
	AtOrganization Place = "organization"
	AtAccount      Place = "account"
	AtEvent        Place = "event"
)

// Looker is somebody whose authority is read from rows: an account through a session, a household through a grant,
// or a screen through its link.
type Looker struct {
	Actor      change.Actor
	Session    string    // hash of the session's token; "" when the authority is the grant alone
	Generation int64     // of a household's personal link
	Part       change.ID // the household whose link or code it came by, where that one is a part of the actor's; else ""
}

// Scope is who acts, where, and what they may do there. It is made by the web layer and the command line from stored
// rows, and every read and write carries one.
type Scope struct {
	Looker
	Place        Place
	Organization change.ID
	Event        change.ID
	Household    change.ID // set for guests: only their own rows
	Role         Role
	Can          Permission
	Needs        Permission // what the command asks for; judged again inside the transaction
}

// Installation is the scope of Convive's own tables: accounts, organizations, the list of events.
func Installation(by change.Actor) Scope {
	return Scope{Looker: Looker{Actor: by}, Place: AtInstallation, Can: Of(System), Role: System}
}

// SystemAt is Convive's own scope in one event.
func SystemAt(organization, event change.ID, by change.Actor) Scope {
	return Scope{Looker: Looker{Actor: by}, Place: AtEvent, Organization: organization, Event: event, Role: System, Can: Of(System)}
}

// Feed is the log that this scope writes to.
func (s Scope) Feed() change.Feed {
	switch s.Place {
	case AtEvent:
		return change.EventFeed(s.Event)
	case AtOrganization:
		return change.OrganizationFeed(s.Organization)
	case AtAccount:
		return change.AccountFeed(s.Actor.ID)
	default:
		return change.Installation
	}
}

// Allows says whether the scope holds the permissions.
func (s Scope) Allows(p Permission) bool { return s.Can.Has(p) }

// Needing is the scope of a command that asks for a permission.
func (s Scope) Needing(p Permission) Scope {
	s.Needs = p
	return s
}

// Shared is the scope without the person: what a shared rendering may see. Nothing personal can be read under it.
func (s Scope) Shared() Scope {
	s.Looker = Looker{}
	s.Needs = 0
	return s
}
