package seating_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

// TestWithoutScriptTheRoomIsNotLeftForWhatIsDoneThere is about the forms that the board has, too.
func TestWithoutScriptTheRoomIsNotLeftForWhatIsDoneThere(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		lay(w, 1, 8)
		c := noScript(w, "anna")
		for where, id := range map[string]string{arranging: "/seating/room?", arranging + "?from=room": "/seating/room?", page: "/seating?", page + "?page=2": "page=2"} {
			for _, step := range []struct {
				path, form string
				fields     []string
			}{
				{"/tables", `id="add-tables"`, []string{"count", "1", "seats", "8", "shape", "round", "size", ""}}, {"/undo", `id="step-undo"`, nil}, {"/redo", `id="step-redo"`, nil},
			} {
				said := c.Get(where).Text
				at := strings.Index(said, step.form)
				action, _, _ := strings.Cut(strings.SplitN(said[at:], `action="`, 2)[1], `"`)
				if strings.Count(action, "from=room") > 1 {
					t.Errorf("%s in %s goes to %s", step.path, where, action)
				}
				a := c.Post(strings.ReplaceAll(action, "&amp;", "&"), append(formIn(c, said, step.form), step.fields...)...).Status(303)
				if to := a.Header.Get("Location"); !strings.Contains(to, id) {
					t.Errorf("%s in %s leads to %s", step.path, where, to)
				}
				switch a.Change().(type) {
				case change.TablesAdded, change.Undone, change.Redone:
				default:
					t.Errorf("%s: %+v", step.path, a.Change())
				}
			}
		}
	})
}
