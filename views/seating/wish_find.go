package seating

import (
	"net/url"

	"convive/models/change"
)

// WishFind is the search for the two whom a wish is about, where the guests are too many to choose among.
type WishFind struct {
	At
	One, Other string
	Request    string    // that the wish is made from
	Wish       change.ID // that is changed
}

// The names of the fields, in the address.
const (
	FindOne   = "one"
	FindOther = "other"
)

// page is where the search leads: where it stands.
func (f WishFind) page() string {
	if f.Wish != "" {
		return f.Base + "/wishes/" + string(f.Wish)
	}
	return f.Base + "/wishes"
}

func (f WishFind) hidden() [][2]string {
	all := f.At.hidden()
	if f.Request != "" {
		all = append(all, [2]string{"request", f.Request})
	}
	return all
}

// Query is what the address says of the search, behind others.
func (f WishFind) Query() string {
	return "&" + url.Values{FindOne: {f.One}, FindOther: {f.Other}}.Encode()
}
