package access

import (
	"fmt"
	"strings"
)

// names are the permissions in the order of their constants.
var names = []string{
	"ViewEvent", "ViewGuests", "ViewContacts", "ViewHealth", "ViewPrivateWishes", "ViewSeating", "ViewRequests", "ViewReports", "ViewActivity",
	"ViewTeam", "EditGuests", "ReplyOnBehalf", "SettleRequests", "EditTables", "Seat", "ManageTeam", "ManageHosts", "EditEvent", "DeleteEvent",
	"Undo", "SendMessages", "CreateEvents", "ManageOrganization", "OwnHousehold", "Signed", "Anyone",
}

// String names the permissions held, as their constants are called.
func (p Permission) String() string {
	var held []string
	for i, name := range names {
		if p.Has(1 << i) {
			held = append(held, name)
			p &^= 1 << i
		}
	}
	if p != 0 {
		held = append(held, fmt.Sprintf("%#x", uint64(p)))
	}
	return strings.Join(held, "+")
}
