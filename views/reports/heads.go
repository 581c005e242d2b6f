package reports

import (
	"context"
	"slices"

	"convive/models/reports"
	"convive/views/locale"
)

// head is what stands above a column. On the page a reply column is headed by its occasion; in files it says what it
// holds, in the words that our own import understands.
func head(ctx context.Context, r *reports.Report, c reports.Column, file bool) string {
	same := slices.DeleteFunc(slices.Clone(r.Columns), func(other reports.Column) bool { return other.Key != c.Key })
	alone := len(same) == 1
	switch {
	case c.Key == reports.ReplyTo && file:
		return locale.T(ctx, "{occasion} - reply", "occasion", c.Of)
	case c.Key == reports.MealAt && (file || !alone):
		return locale.T(ctx, "{occasion} - meal", "occasion", c.Of)
	case c.Key == reports.TableAt && !alone:
		return locale.T(ctx, "{occasion} - table", "occasion", c.Of)
	case c.Key == reports.SeatAt && !alone:
		return locale.T(ctx, "{occasion} - seat", "occasion", c.Of)
	case c.Key == reports.ReplyTo:
		return c.Of
	}
	return named(ctx, c.Key)
}

// named is the word for what a column or a figure is about.
func named(ctx context.Context, key reports.Key) string {
	if word := counted(ctx, key); word != "" {
		return word
	}
	switch key {
	case reports.Occasion:
		return locale.T(ctx, "Occasion")
	case reports.Starts:
		return locale.T(ctx, "Starts")
	case reports.Meal, reports.MealAt:
		return locale.T(ctx, "Meal")
	case reports.Reply:
		return locale.T(ctx, "Reply")
	case reports.Table, reports.TableAt:
		return locale.T(ctx, "Table")
	case reports.Seat, reports.SeatAt:
		return locale.T(ctx, "Seat")
	case reports.Household:
		return locale.T(ctx, "Household")
	case reports.Diet:
		return locale.T(ctx, "Diet")
	case reports.DietNote:
		return locale.T(ctx, "Diet note")
	case reports.AccessNeeds:
		return locale.T(ctx, "Access needs")
	}
	return personal(ctx, key)
}

// counted are the heads above numbers.
func counted(ctx context.Context, key reports.Key) string {
	switch key {
	case reports.Invited:
		return locale.T(ctx, "Invited")
	case reports.Attending:
		return locale.T(ctx, "Attending")
	case reports.Declined:
		return locale.T(ctx, "Declined")
	case reports.Pending:
		return locale.T(ctx, "Pending")
	case reports.Maybe:
		return locale.T(ctx, "Maybe")
	case reports.Children:
		return locale.T(ctx, "Children")
	case reports.Adults:
		return locale.T(ctx, "Adults")
	case reports.People:
		return locale.T(ctx, "Guests")
	case reports.HostPlaces:
		return locale.T(ctx, "Hosts")
	case reports.Everybody:
		return locale.T(ctx, "With hosts")
	case reports.Covers:
		return locale.T(ctx, "Covers")
	case reports.HighChairs:
		return locale.T(ctx, "High chairs")
	}
	return ""
}

// personal are the heads of a guest's own columns.
func personal(ctx context.Context, key reports.Key) string {
	switch key {
	case reports.GuestName:
		return locale.T(ctx, "Name")
	case reports.Prefix:
		return locale.T(ctx, "Prefix")
	case reports.Given:
		return locale.T(ctx, "Given name")
	case reports.Family:
		return locale.T(ctx, "Family name")
	case reports.Suffix:
		return locale.T(ctx, "Suffix")
	case reports.Age:
		return locale.T(ctx, "Age")
	case reports.Side:
		return locale.T(ctx, "Side")
	case reports.Tags:
		return locale.T(ctx, "Tags")
	case reports.Host:
		return locale.T(ctx, "Host")
	case reports.Note:
		return locale.T(ctx, "Note")
	case reports.Language:
		return locale.T(ctx, "Language")
	case reports.ListStanding:
		return locale.T(ctx, "List")
	case reports.WaitingFor:
		return locale.T(ctx, "Waiting list")
	case reports.NameList:
		return locale.T(ctx, "Names")
	case reports.IsMaybeMark:
		return locale.T(ctx, "Maybe")
	case reports.Songs:
		return locale.T(ctx, "Song requests")
	case reports.ToHosts:
		return locale.T(ctx, "Words to the hosts")
	case reports.Asked:
		return locale.T(ctx, "Question")
	case reports.Said:
		return locale.T(ctx, "Answer")
	case reports.Answered:
		return locale.T(ctx, "Answered")
	case reports.AnsweredBy:
		return locale.T(ctx, "By whom")
	case reports.IsLate:
		return locale.T(ctx, "Late")
	case reports.SentAt:
		return locale.T(ctx, "Invitation sent")
	case reports.HomeNote:
		return locale.T(ctx, "Household note")
	case reports.PlusOneOf:
		return locale.T(ctx, "Plus-one of")
	case reports.HouseholdRef:
		return "Convive household" // names of columns that an import looks for, in whatever language the file is
	case reports.GuestRef:
		return "Convive guest"
	}
	return contact(ctx, key)
}

// minted are the heads of Minted's address book, which printers know in English alone.
var minted = map[reports.Key]string{
	reports.OnEnvelope: "Name on Envelope", reports.Address1: "Street Address 1", reports.Address2: "Street Address 2 (Optional)", reports.StateRegion: "State/Region",
	reports.ZipPostal: "Zip/Postal Code", reports.EmailIfAny: "Email (Optional)", reports.PhoneIfAny: "Phone (Optional)",
}

func contact(ctx context.Context, key reports.Key) string {
	if head, ok := minted[key]; ok {
		return head
	}
	switch key {
	case reports.Email:
		return locale.T(ctx, "E-mail")
	case reports.Phone:
		return locale.T(ctx, "Phone")
	case reports.Street:
		return locale.T(ctx, "Street")
	case reports.Street2:
		return locale.T(ctx, "Street 2")
	case reports.City:
		return locale.T(ctx, "City")
	case reports.Region:
		return locale.T(ctx, "Region")
	case reports.Postcode:
		return locale.T(ctx, "Postcode")
	case reports.Country:
		return locale.T(ctx, "Country")
	case reports.ReplyCode:
		return locale.T(ctx, "Reply code")
	}
	return string(key)
}
