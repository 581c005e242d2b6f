package ui

import (
	"strconv"

	"github.com/a-h/templ"
)

// FormProps describes a form that works with and without JavaScript. No field of it may be called "action" or "id":
// the browser would hand out the field instead of the form's own property.
type FormProps struct {
	ID        string
	Action    string
	Command   string // command id; empty in shared bytes, where the page mints it
	Version   int64  // of the row that is edited; 0 is none
	Multipart bool
	Once      bool // its work is not all done under the command id: the page never sends it again by itself
	Class     string
	Label     string // accessible name, where no heading says it
	Attrs     templ.Attributes
}

func (f FormProps) version() string { return strconv.FormatInt(f.Version, 10) }
