package seating

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/seating"
	"convive/views/locale"
)

// crowdWords says what is too narrow to be.
func crowdWords(ctx context.Context, c seating.Crowd) string {
	thing, beside := RoomObject{Object: c.Thing}.called(ctx), RoomObject{Object: c.Beside}.called(ctx)
	switch c.Kind {
	case seating.ThingOutside:
		return locale.T(ctx, "{table} stands outside the room.", "table", thing)
	case seating.ThingThrough:
		return locale.T(ctx, "{table} reaches through a wall, out of the room.", "table", thing)
	case seating.ThingInWall:
		return locale.T(ctx, "{thing} stands in a wall or a pillar.", "thing", thing)
	case seating.ThingsCross:
		return locale.T(ctx, "{table} and {other} stand in each other's way.", "table", thing, "other", beside)
	case seating.NoWall:
		return locale.T(ctx, "{thing} is in no wall.", "thing", thing)
	case seating.InDoorway:
		if c.Table.ID == "" {
			return locale.T(ctx, "{table} stands in the way of this: {thing}.", "table", beside, "thing", thing)
		}
		return locale.T(ctx, "{table} stands in the way of this: {thing}.", "table", c.Table.Name, "thing", thing)
	case seating.Overlap:
		return locale.T(ctx, "{table} and {other} stand in each other's way.", "table", c.Table.Name, "other", c.Other.Name)
	case seating.ChairInWall:
		return locale.T(ctx, "{table} or a chair of it stands in a wall or a pillar.", "table", c.Table.Name)
	case seating.OutsideRoom:
		return locale.T(ctx, "{table} stands outside the room.", "table", c.Table.Name)
	case seating.ThroughWall:
		return locale.T(ctx, "{table} reaches through a wall, out of the room.", "table", c.Table.Name)
	case seating.InThing:
		return locale.T(ctx, "{table} or a chair of it stands where this is: {thing}.", "table", c.Table.Name, "thing", thing)
	case seating.OnFloor:
		if c.Thing.Kind == seating.Stage {
			return locale.T(ctx, "{table} stands on the stage.", "table", c.Table.Name)
		}
		return locale.T(ctx, "{table} stands on the dance floor.", "table", c.Table.Name)
	}
	return locale.T(ctx, "{table} has {n} seats; at its size {m} people sit well.", "table", c.Table.Name, "n", int(c.Table.Seats), "m", int(c.Fit))
}

// aisleWords says between which two an aisle is narrow.
func aisleWords(ctx context.Context, c seating.Crowd) string {
	other := c.Other.Name
	if c.Kind == seating.NarrowBeside {
		other = RoomObject{Object: c.Thing}.called(ctx)
	}
	return locale.T(ctx, "{table} and {other}", "table", c.Table.Name, "other", other)
}

// crowdAt is where the room shows it.
func crowdAt(c seating.Crowd) string { return "#plan-" + crowdPieces(c)[0] }

// crowdID is the board's line of it.
func crowdID(c seating.Crowd) string {
	return "problem-room-" + string(c.Kind) + "-" + strings.Join(crowdPieces(c), "-")
}

// crowdPieces are the pieces that it is about, which components/room/pick.js chooses.
func crowdPieces(c seating.Crowd) (all []string) {
	for _, id := range []change.ID{c.Table.ID, c.Other.ID, c.Thing.ID, c.Beside.ID} {
		if id != "" {
			all = append(all, string(id))
		}
	}
	return all
}

// byKind parts narrow aisles, the narrowest first, and what is worth a look, as tables on a floor that shall stay free, from
// what can't be.
func byKind(all []seating.Crowd) (wrong, ground, aisles []seating.Crowd) {
	for _, c := range all {
		switch c.Kind {
		case seating.NarrowAisle, seating.NarrowBeside:
			aisles = append(aisles, c)
		case seating.OnFloor, seating.ThingsCross:
			ground = append(ground, c)
		case seating.InDoorway:
			if c.Thing.Kind == seating.Exit {
				wrong = append(wrong, c)
			} else {
				ground = append(ground, c)
			}
		default:
			wrong = append(wrong, c)
		}
	}
	slices.SortStableFunc(aisles, func(a, b seating.Crowd) int { return cmp.Compare(a.Gap, b.Gap) })
	return wrong, ground, aisles
}

// Wrong are the pieces of a room that can't stand as they do.
func Wrong(b *seating.Board) map[change.ID]bool {
	all := map[change.ID]bool{}
	wrong, _, _ := byKind(b.Warnings())
	for _, c := range wrong {
		for _, id := range []change.ID{c.Table.ID, c.Other.ID, c.Beside.ID} {
			all[id] = true
		}
		if c.Table.ID == "" {
			all[c.Thing.ID] = true
		}
	}
	return all
}
