package access

// Permission is one thing that a role may do. The constants are the only ones there are.
type Permission uint64

const (
	ViewEvent          Permission = 1 << iota // the event's name, occasions, counts
	ViewGuests                                // names, sides, tags, replies
	ViewContacts                              // e-mail, phone, address, reply codes, personal links
	ViewHealth                                // diets, allergies, access needs
	ViewPrivateWishes                         // private wishes and their reasons
	ViewSeating                               // tables and who sits where
	ViewRequests                              // what guests ask
	ViewReports                               // headcounts, meals, lists
	ViewActivity                              // who did what
	ViewTeam                                  // who else is here, and their roles
	EditGuests                                // guests, households, invitations, imports
	ReplyOnBehalf                             // enter a guest's reply
	SettleRequests                            // resolve, decline, reopen
	EditTables                                // make, change and remove tables
	Seat                                      // assign, move and unseat guests
	ManageTeam                                // invite, change and remove everybody but hosts
	ManageHosts                               // invite, change and remove hosts
	EditEvent                                 // dates, deadline, languages, occasions
	DeleteEvent                               //
	Undo                                      // take back a Change
	SendMessages                              // write to guests, and see what was sent
	CreateEvents                              // make events in the organization
	ManageOrganization                        // its members
	OwnHousehold                              // read and answer one's own invitation
	Signed                                    // any account that is signed in
	Anyone                                    // no authority needed
)

const (
	everything = ViewEvent | ViewGuests | ViewContacts | ViewHealth | ViewPrivateWishes | ViewSeating | ViewRequests | ViewReports |
		ViewActivity | ViewTeam | EditGuests | ReplyOnBehalf | SettleRequests | EditTables | Seat | ManageTeam | ManageHosts |
		EditEvent | DeleteEvent | Undo | SendMessages
	readsAll = ViewEvent | ViewGuests | ViewContacts | ViewHealth | ViewSeating | ViewRequests | ViewReports | ViewActivity | ViewTeam
)

// matrix is who may do what in an event; everybody who is signed in also holds Signed and Anyone.
var matrix = map[Role]Permission{
	Host:        everything,
	Planner:     everything &^ (DeleteEvent | ManageHosts),
	Coordinator: readsAll | SettleRequests | Seat,
	Door:        ViewEvent | ViewSeating,
	Caterer:     ViewEvent | ViewSeating | ViewHealth | ViewReports,
	Viewer:      ViewEvent | ViewGuests | ViewSeating | ViewRequests | ViewReports | ViewActivity | ViewTeam,
	Household:   OwnHousehold,
	Display:     ViewSeating,
	System:      ^Permission(0),
}

// organizationMatrix is who may do what in an organization.
var organizationMatrix = map[OrganizationRole]Permission{
	Owner: CreateEvents | ManageOrganization,
	Staff: CreateEvents,
}

// Of returns the permissions of a role in an event.
func Of(r Role) Permission { return matrix[r] | Anyone }

// OfOrganization returns the permissions of a role in an organization.
func OfOrganization(r OrganizationRole) Permission { return organizationMatrix[r] | Anyone }

// Has says whether all of the wanted permissions are held.
func (p Permission) Has(wanted Permission) bool { return p&wanted == wanted }
