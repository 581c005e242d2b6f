package seating

import (
	"convive/handlers/web"
	"convive/models/events"
	views "convive/views/seating"
)

// labels name the fields of the room's forms in the table of a conflict; a table has a depth instead of a length.
var (
	labels = map[string]string{"name": "Name", "width": "Width", "length": "Length", "x": "Middle along the width", "y": "Middle along the length", "rotation": "Turned by",
		"kind": "What", "label": "Called", "walls": "Walls"}
	tableLabels = map[string]string{"name": "Name", "seats": "Seats", "shape": "Shape", "sides": "Sides with chairs", "blocked": "Blocked seats", "tag": "For",
		"width": "Width", "length": "Depth", "x": "Middle along the width", "y": "Middle along the length", "rotation": "Turned by"}
	pictureLabels = map[string]string{"gone": "Picture", "left": "Edge along the width", "top": "Edge along the length", "width": "Width", "percent": "Opacity"}
)

// words says a field's value there, lengths as the form means them.
func words(c *web.Ctx, field, value string) string {
	return views.Said(c.Context(), events.Units(c.Request().PostForm.Get("units")), field, value)
}
