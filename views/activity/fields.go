package activity

import (
	"context"

	"convive/models/guests"
	guestwords "convive/views/guests"
	"convive/views/locale"
)

// label is how a column is called where people see it, "" for one that nobody named.
func label(ctx context.Context, table, column string) string {
	if named := own(ctx, table+"."+column); named != "" {
		return named
	}
	switch table {
	case guests.Guest{}.TableName(), guests.Household{}.TableName():
		if named, ok := guestwords.Labels()[column]; ok {
			return locale.Say(ctx, named)
		}
	}
	return shared(ctx, column)
}

// own are the names of columns that mean something of their own in one table.
func own(ctx context.Context, column string) string {
	switch column {
	case "replies.note":
		return locale.T(ctx, "Note to the hosts")
	case "events.slug":
		return locale.T(ctx, "Address")
	case "seating_tables.locked", "room_objects.locked":
		return locale.T(ctx, "Stays where it is")
	case "seating_tables.blocked":
		return locale.T(ctx, "Blocked seats")
	case "seating_tables.sides":
		return locale.T(ctx, "Sides with chairs")
	case "seating_tables.tag", "room_objects.label":
		return locale.T(ctx, "Label")
	case "room_objects.kind":
		return locale.T(ctx, "Kind")
	case "wishes.other_guest_id":
		return locale.T(ctx, "The other guest")
	case "wishes.kind":
		return locale.T(ctx, "Wish")
	case "wishes.strength", "wishes.weight":
		return locale.T(ctx, "How much it matters")
	case "wishes.thing":
		return locale.T(ctx, "Thing in the room")
	case "wishes.whole":
		return locale.T(ctx, "Whole households")
	case "wishes.private":
		return locale.T(ctx, "Private")
	case "wishes.reason":
		return locale.T(ctx, "Why")
	case "assignments.locked":
		return locale.T(ctx, "Stays there")
	case "invitations.occasion_id", "meals.occasion_id", "plans.occasion_id":
		return locale.T(ctx, "Occasion")
	case "occasions.capacity":
		return locale.T(ctx, "Places for guests")
	case "occasions.position", "meals.position":
		return locale.T(ctx, "Place in the order")
	case "occasions.seated":
		return locale.T(ctx, "Has tables")
	case "message_templates.kind":
		return locale.T(ctx, "Kind")
	case "message_templates.language":
		return locale.T(ctx, "Language")
	case "message_templates.subject":
		return locale.T(ctx, "Subject")
	case "message_templates.body":
		return locale.T(ctx, "Text")
	case "guest_requests.kind":
		return locale.T(ctx, "About")
	case "guest_requests.words":
		return locale.T(ctx, "Request")
	}
	return ofQuestions(ctx, column)
}

// ofQuestions are the names of the columns of what hosts ask beyond coming or not, and of what came without a household.
func ofQuestions(ctx context.Context, column string) string {
	switch column {
	case "questions.asks":
		return locale.T(ctx, "Question")
	case "questions.help":
		return locale.T(ctx, "Help below it")
	case "questions.answer_kind":
		return locale.T(ctx, "Kind of answer")
	case "questions.at_least":
		return locale.T(ctx, "Smallest number")
	case "questions.at_most":
		return locale.T(ctx, "Largest number")
	case "questions.options":
		return locale.T(ctx, "Choices")
	case "questions.per":
		return locale.T(ctx, "Asked of each")
	case "questions.required":
		return locale.T(ctx, "Must be answered")
	case "questions.occasion_id":
		return locale.T(ctx, "Occasion")
	case "answers.said":
		return locale.T(ctx, "Answer")
	case "unmatched_replies.coming":
		return locale.T(ctx, "Do they come?")
	case "unmatched_replies.words":
		return locale.T(ctx, "What they say")
	case "unmatched_replies.reach":
		return locale.T(ctx, "How to reach them")
	case "missed_names.tries":
		return locale.T(ctx, "Tries")
	}
	return ""
}

// shared are the names of columns that mean the same wherever they stand.
func shared(ctx context.Context, column string) string {
	switch column {
	case "name":
		return locale.T(ctx, "Name")
	case "note":
		return locale.T(ctx, "Note")
	case "place":
		return locale.T(ctx, "Place")
	case "guest_id":
		return locale.T(ctx, "Guest")
	case "household_id":
		return locale.T(ctx, "Household")
	case "host":
		return locale.T(ctx, "Host")
	case "plus_one_of":
		return locale.T(ctx, "Brought by")
	case "reply_code":
		return locale.T(ctx, "Reply code")
	case "reply":
		return locale.T(ctx, "Reply")
	case "maybe":
		return locale.T(ctx, "Maybe")
	case "waiting":
		return locale.T(ctx, "Waiting list")
	case "songs":
		return locale.T(ctx, "Songs")
	case "eats_all":
		return locale.T(ctx, "Eats everything")
	case "email_problem":
		return locale.T(ctx, "Problem with the e-mail address")
	case "meal_id":
		return locale.T(ctx, "Meal")
	case "source":
		return locale.T(ctx, "How the reply came")
	case "table_id":
		return locale.T(ctx, "Table")
	case "seat":
		return locale.T(ctx, "Seat")
	case "status":
		return locale.T(ctx, "Status")
	case "answer":
		return locale.T(ctx, "Answer")
	case "seats":
		return locale.T(ctx, "Seats")
	case "shape":
		return locale.T(ctx, "Shape")
	case "in_use":
		return locale.T(ctx, "In use")
	case "role":
		return locale.T(ctx, "Role")
	}
	return ofEvents(ctx, column)
}

// ofEvents are the names of the columns of an event, its occasions and their meals.
func ofEvents(ctx context.Context, column string) string {
	switch column {
	case "starts":
		return locale.T(ctx, "Starts")
	case "ends":
		return locale.T(ctx, "Ends")
	case "asks_meal":
		return locale.T(ctx, "Guests choose a meal")
	case "for_children":
		return locale.T(ctx, "For children")
	case "zone":
		return locale.T(ctx, "Time zone")
	case "currency":
		return locale.T(ctx, "Currency")
	case "languages":
		return locale.T(ctx, "Languages of the guests' pages")
	case "sides":
		return locale.T(ctx, "Sides")
	case "deadline":
		return locale.T(ctx, "Last day to reply")
	case "reply_mode":
		return locale.T(ctx, "Replies")
	case "contact":
		return locale.T(ctx, "Whom guests ask")
	case "name_lookup":
		return locale.T(ctx, "Guests find their invitation by name")
	case "tables_shown":
		return locale.T(ctx, "Who sees the tables")
	case "units":
		return locale.T(ctx, "Lengths")
	case "sender_name":
		return locale.T(ctx, "Sender’s name")
	case "reply_to":
		return locale.T(ctx, "Answers go to")
	case "host_places":
		return locale.T(ctx, "Places for the hosts")
	}
	return ""
}
