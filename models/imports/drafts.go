package imports

import (
	"strconv"

	"convive/models/change"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Bringing is the form in which somebody brings a list: a file beside it, or pasted text.
type Bringing struct {
	Text string `form:"text"`
	Ask  string // where a list that was refused can be explained, "" where it can't
}

// Validate finds nothing wrong: what a list holds is judged by package lists.
func (Bringing) Validate() invalid.Fields { return nil }

// Application is the form under a preview: it imports exactly what was shown.
type Application struct {
	Digest string `form:"digest"`
	Sheet  string `form:"sheet"` // of a workbook; "" for the likeliest
	Apart  []int  `form:"apart"` // lines whose guest is somebody new
	// Remove are the guests, by their ids, whom the list doesn't hold any more and who shall go; nobody goes unasked.
	Remove []string `form:"remove"`

	// Choices are columns as somebody chose them and could not have them, for the form to come back with.
	Choices []lists.Choice
}

// Gone are the ids of Remove.
func (a Application) Gone() (ids []change.ID) {
	for _, id := range a.Remove {
		ids = append(ids, change.ID(id))
	}
	return ids
}

// Validate finds a preview that states nothing.
func (a Application) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Digest != "", "digest", "Look at the preview before you import.")
	return wrong
}

// ColumnField is the name of the form's field about one column, from 0.
func ColumnField(i int) string { return "c" + strconv.Itoa(i) }
