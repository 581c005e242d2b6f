package imports

import "convive/models/invalid"

// Bringing is the form in which somebody brings a list: a file beside it, or pasted text.
type Bringing struct {
	Text string `form:"text"`
}

// Validate finds nothing wrong: what a list holds is judged by package lists.
func (Bringing) Validate() invalid.Fields { return nil }

// Application is the form under a preview: it imports exactly what was shown.
type Application struct {
	Digest string `form:"digest"`
	Sheet  string `form:"sheet"` // of a workbook; "" for the likeliest
	Apart  []int  `form:"apart"` // lines whose guest is somebody new
}

// Validate finds a preview that states nothing.
func (a Application) Validate() (wrong invalid.Fields) {
	wrong.Check(a.Digest != "", "digest", "Look at the preview before you import.")
	return wrong
}
