package seating

import (
	"context"
	"strings"

	"convive/models/events"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// Said is what a field of the forms of the room and of tables holds, in the words of the form: where two people changed it.
func Said(ctx context.Context, in events.Units, field, value string) string {
	switch field {
	case "width", "length", "x", "y", "left", "top":
		return strings.ReplaceAll(exactly(ctx, in, value), " ", "\u00a0") // a length stays in one line
	case "rotation":
		return value + "°"
	case "percent":
		return value + "\u00a0%"
	case "gone":
		if value == "" {
			return locale.T(ctx, "It stays behind the room, where it was put by now")
		}
		return locale.T(ctx, "It is taken away")
	case "shape":
		return chosen(shapes(ctx), value)
	case "sides":
		return chosen(chairSides(ctx), value)
	case "kind":
		return KindWord(ctx, seating.ObjectKind(value))
	case "tag":
		if value == "" {
			return locale.T(ctx, "Nobody in particular")
		}
		return tagWord(ctx, seating.TableTag(value))
	case "walls": // a corner in each line, or from the drawing as they are stored
		if drawn := seating.Corners(value); len(drawn.Points()) > 0 {
			value = drawn.In(in)
		}
		return strings.Join(strings.FieldsFunc(value, func(r rune) bool { return r == '\n' || r == '\r' }), " · ")
	}
	return value
}

// chosen is the option's label; of what is none, the value.
func chosen(options []ui.Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}
