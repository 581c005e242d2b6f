package guests

import (
	"context"

	"convive/models/guests"
	"convive/views/locale"
	"convive/views/ui"
)

// Duplicate is one pair of the finder, as its row shows it.
type Duplicate struct {
	guests.Likeness
	Base     string
	Contacts bool
}

// DuplicateID is the row's id in the page.
func DuplicateID(l guests.Likeness) string { return "pair-" + l.Key() }

func (d Duplicate) merging() string {
	return d.Base + "/guests/merging?guest=" + string(d.A.ID) + "&guest=" + string(d.B.ID)
}

// reason says why two may be one, or why not.
func reason(ctx context.Context, r guests.Reason) string {
	switch r {
	case guests.SameName:
		return locale.T(ctx, "the same name")
	case guests.SameEmail:
		return locale.T(ctx, "the same e-mail address")
	case guests.SamePhone:
		return locale.T(ctx, "the same telephone")
	case guests.AlsoKnown:
		return locale.T(ctx, "one is also called so")
	case guests.OneTypo:
		return locale.T(ctx, "names one letter apart")
	case guests.OtherEmail:
		return locale.T(ctx, "different e-mail addresses")
	case guests.OtherSuffix:
		return locale.T(ctx, "another suffix")
	}
	return locale.T(ctx, "an adult and a child")
}

// about is what tells one of the two from the other.
func (d Duplicate) about(ctx context.Context, p guests.PersonOf) (facts []string) {
	add := func(text string) {
		if text != "" {
			facts = append(facts, text)
		}
	}
	if p.With.EnvelopeName != p.Name {
		add(p.With.EnvelopeName)
	}
	add(ageNote(ctx, p.Guest))
	add(SideName(ctx, p.Side))
	if d.Contacts {
		add(p.Email)
		add(p.Phone)
		add(p.With.City)
	}
	return facts
}

// likely is the word for how sure it is.
func (d Duplicate) likely(ctx context.Context) (ui.Tone, string) {
	if d.Likely() {
		return ui.Waiting, locale.T(ctx, "most likely one")
	}
	return ui.Neutral, locale.T(ctx, "perhaps one")
}

// Choosing is the page on which another household is chosen to be merged with one.
type Choosing struct {
	Base    string
	Title   string // the envelope of the one that stays
	Path    string // of this page
	Back    string
	Search  string
	Near    bool // what is shown lives close or bears the name; nobody has searched yet
	Choices []HouseholdChoice
}

// HouseholdChoice is one of them.
type HouseholdChoice struct {
	guests.Group
	Contacts bool
}

func (h HouseholdChoice) people() (names []string) {
	for _, p := range h.All {
		names = append(names, p.Name)
	}
	return names
}

// PlusOnes are the people of a household who may bring somebody, as their page shows them.
type PlusOnes struct {
	ID    string // of the fragment
	Base  string
	Query string // of the page on which they stand
	Rows  []Bringer
	Heads bool // several people: each row says whose it is
	Gone  bool
	Room  []RoomNote
}

// Bringer is one guest with how many they bring.
type Bringer struct {
	guests.Guest
	Brings []guests.Guest
}

// numbers are the choices: up to three, and one more than there are.
func (b Bringer) numbers() (all []int) {
	for n := 0; n <= min(max(3, len(b.Brings)+1), guests.MaxPlusOnes); n++ {
		all = append(all, n)
	}
	return all
}

// SplitForm is the form that makes some of a household one of their own.
type SplitForm struct {
	Version int64 // of the household, to tell the same step apart later
	Form[guests.Split]
	People  []guests.Guest
	Address bool // they have one
}
