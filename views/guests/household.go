package guests

import (
	"context"
	"net/url"
	"strings"
	"time"

	"convive/models/change"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/requests"
	"convive/views/locale"
	"convive/views/ui"
)

// HouseholdShown is one household as its page shows it.
type HouseholdShown struct {
	guests.Household
	Base        string
	Zone        *time.Location
	Event       events.Event
	People      []guests.Person
	Brought     map[change.ID][]guests.Guest // by whom
	Occasions   []events.Occasion
	Meals       map[change.ID]events.Meal
	Requests    []requests.Line
	SeeRequests bool
	Contacts    bool
	Health      bool
	Private     bool // the list that they stand on
	Edit        bool
	Link        string   // the personal link; "" for who may not see contacts
	Gone        bool     // removed while somebody looked
	OldNames    []string // on the envelope, by hand, and nobody's any more
}

func (h HouseholdShown) path() string { return h.Base + "/households/" + string(h.ID) }

// address is the postal address, line by line.
func (h HouseholdShown) address() (lines []string) {
	for _, l := range []string{h.Street, h.Street2, strings.TrimSpace(h.Postcode + " " + h.City), h.Region, h.Country} {
		if l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}

// telephone is a link that dials; what is no number is cut.
func telephone(phone string) string {
	return "tel:" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, phone)
}

func mailto(address string) string { return "mailto:" + url.PathEscape(address) }

func sentBy(ctx context.Context, how string) string {
	switch how {
	case "email":
		return locale.T(ctx, "by e-mail")
	case "paper":
		return locale.T(ctx, "on paper")
	case "both":
		return locale.T(ctx, "by e-mail and on paper")
	}
	return locale.T(ctx, "not decided")
}

// Form is what every form of this capability is drawn from.
type Form[D any] struct {
	Action, Command string
	Draft           D
	Errors          invalid.Fields
	Sides           []string // of the event
	Languages       []string
	Occasions       []events.Occasion
	Back            string
	Called          string // how an unnamed guest is spoken of
	Room            []RoomNote
}

func (f Form[D]) err(ctx context.Context, name string) string {
	return ui.Message(ctx, f.Errors, name)
}

// sideOptions are the event's sides, both, and what the row holds besides.
func (f Form[D]) sideOptions(ctx context.Context, own string) (options []ui.Option) {
	known := own == ""
	for _, s := range append(append([]string{}, f.Sides...), guests.SideBoth) {
		options = append(options, ui.Option{Value: s, Label: SideName(ctx, s)})
		known = known || s == own
	}
	if !known {
		options = append(options, ui.Option{Value: own, Label: SideName(ctx, own)})
	}
	return options
}

func (f Form[D]) languageOptions(ctx context.Context, own string) (options []ui.Option) {
	known := own == ""
	for _, l := range locale.OfferedOf(f.Languages) {
		options = append(options, ui.Option{Value: l, Label: Language(ctx, l)})
		known = known || l == own
	}
	if !known {
		options = append(options, ui.Option{Value: own, Label: Language(ctx, own)})
	}
	return options
}

func listOptions(ctx context.Context) []ui.Option {
	return []ui.Option{{Value: "A", Label: locale.T(ctx, "A: invited now")}, {Value: "B", Label: locale.T(ctx, "B: when places open")}}
}

func sentByOptions(ctx context.Context) (options []ui.Option) {
	for _, how := range guests.SentBys {
		options = append(options, ui.Option{Value: how, Label: sentBy(ctx, how)})
	}
	return options
}

func ageOptions(ctx context.Context) []ui.Option {
	return []ui.Option{{Value: string(guests.Adult), Label: locale.T(ctx, "adult")}, {Value: string(guests.Child), Label: locale.T(ctx, "child")}, {Value: string(guests.Infant), Label: locale.T(ctx, "infant")}}
}

// chairOptions are what somebody sits on. By age: an infant on a lap, everybody else on a seat.
func chairOptions(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(guests.ByAge), Label: locale.T(ctx, "By age")}, {Value: string(guests.OnSeat), Label: locale.T(ctx, "A seat")},
		{Value: string(guests.HighChair), Label: locale.T(ctx, "A high chair")}, {Value: string(guests.NoChair), Label: locale.T(ctx, "None: on a lap")},
	}
}

func orderOptions(ctx context.Context) []ui.Option {
	return []ui.Option{{Value: guests.FamilyFirst, Label: locale.T(ctx, "Family name first")}}
}

// Labels are what the fields of the forms are called, for their errors and for conflicts.
func Labels() map[string]string {
	return map[string]string{
		"people": "People", "envelope_name": "Envelope name", "street": "Street", "street2": "Second line", "city": "City", "region": "Region", "postcode": "Postcode",
		"country": "Country", "language": "Language", "side": "Side", "tags": "Tags", "list": "List", "sent_by": "Invitation goes out", "note": "Note",
		"name": "Name", "given": "Given name", "family": "Family name", "prefix": "Title", "suffix": "Suffix", "name_order": "Order of names", "aliases": "Also called",
		"age": "Age group", "age_years": "Age in years", "chair": "Chair", "email": "E-mail", "phone": "Phone", "diets": "Diets and allergies", "diet_note": "Note on food",
		"needs": "Access needs", "unnamed": "Not named yet", "reopened_until": "Reopen replies until", "household": "Household", guests.ReplyCell: "Reply", guests.MealCell: "Meal",
	}
}

// Words is what a field's value means, where people see it.
func Words(ctx context.Context, field, value string) string {
	switch field {
	case "diets":
		return dietsTyped(ctx, value)
	case "side":
		return SideName(ctx, value)
	case "language":
		return Language(ctx, value)
	case "sent_by":
		return sentBy(ctx, value)
	case "age":
		return optionLabel(ageOptions(ctx), value)
	case "name_order":
		return optionLabel(orderOptions(ctx), value)
	case "chair":
		return optionLabel(chairOptions(ctx), value)
	case guests.ReplyCell:
		return replyWord(ctx, value)
	}
	return value
}

// optionLabel is how a choice calls its value.
func optionLabel(options []ui.Option, value string) string {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}

func labels(ctx context.Context) map[string]string {
	all := Labels()
	for name, label := range all {
		all[name] = locale.Say(ctx, label)
	}
	return all
}
