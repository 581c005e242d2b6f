package seating

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/replies"
	"convive/views/ui"
)

func (t Trouble) count(must bool) (n int) {
	for _, p := range t.All {
		if p.Kind.Must() == must {
			n++
		}
	}
	return n
}

// mostInRoom is how many of a room's faults the board lists; the room itself lists them all.
const mostInRoom = 5

// inRoom is how many there are of the room's.
func (t Trouble) inRoom() int {
	wrong, _, _ := byKind(t.Room)
	return len(wrong)
}

// Wrong is what has to be mended at a table; that too many sit there, its card says itself.
func (t Trouble) Wrong(table change.ID) (all []seating.Problem) {
	for _, p := range t.All {
		if p.Kind.Must() && p.Kind != seating.OverCapacity && (p.Table.ID == table || p.Other.ID == table) {
			all = append(all, p)
		}
	}
	return all
}

// where leads to whom or what a problem is about; of wishes, to where they are written, for who may look there.
func (t Trouble) where(p seating.Problem) string {
	if p.Kind == seating.WishesClash && t.Wishes {
		return t.WishesHref() + "#wish-" + string(p.Wish.ID)
	}
	if len(p.People) == 0 {
		return "#table-" + string(p.Table.ID)
	}
	return "#guest-" + string(p.People[0].ID)
}

// problemID is the row's: the same while the same is wrong with the same people. A morph makes no other problem's row of it,
// and no button for one move that for another.
func problemID(p seating.Problem) string {
	id := "problem-" + string(p.Kind) + "-"
	switch {
	case p.Wish.ID != "":
		return id + string(p.Wish.ID)
	case len(p.People) == 0:
		return id + string(p.Table.ID)
	case p.Kind == seating.NoRoom:
		return id + string(p.People[0].ID) + "-" + string(p.Other.ID)
	case p.Kind == seating.SameNames: // the first may share a name with several
		return id + string(p.People[1].ID)
	}
	return id + string(p.People[0].ID)
}

// fixID is that of the form that makes the move: by the problem, who moves and where to.
func fixID(p seating.Problem, f seating.Fix) string {
	of := sha256.Sum256(fmt.Append(nil, problemID(p), f.People[0].ID, len(f.People), f.Target().Table))
	return "fix-" + hex.EncodeToString(of[:8])
}

// fixWords say which move it is.
func fixWords(ctx context.Context, f seating.Fix) string {
	who := members(ctx, f.People)
	if len(f.People) > 3 {
		who = locale.T(ctx, "{guests} of their household", "guests", who)
	}
	if f.To.ID == "" {
		return locale.T(ctx, "Move {guest} to parking", "guest", who)
	}
	return locale.T(ctx, "Move {guest} to {table}", "guest", who, "table", f.To.Name)
}

// members are some of a household: of more than three, the first two and how many more.
func members(ctx context.Context, people []seating.Person) string {
	shown := people
	if len(people) > 3 {
		shown = people[:2]
	}
	names := make([]string, len(shown))
	for i, p := range shown {
		names[i] = p.Name
	}
	if more := len(people) - len(shown); more > 0 {
		names = append(names, locale.N(ctx, "{n} more", "{n} more", more))
	}
	return locale.List(ctx, names)
}

// parts are of whom of their household the move takes somebody away.
func parts(ctx context.Context, f seating.Fix) string {
	return locale.T(ctx, "This parts {guest} from {others}, of one household.", "guest", members(ctx, f.People), "others", members(ctx, f.Parts))
}

// absent says whether a problem is that somebody has a seat who doesn't come.
func absent(p seating.Problem) bool {
	return p.Kind == seating.DeclinedSits || p.Kind == seating.UninvitedSits
}

// absent are all of those.
func (t Trouble) absent() (all []seating.Person) {
	for _, p := range t.All {
		if absent(p) {
			all = append(all, p.People[0])
		}
	}
	return all
}

func problemIcon(p seating.Problem) ui.IconName {
	switch p.Kind {
	case seating.DeclinedSits, seating.UninvitedSits:
		return "close"
	case seating.PendingSits:
		return "clock"
	}
	return "warning"
}

// subject says whether a place of a problem's sentence is filled by whom, or by what, it is about.
func subject(p seating.Problem, place string) bool {
	return place == "guest" || place == "other" && len(p.People) > 1 || place == "table" && len(p.People) == 0
}

func problemWords(ctx context.Context, p seating.Problem) []locale.Part {
	switch p.Kind {
	case seating.OverCapacity:
		return locale.Parts(ctx, "{table} seats {n}; {m} sit there.", "table", p.Table.Name, "n", int(p.Table.Places()), "m", p.Taken)
	case seating.DeclinedSits:
		return locale.Parts(ctx, "{guest} declined and still has a seat at {table}.", "guest", p.People[0].Name, "table", p.Table.Name)
	case seating.UninvitedSits:
		return locale.Parts(ctx, "{guest} is not invited and has a seat at {table}.", "guest", p.People[0].Name, "table", p.Table.Name)
	case seating.PendingSits:
		return locale.Parts(ctx, "{guest} sits at {table} and has not replied.", "guest", p.People[0].Name, "table", p.Table.Name)
	case seating.WishBroken:
		return brokenWords(ctx, p)
	case seating.WishesClash:
		return clashWords(ctx, p)
	case seating.PlusOneApart:
		return locale.Parts(ctx, "{guest} comes with {other} and sits at {table}; {other} sits at {there}.",
			"guest", p.People[0].Name, "other", p.People[1].Name, "table", p.Table.Name, "there", p.Other.Name)
	case seating.NoRoom:
		return locale.Parts(ctx, "{guest} needs a way without steps; {table} and {other} stand too close for a wheelchair.",
			"guest", p.People[0].Name, "table", p.Table.Name, "other", p.Other.Name)
	case seating.DietConflict:
		return locale.Parts(ctx, "{guest} at {table} eats “{diet}” and has chosen “{meal}”.",
			"guest", p.People[0].Name, "table", p.Table.Name, "diet", replies.DietName(ctx, p.Diet), "meal", p.People[0].Meal)
	case seating.SameNames:
		return locale.Parts(ctx, "Two guests called {guest} sit at {table}. Their cards can be mixed up.", "guest", p.People[1].Name, "table", p.Table.Name)
	}
	if p.People[0].Age == guests.Infant {
		return locale.Parts(ctx, "{guest}, an infant, sits at {table} without anybody of their family.", "guest", p.People[0].Name, "table", p.Table.Name)
	}
	return locale.Parts(ctx, "{guest}, a child, sits at {table} without their family or another child.", "guest", p.People[0].Name, "table", p.Table.Name)
}

// clashWords say which musts can't be kept together.
func clashWords(ctx context.Context, p seating.Problem) []locale.Part {
	var names []string
	for _, g := range p.People {
		names = append(names, g.Name)
	}
	return ClashParts(ctx, names)
}

// ClashParts is the sentence about musts that can't be kept together, by the names of a chain.
func ClashParts(ctx context.Context, chain []string) []locale.Part {
	last := len(chain) - 1
	args := []any{"guest", chain[0], "other", chain[last], "others", locale.List(ctx, chain[1:last])}
	if last == 1 {
		return locale.Parts(ctx, "{guest} and {other} must sit together, and must sit apart. Both can't be kept.", args...)
	}
	return locale.Parts(ctx, "{guest} and {other} must sit apart, but other musts put them at one table, by way of {others}. Not all can be kept.", args...)
}

// brokenWords say which must doesn't hold.
func brokenWords(ctx context.Context, p seating.Problem) []locale.Part {
	one := p.People[0].Name
	switch p.Wish.Kind {
	case seating.Head:
		return locale.Parts(ctx, "{guest} must sit at the head, but sits at {table}.", "guest", one, "table", p.Table.Name)
	case seating.By:
		return locale.Parts(ctx, "{guest} must sit near this: {thing}. {table} doesn’t stand there.", "guest", one, "thing", KindWord(ctx, p.Wish.Thing), "table", p.Table.Name)
	case seating.Away:
		return locale.Parts(ctx, "{guest} must not sit beside this: {thing}. {table} stands there.", "guest", one, "thing", KindWord(ctx, p.Wish.Thing), "table", p.Table.Name)
	}
	args := []any{"guest", one, "other", p.People[1].Name, "table", p.Table.Name, "there", p.Other.Name}
	switch p.Wish.Kind {
	case seating.Apart:
		return locale.Parts(ctx, "{guest} and {other} must sit apart; both are at {table}.", args...)
	case seating.Near:
		return locale.Parts(ctx, "{guest} and {other} must sit near each other; they are at {table} and {there}.", args...)
	}
	return locale.Parts(ctx, "{guest} and {other} must sit together; they are at {table} and {there}.", args...)
}
