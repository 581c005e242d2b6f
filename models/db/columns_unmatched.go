package db

// Who writes here is known by nothing else: what they say of themselves may be about health, and how to reach them is a
// contact.
var _ = register("unmatched_replies", OfEvent, rowOfEvent(RowDeleted,
	column{"name", "who wrote", Contact, exported, RowDeleted},
	column{"coming", "whether they come", Plain, exported, RowDeleted},
	column{"words", "what they say", Health, exported, RowDeleted},
	column{"reach", "how to answer them", Contact, exported, RowDeleted},
	column{"status", "open, linked, dismissed", Plain, exported, RowDeleted},
	column{"household_id", "whose reply it was", Plain, internal, RowDeleted},
)...)
