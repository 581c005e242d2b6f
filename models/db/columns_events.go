package db

var _ = register("events", OfEvent,
	column{"id", "tells events apart", Plain, internal, RowDeleted},
	column{"organization_id", "whose event", Plain, internal, RowDeleted},
	column{"name", "what it is called", Plain, exported, RowDeleted},
	column{"slug", "its address", Plain, exported, RowDeleted},
	column{"place", "where it is", Plain, exported, RowDeleted},
	column{"zone", "its wall time", Plain, exported, RowDeleted},
	column{"currency", "its money", Plain, exported, RowDeleted},
	column{"languages", "of the guests' pages", Plain, exported, RowDeleted},
	column{"sides", "names of the sides", Plain, exported, RowDeleted},
	column{"deadline", "until when to reply", Plain, exported, RowDeleted},
	column{"reply_mode", "preview, open or closed", Plain, exported, RowDeleted},
	column{"contact", "whom guests may ask; shown to all guests", Plain, exported, RowDeleted},
	column{"host_places", "seats of the hosts", Plain, exported, RowDeleted},
	column{"name_lookup", "guests find their invitation by name", Plain, exported, RowDeleted},
	column{"tables_shown", "guests see their tables", Plain, exported, RowDeleted},
	column{"units", "lengths in metres or feet", Plain, exported, RowDeleted},
	column{"sender_name", "who writes to guests", Plain, exported, RowDeleted},
	column{"reply_to", "where guests' answers go", Contact, exported, RowDeleted},
	column{"demo", "marks made-up events", Plain, internal, RowDeleted},
	column{"created_at", "since when", Plain, exported, RowDeleted},
	column{"version", "finds edits that cross", Plain, internal, RowDeleted},
)

var _ = register("event_slugs", OfEvent, rowOfEvent(RowDeleted,
	column{"slug", "printed links lead on", Plain, exported, RowDeleted},
)...)

var _ = register("occasions", OfEvent, rowOfEvent(RowDeleted,
	column{"name", "what it is called", Plain, exported, RowDeleted},
	column{"starts", "when", Plain, exported, RowDeleted},
	column{"ends", "when", Plain, exported, RowDeleted},
	column{"place", "where", Plain, exported, RowDeleted},
	column{"asks_meal", "guests choose a meal", Plain, exported, RowDeleted},
	column{"seated", "has tables", Plain, exported, RowDeleted},
	column{"position", "its order", Plain, internal, RowDeleted},
	column{"capacity", "how many places there are", Plain, exported, RowDeleted},
	column{"deadline", "until when to reply to it", Plain, exported, RowDeleted},
)...)

var _ = register("meals", OfEvent, rowOfEvent(RowDeleted,
	column{"occasion_id", "of which occasion", Plain, internal, RowDeleted},
	column{"name", "what it is called", Plain, exported, RowDeleted},
	column{"for_children", "for children only", Plain, exported, RowDeleted},
	column{"position", "its order", Plain, internal, RowDeleted},
)...)
