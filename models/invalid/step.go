package invalid

// Step is the form of a step that needs nothing but the version of the row that the person saw: it tells the step apart
// from the same one later, and from one on what the row has become meanwhile.
type Step struct {
	Version int64 `form:"version"`
}

// Validate refuses a form that names no version.
func (s Step) Validate() (wrong Fields) {
	wrong.Check(s.Version > 0, "", "This form is out of date. Reload the page and try again.")
	return wrong
}
