package seating

import (
	"context"
	"fmt"
	"strings"

	"convive/models/events"
	"convive/models/seating"
	"convive/views/locale"
)

// long is how sentences say a length.
func long(ctx context.Context, in events.Units, mm int64) string {
	if in == events.Feet {
		return seating.Feet(mm)
	}
	return locale.T(ctx, "{n} m", "n", seating.Length(mm, in))
}

// gap is how lists say a distance, as the drawing does (components/room/lengths.js): to the nearest centimetre, or inch.
func gap(ctx context.Context, in events.Units, mm int64) string {
	if in == events.Feet {
		return seating.Feet(mm)
	}
	return locale.T(ctx, "{n} m", "n", fmt.Sprintf("%d.%02d", (mm+5)/1000, (mm+5)%1000/10))
}

// exactly is a length as a form means it, to the millimetre; what can't be read is as it was written.
func exactly(ctx context.Context, in events.Units, typed string) string {
	mm, ok := seating.ParseOffset(typed, in)
	switch {
	case !ok:
		return typed
	case in == events.Feet:
		return strings.NewReplacer("'", "\u2032", `"`, "\u2033").Replace(seating.Length(mm, in))
	}
	return locale.T(ctx, "{n} m", "n", seating.Length(mm, in))
}

// pick chooses the words of a field's units.
func pick(in events.Units, metres, feet string) string {
	if in == events.Feet {
		return feet
	}
	return metres
}

func widthLabel(ctx context.Context, in events.Units) string {
	return pick(in, locale.T(ctx, "Width in metres"), locale.T(ctx, "Width in feet"))
}

func lengthLabel(ctx context.Context, in events.Units) string {
	return pick(in, locale.T(ctx, "Length in metres"), locale.T(ctx, "Length in feet"))
}

// otherUnits says that lengths in other units can be written too.
func otherUnits(ctx context.Context, in events.Units) string {
	return pick(in, locale.T(ctx, "Feet work too: 40 ft."), locale.T(ctx, "Inches and metres work too: 40\u2032 6\u2033, 12 m."))
}

func cornersHelp(ctx context.Context, in events.Units) string {
	return pick(in, locale.T(ctx, "How far along the width and along the length, in metres or feet, in the order in which you pass them. In the drawing, drag a corner, or the dot in the middle of a wall for a new one."),
		locale.T(ctx, "How far along the width and along the length, in feet, as 40 32.5 or 40′; 32′ 6″, in the order in which you pass them. In the drawing, drag a corner, or the dot in the middle of a wall for a new one."))
}

// keyboardOf is what a phone offers for a length: marks of feet and inches are on no keyboard of figures.
func keyboardOf(in events.Units) string { return pick(in, "decimal", "") }
