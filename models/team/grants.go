package team

import (
	"unicode/utf8"

	"convive/models/access"
	"convive/models/db"
	"convive/models/invalid"
)

const maxNote = 120 // characters

// Gives says whether somebody in one role may invite to another, change it and take it away.
func Gives(giver, given access.Role) bool {
	needed := access.ManageTeam
	if given == access.Host {
		needed = access.ManageHosts
	}
	return access.Of(giver).Has(needed)
}

// Given are the roles that somebody may give, the most trusted first.
func Given(giver access.Role) (all []access.Role) {
	for _, role := range access.TeamRoles {
		if Gives(giver, role) {
			all = append(all, role)
		}
	}
	return all
}

// mayManage refuses who may not give or take a role.
func mayManage(tx *db.Tx, role access.Role) error {
	if s := tx.Scope(); s.Role != access.System && !Gives(s.Role, role) {
		return access.ErrForbidden
	}
	return nil
}

// Invitation is the form in which a Team link is made.
type Invitation struct {
	Role access.Role `form:"role"`
	Note string      `form:"note"`
}

// Validate finds what is missing or too long.
func (i Invitation) Validate() (wrong invalid.Fields) {
	wrong.Check(i.Role.Valid(), "role", "Choose what they may do.")
	wrong.Check(utf8.RuneCountInString(i.Note) <= maxNote, "note", "Please use at most {n} characters.", "n", maxNote)
	return wrong
}

// Appointment is the form in which a member gets another role.
type Appointment struct {
	Version int64       `form:"version"`
	Role    access.Role `form:"role"`
}

// Validate finds a role that can't be given.
func (a Appointment) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Role.Valid(), "role", "Choose what they may do.")
	return wrong
}

// Step is the form of a step that needs nothing but the row's version.
type Step = invalid.Step

// Leaving is the form by which somebody leaves: they answer for themselves alone, so whatever their row has become.
type Leaving struct {
	Version int64 `form:"version"`
}

// Validate finds nothing wrong.
func (Leaving) Validate() invalid.Fields { return nil }
