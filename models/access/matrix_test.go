package access_test

import (
	"testing"

	"convive/models/access"
)

// permissions names every permission once; the test of the matrix walks them.
var permissions = []struct {
	name string
	p    access.Permission
	held string // by whom: h host, p planner, c coordinator, d door, k caterer, v viewer, g household, s screen
}{
	{"ViewEvent", access.ViewEvent, "hpcdkv"},
	{"ViewGuests", access.ViewGuests, "hpcv"},
	{"ViewContacts", access.ViewContacts, "hpc"},
	{"ViewHealth", access.ViewHealth, "hpck"},
	{"ViewPrivateWishes", access.ViewPrivateWishes, "hp"},
	{"ViewSeating", access.ViewSeating, "hpcdkvs"},
	{"ViewRequests", access.ViewRequests, "hpcv"},
	{"ViewReports", access.ViewReports, "hpckv"},
	{"ViewActivity", access.ViewActivity, "hpcv"},
	{"ViewTeam", access.ViewTeam, "hpcv"},
	{"EditGuests", access.EditGuests, "hp"},
	{"ReplyOnBehalf", access.ReplyOnBehalf, "hp"},
	{"SettleRequests", access.SettleRequests, "hpc"},
	{"EditTables", access.EditTables, "hp"},
	{"Seat", access.Seat, "hpc"},
	{"ManageTeam", access.ManageTeam, "hp"},
	{"ManageHosts", access.ManageHosts, "h"},
	{"EditEvent", access.EditEvent, "hp"},
	{"DeleteEvent", access.DeleteEvent, "h"},
	{"Undo", access.Undo, "hp"},
	{"SendMessages", access.SendMessages, "hp"},
	{"CreateEvents", access.CreateEvents, ""},
	{"ManageOrganization", access.ManageOrganization, ""},
	{"OwnHousehold", access.OwnHousehold, "g"},
	{"Signed", access.Signed, ""},
	{"Anyone", access.Anyone, "hpcdkvgs-"},
}

func TestTheMatrixSaysWhoMayDoWhat(t *testing.T) {
	roles := map[rune]access.Role{'h': access.Host, 'p': access.Planner, 'c': access.Coordinator, 'd': access.Door, 'k': access.Caterer,
		'v': access.Viewer, 'g': access.Household, 's': access.Display, '-': access.None}
	for _, c := range permissions {
		held := map[rune]bool{}
		for _, r := range c.held {
			held[r] = true
		}
		for short, role := range roles {
			if got := access.Of(role).Has(c.p); got != held[short] {
				t.Errorf("%q has %s: %v", role, c.name, got)
			}
		}
		if !access.Of(access.System).Has(c.p) {
			t.Errorf("Convive itself lacks %s", c.name)
		}
	}
}

func TestEveryPermissionIsAnotherBit(t *testing.T) {
	var all access.Permission
	for i, c := range permissions {
		if c.p != 1<<i {
			t.Errorf("%s is %b; a new permission belongs into this test's table at its place", c.name, c.p)
		}
		all |= c.p
	}
	if access.Anyone != 1<<(len(permissions)-1) {
		t.Error("Anyone is no longer the last: the table misses a permission")
	}
	if all.Has(all<<1) || !all.Has(0) {
		t.Error("Has is wrong about several at once")
	}
}

func TestTheOrganizationsRolesSayWhoMakesEvents(t *testing.T) {
	for role, want := range map[access.OrganizationRole][2]bool{access.Owner: {true, true}, access.Staff: {true, false}, "": {false, false}} {
		can := access.OfOrganization(role)
		if got := [2]bool{can.Has(access.CreateEvents), can.Has(access.ManageOrganization)}; got != want {
			t.Errorf("%q makes events, manages: %v", role, got)
		}
		if can.Has(access.ViewEvent) {
			t.Errorf("%q sees an event without a role in it", role)
		}
	}
}

func TestATeamLinkGivesRolesOfPeopleOnly(t *testing.T) {
	for _, r := range access.TeamRoles {
		if !r.Valid() {
			t.Errorf("%q can't be given", r)
		}
	}
	for _, r := range []access.Role{access.None, access.Household, access.Display, access.System, "HOST", "owner"} {
		if r.Valid() {
			t.Errorf("%q can be given", r)
		}
	}
}

func TestNobodyWhoInvitesLacksWhatTheyGive(t *testing.T) {
	for _, giver := range access.TeamRoles {
		for _, given := range access.TeamRoles {
			may := access.Of(giver).Has(access.ManageTeam)
			if given == access.Host {
				may = access.Of(giver).Has(access.ManageHosts)
			}
			if may && !access.Of(giver).Has(access.Of(given)) {
				t.Errorf("a %s makes a %s, who may do more", giver, given)
			}
		}
	}
}
