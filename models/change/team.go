package change

func init() {
	register(MemberInvited{}, InviteRevoked{}, MemberJoined{}, MemberRoleChanged{}, MemberLeft{})
}

// MemberInvited says that a Team link was made.
type MemberInvited struct {
	Link ID
	Role string
}

func (MemberInvited) Kind() Kind     { return "team.invited" }
func (MemberInvited) Topics() Topics { return Topics{Team} }
func (c MemberInvited) Sentence() Sentence {
	return Say("{actor} made a Team link for a {role}").Value("role", c.Role)
}

// InviteRevoked says that a Team link no longer works.
type InviteRevoked struct {
	Link ID
	Role string
}

func (InviteRevoked) Kind() Kind     { return "team.revoked" }
func (InviteRevoked) Topics() Topics { return Topics{Team} }
func (c InviteRevoked) Sentence() Sentence {
	return Say("{actor} revoked a Team link for a {role}").Value("role", c.Role)
}

// MemberJoined, MemberRoleChanged and MemberLeft change who may do what: every stream of the event is judged again.
type MemberJoined struct {
	Account ID
	Role    string
}

func (MemberJoined) Kind() Kind     { return "team.joined" }
func (MemberJoined) Topics() Topics { return Topics{Team, Access} }
func (c MemberJoined) Sentence() Sentence {
	return Say("{member} joined as {role}").With("member", "accounts", c.Account).Value("role", c.Role)
}

type MemberRoleChanged struct {
	Account ID
	Role    string
}

func (MemberRoleChanged) Kind() Kind     { return "team.role-changed" }
func (MemberRoleChanged) Topics() Topics { return Topics{Team, Access} }
func (c MemberRoleChanged) Sentence() Sentence {
	return Say("{actor} made {member} {role}").With("member", "accounts", c.Account).Value("role", c.Role)
}

// MemberLeft says that somebody is no longer in the team: by their own step, or because somebody removed them.
type MemberLeft struct {
	Account ID
	Role    string
	Removed bool
}

func (MemberLeft) Kind() Kind     { return "team.left" }
func (MemberLeft) Topics() Topics { return Topics{Team, Access} }
func (c MemberLeft) Sentence() Sentence {
	if c.Removed {
		return Say("{actor} removed {member}").With("member", "accounts", c.Account)
	}
	return Say("{member} left").With("member", "accounts", c.Account)
}
