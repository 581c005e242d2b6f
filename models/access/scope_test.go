package access_test

import (
	"testing"

	"convive/models/access"
	"convive/models/change"
)

func TestAScopeWritesToItsPlacesFeed(t *testing.T) {
	by := access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: "a"}}
	for _, c := range []struct {
		scope access.Scope
		want  change.Feed
	}{
		{access.SystemAt("o", "e", by.Actor), change.EventFeed("e")},
		{access.Scope{Looker: by, Place: access.AtOrganization, Organization: "o", Event: "e"}, change.OrganizationFeed("o")},
		{access.Scope{Looker: by, Place: access.AtAccount, Organization: "o"}, change.AccountFeed("a")},
		{access.Installation(by.Actor), change.Installation},
	} {
		if got := c.scope.Feed(); got != c.want {
			t.Errorf("%s: %s, want %s", c.scope.Place, got, c.want)
		}
	}
}

func TestASharedScopeForgetsThePerson(t *testing.T) {
	s := access.Scope{Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: "a"}, Session: "s", Generation: 3},
		Place: access.AtEvent, Organization: "o", Event: "e", Household: "h", Role: access.Host, Can: access.Of(access.Host), Needs: access.Seat}
	want := access.Scope{Place: access.AtEvent, Organization: "o", Event: "e", Household: "h", Role: access.Host, Can: access.Of(access.Host)}
	if got := s.Shared(); got != want {
		t.Errorf("got %+v", got)
	}
}

func TestNeedingAPermissionDoesNotGiveIt(t *testing.T) {
	s := access.Scope{Role: access.Viewer, Can: access.Of(access.Viewer)}.Needing(access.EditGuests)
	if s.Needs != access.EditGuests || s.Allows(access.EditGuests) || !s.Allows(access.ViewGuests) {
		t.Errorf("got %+v", s)
	}
}
