package access_test

import (
	"testing"

	"convive/models/access"
)

func TestAPermissionIsCalledAsItsConstant(t *testing.T) {
	for p, want := range map[access.Permission]string{
		access.ViewEvent: "ViewEvent", access.ViewTeam: "ViewTeam", access.Undo: "Undo", access.Seat: "Seat", access.OwnHousehold: "OwnHousehold", access.Anyone: "Anyone",
		access.ViewGuests | access.EditGuests: "ViewGuests+EditGuests", access.Anyone << 1: "0x4000000", 0: "",
	} {
		if got := p.String(); got != want {
			t.Errorf("%d is called %q, want %q", uint64(p), got, want)
		}
	}
}
