package db

// Who looked for an invitation is perhaps no guest, and how they are called is all that is known of them.
var _ = register("missed_names", OfEvent, rowOfEvent(RowDeleted,
	column{"name", "who found no invitation by this name", Contact, exported, RowDeleted},
	column{"name_key", "tells whether it is the same name again", Secret, internal, RowDeleted},
	column{"tries", "how often they tried", Plain, exported, RowDeleted},
	column{"last_at", "when they tried last", Plain, exported, RowDeleted},
	column{"second_of", "of whom true is what they gave besides", Contact, internal, RowDeleted},
	column{"status", "open, linked, dismissed", Plain, exported, RowDeleted},
	column{"household_id", "who it was", Plain, internal, RowDeleted},
)...)
