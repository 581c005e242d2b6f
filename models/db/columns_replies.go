package db

// What guests write to the hosts may be about allergies: as careful as health notes.
var _ = register("replies", OfHousehold, rowOfEvent(RowDeleted,
	column{"household_id", "who replied", Plain, internal, RowDeleted},
	column{"note", "what they told the hosts", Health, exported, RowDeleted},
	column{"sent_at", "when they replied", Plain, exported, RowDeleted},
	column{"sent_by", "who entered it", Plain, exported, RowDeleted},
	column{"songs", "what they would like to hear", Plain, exported, RowDeleted},
	column{"source", "by the page, on paper, by phone, in the guest list", Plain, exported, RowDeleted},
)...)

var _ = register("reply_drafts", OfHousehold,
	column{"event_id", "which event", Plain, internal, RowDeleted},
	column{"household_id", "who is replying", Plain, internal, RowDeleted},
	column{"id", "tells two phones apart", Plain, internal, RowDeleted},
	column{"from_id", "who began it, before households became one", Plain, internal, RowDeleted},
	column{"fields", "so that nothing typed is lost", Health, internal, RowDeleted},
	column{"started_at", "hosts see who began and did not send", Plain, internal, RowDeleted},
	column{"saved_at", "old drafts are removed", Plain, internal, RowDeleted},
)
