package ui

import (
	"context"

	"convive/views/locale"
)

func conflictSide(ctx context.Context, side string) string {
	if side == "mine" {
		return locale.T(ctx, "Mine")
	}
	return locale.T(ctx, "Theirs")
}
