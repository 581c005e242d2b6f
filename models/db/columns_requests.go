package db

// Guests write about allergies and wheelchairs here: their words are as careful as health notes.
var _ = register("guest_requests", OfGuest, rowOfEvent(RowDeleted,
	column{"household_id", "who asks", Plain, internal, RowDeleted},
	column{"guest_id", "for whom", Plain, internal, RowDeleted},
	column{"kind", "what it is about", Plain, exported, RowDeleted},
	column{"words", "what they ask", Health, exported, RowDeleted},
	column{"status", "open, resolved, declined", Plain, exported, RowDeleted},
	column{"answer", "what the hosts said", Health, exported, RowDeleted},
	column{"settled_by", "who settled it", Plain, internal, RowDeleted},
	column{"settled_at", "when", Plain, exported, RowDeleted},
)...)
