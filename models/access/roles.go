// Package access says who may do what: roles, permissions and the one table that joins them, and the Scope under
// which every read and write happens. It imports nothing but change. Who holds which role is stored in rows that
// models/db reads; nothing here remembers anybody.
package access

// Role is what someone is in an event. Owners are hosts in every event of their organization.
type Role string

const (
	None        Role = ""
	Host        Role = "host"
	Planner     Role = "planner"
	Coordinator Role = "coordinator"
	Door        Role = "door"
	Caterer     Role = "caterer"
	Viewer      Role = "viewer"
	Household   Role = "household" // a guest, by personal link or reply code
	Display     Role = "display"   // a screen at the venue, by its link
	System      Role = "system"    // Convive itself and the command line
)

// TeamRoles are the roles that a Team link can give, the most trusted first.
var TeamRoles = []Role{Host, Planner, Coordinator, Door, Caterer, Viewer}

// Valid says whether a Team link can give the role.
func (r Role) Valid() bool {
	for _, known := range TeamRoles {
		if r == known {
			return true
		}
	}
	return false
}

// OrganizationRole is what someone is in an organization.
type OrganizationRole string

const (
	Owner OrganizationRole = "owner" // host in every event
	Staff OrganizationRole = "staff" // makes events, is host of those
)
