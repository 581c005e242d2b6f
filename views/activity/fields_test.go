package activity

import (
	"context"
	"strings"
	"testing"

	"convive/models/activity"
	"convive/models/db"
)

// unnamed are tables of which the details never show a changed column, with the reason.
var unnamed = map[string]string{
	"accounts": "in another log", "organizations": "in another log", "memberships": "in another log", "sessions": "no log", "failures": "no log", "settings": "no log", "access_mark": "no log",
	"feeds": "the log itself", "changes": "the log itself", "change_rows": "the log itself", "change_households": "the log itself", "commands": "no log", "import_files": "no log", "plan_pictures": "no log", "seat_searches": "no log", "screen_uses": "no log", "import_habits": "no log", "reply_drafts": "no log",
	"event_slugs": "has no name", "team_links": "has no name", "screens": "has no name", "former_households": "made and gone, never changed", "distinct_people": "made and gone, never changed",
}

func TestEveryColumnOfTheDetailsHasAName(t *testing.T) {
	for _, c := range db.Columns() {
		if unnamed[c.Table] == "" && activity.Shown(c.Table, c.Name) && label(context.Background(), c.Table, c.Name) == "" {
			t.Errorf("%s.%s has no name for people", c.Table, c.Name)
		}
	}
}

func TestValuesAreSaidInWords(t *testing.T) {
	for at, want := range map[string]string{
		"guests.unnamed true": "yes", "invitations.maybe false": "no", "guests.diets nut_allergy|lactose_free|plums": "Nut allergy, Lactose-free and plums",
		"replies.source web": "on their page", "replies.source paper": "on paper", "invitations.reply attending": "attending", "guests.age child": "child",
		"guests.name_order family-first": "Family name first", "households.sent_by both": "by e-mail and on paper", "households.language de": "German",
		"guests.side Amara": "Amara’s side", "occasions.starts 2026-09-12T17:00": "Saturday 12 September 2026, 17:00", "events.deadline 2026-08-31": "Monday 31 August 2026",
		"events.languages en|de": "English and German", "events.reply_mode closed": "Closed: guests read only", "events.units feet": "Feet and inches", "events.tables_shown ": "–", "seating_tables.shape rect": "Long", "roles.role host": "Host",
		"answers.said Bus|Train": "Bus and Train", "questions.answer_kind several": "Any of several choices", "questions.per household": "One answer per household",
		"questions.required true": "Yes", "questions.options Bus\nTrain": "Bus, Train", "meals.position 0": "1", "guest_requests.status resolved": "resolved", "guests.note true": "true", "guests.note ": "–",
	} {
		column, values, _ := strings.Cut(at, " ")
		table, name, _ := strings.Cut(column, ".")
		var all []string
		if values != "" {
			all = strings.Split(values, "|")
		}
		if got := value(context.Background(), table, name, all); got != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
}
