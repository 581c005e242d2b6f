package team

import (
	"context"

	"convive/models/access"
	"convive/models/team"
	"convive/views/locale"
	"convive/views/ui"
)

// RoleName is a role as people read it.
func RoleName(ctx context.Context, r access.Role) string {
	switch r {
	case access.Host:
		return locale.T(ctx, "Host")
	case access.Planner:
		return locale.T(ctx, "Planner")
	case access.Coordinator:
		return locale.T(ctx, "Coordinator")
	case access.Door:
		return locale.T(ctx, "Door")
	case access.Caterer:
		return locale.T(ctx, "Caterer")
	case access.Viewer:
		return locale.T(ctx, "Viewer")
	}
	return string(r)
}

// RoleMay says what a role may do, in one line.
func RoleMay(ctx context.Context, r access.Role) string {
	switch r {
	case access.Host:
		return locale.T(ctx, "May do everything, also delete the event.")
	case access.Planner:
		return locale.T(ctx, "May do everything but delete the event and change hosts.")
	case access.Coordinator:
		return locale.T(ctx, "Reads all but private wishes; seats guests and settles requests.")
	case access.Door:
		return locale.T(ctx, "Sees names and tables, nothing else.")
	case access.Caterer:
		return locale.T(ctx, "Sees counts, meals and diets by seat; no contacts.")
	case access.Viewer:
		return locale.T(ctx, "Reads; no contacts, no health, no private wishes.")
	}
	return ""
}

func roleOptions(ctx context.Context, roles []access.Role) []ui.Option {
	options := make([]ui.Option, len(roles))
	for i, r := range roles {
		options[i] = ui.Option{Value: string(r), Label: RoleName(ctx, r), Help: RoleMay(ctx, r)}
	}
	return options
}

// stateWords are how a Team link stands.
func stateWords(ctx context.Context, s team.State) (tone ui.Tone, icon ui.IconName, words string) {
	switch s {
	case team.Open:
		return ui.Waiting, "clock", locale.T(ctx, "open")
	case team.Used:
		return ui.Good, "check", locale.T(ctx, "used")
	case team.Revoked:
		return ui.Wrong, "close", locale.T(ctx, "revoked")
	}
	return ui.Neutral, "", locale.T(ctx, "expired")
}
