package guests

import (
	"context"

	"convive/views/locale"
)

func everyOccasion(occasion) bool { return true }
func asksMeal(o occasion) bool    { return o.AsksMeal }
func always(Columns) bool         { return true }
func seesContacts(c Columns) bool { return c.Contacts }
func seesHealth(c Columns) bool   { return c.Health }
func seesTables(c Columns) bool   { return c.Tables }
func seesPrivate(c Columns) bool  { return c.Private }
func usesLists(c Columns) bool    { return c.ListB }

// kinds are all columns that there are, in their usual order.
var kinds = []kind{
	{name: "side", label: func(ctx context.Context) string { return locale.T(ctx, "Side") }, class: "col-side", width: 120, usual: true, may: always, guest: guestSide, said: saidSide, saidOf: saidHouseholdSide},
	{name: "tags", label: func(ctx context.Context) string { return locale.T(ctx, "Tags") }, class: "col-tags", width: 130, usual: true, may: always, guest: guestTags, group: householdTags, said: saidTags, saidOf: saidHouseholdTags},
	{name: "reply", label: func(ctx context.Context) string { return locale.T(ctx, "Reply") }, class: "cell-mark", width: 84, usual: true, per: everyOccasion, may: always, guest: guestReply, group: householdReplies, heading: replyHead, said: saidReply, saidOf: saidReplies},
	{name: "meal", label: func(ctx context.Context) string { return locale.T(ctx, "Meal") }, class: "col-meal", width: 130, usual: true, per: asksMeal, may: always, guest: guestMeal, heading: mealHead, said: saidMeal},
	{name: "diets", label: func(ctx context.Context) string { return locale.T(ctx, "Diet and access") }, class: "col-diet", width: 220, usual: true, may: seesHealth, guest: guestDiets, said: saidDiets, saidOf: saidMore},
	{name: "table", label: func(ctx context.Context) string { return locale.T(ctx, "Table") }, class: "col-table cell-narrow", width: 100, usual: true, may: seesTables, guest: guestTable, said: saidTable},
	{name: "email", label: func(ctx context.Context) string { return locale.T(ctx, "E-mail") }, class: "col-text", width: 200, may: seesContacts, guest: guestEmail, said: saidEmail},
	{name: "phone", label: func(ctx context.Context) string { return locale.T(ctx, "Phone") }, class: "col-text", width: 140, may: seesContacts, said: saidPhone},
	{name: "address", label: func(ctx context.Context) string { return locale.T(ctx, "Address") }, class: "col-text", width: 240, may: seesContacts, said: saidAddress, saidOf: saidHouseholdAddress},
	{name: "language", label: func(ctx context.Context) string { return locale.T(ctx, "Language") }, class: "col-text", width: 100, may: always, said: saidLanguage, saidOf: saidHouseholdLanguage},
	{name: "age", label: func(ctx context.Context) string { return locale.T(ctx, "Age") }, class: "col-text", width: 90, may: always, said: saidAge},
	{name: "plusone", label: func(ctx context.Context) string { return locale.T(ctx, "Plus-one of") }, class: "col-text", width: 160, may: always, said: saidPlusOne},
	{name: "note", label: func(ctx context.Context) string { return locale.T(ctx, "Note") }, class: "col-text", width: 220, may: seesContacts, said: saidNote, saidOf: saidHouseholdNote},
	{name: "code", label: func(ctx context.Context) string { return locale.T(ctx, "Reply code") }, class: "col-text", width: 110, may: seesContacts, said: saidCode, saidOf: saidHouseholdCode},
	{name: "list", label: func(ctx context.Context) string { return locale.T(ctx, "List") }, class: "col-text col-list", width: 60, usual: true, used: usesLists, may: seesPrivate, said: saidList, saidOf: saidHouseholdList},
}
