package db

var _ = register("plans", OfEvent, rowOfEvent(RowDeleted,
	column{"occasion_id", "of which occasion", Plain, internal, RowDeleted},
	column{"name", "what it is called", Plain, exported, RowDeleted},
	column{"in_use", "which plan guests, door and reports see", Plain, exported, RowDeleted},
	column{"width", "the room to scale", Plain, exported, RowDeleted},
	column{"length", "the room to scale", Plain, exported, RowDeleted},
	column{"walls", "the room to scale", Plain, exported, RowDeleted},
	column{"backdrop", "which picture lies behind the room, and where", Plain, internal, RowDeleted},
)...)

// What a picture shows is for those who see the room; it says nothing in the activity list.
var _ = register("plan_pictures", OfEvent,
	column{"event_id", "which event", Plain, internal, RowDeleted},
	column{"id", "tells rows apart", Plain, internal, RowDeleted},
	column{"content", "the picture behind a room", Secret, internal, RowDeleted},
	column{"created_at", "when it was brought", Plain, internal, RowDeleted},
)

// It tells of wishes, by the score of a plan.
var _ = register("seat_searches", OfEvent,
	column{"event_id", "which event", Plain, internal, RowDeleted},
	column{"account_id", "who searched", Plain, internal, RowDeleted},
	column{"search_id", "which search it is", Plain, internal, RowDeleted},
	column{"state", "whether it waits, goes on, has ended or failed", Plain, internal, RowDeleted},
	column{"begun_at", "when the search was asked for", Plain, internal, RowDeleted},
	column{"ends_at", "when its time is over", Plain, internal, RowDeleted},
	column{"found", "which guests by their ids would sit where", Private, internal, RowDeleted},
)

var _ = register("seating_tables", OfEvent, rowOfEvent(RowDeleted,
	column{"plan_id", "of which plan", Plain, internal, RowDeleted},
	column{"name", "what it is called", Plain, exported, RowDeleted},
	column{"position", "its order", Plain, internal, RowDeleted},
	column{"shape", "the room to scale", Plain, exported, RowDeleted},
	column{"seats", "how many fit", Plain, exported, RowDeleted},
	column{"blocked", "where nobody may sit", Plain, exported, RowDeleted},
	column{"sides", "where its chairs stand", Plain, exported, RowDeleted},
	column{"x", "where it stands", Plain, exported, RowDeleted},
	column{"y", "where it stands", Plain, exported, RowDeleted},
	column{"w", "its size", Plain, exported, RowDeleted},
	column{"h", "its size", Plain, exported, RowDeleted},
	column{"rotation", "how it stands", Plain, exported, RowDeleted},
	column{"locked", "stays where it is", Plain, exported, RowDeleted},
	column{"tag", "the hosts' own label", Plain, exported, RowDeleted},
	column{"note", "for the team alone", Contact, exported, RowDeleted},
)...)

var _ = register("room_objects", OfEvent, rowOfEvent(RowDeleted,
	column{"plan_id", "of which plan", Plain, internal, RowDeleted},
	column{"kind", "what it is", Plain, exported, RowDeleted},
	column{"label", "what it is called", Plain, exported, RowDeleted},
	column{"x", "where it stands", Plain, exported, RowDeleted},
	column{"y", "where it stands", Plain, exported, RowDeleted},
	column{"w", "its size", Plain, exported, RowDeleted},
	column{"h", "its size", Plain, exported, RowDeleted},
	column{"rotation", "how it stands", Plain, exported, RowDeleted},
	column{"locked", "stays where it is", Plain, exported, RowDeleted},
)...)

var _ = register("assignments", OfGuest, rowOfEvent(RowDeleted,
	column{"plan_id", "in which plan", Plain, internal, RowDeleted},
	column{"household_id", "with whom they are invited", Plain, internal, RowDeleted},
	column{"guest_id", "who sits", Plain, internal, RowDeleted},
	column{"table_id", "where", Plain, exported, RowDeleted},
	column{"seat", "on which seat", Plain, exported, RowDeleted},
	column{"locked", "stays there", Plain, internal, RowDeleted},
)...)

// That there is a wish at all may be private, so the whole row is seen by who may see private ones.
var _ = register("wishes", OfGuest, rowOfEvent(RowDeleted,
	column{"kind", "together, apart, near, at the head, away", Private, exported, RowDeleted},
	column{"guest_id", "who", Private, internal, RowDeleted},
	column{"other_guest_id", "with or away from whom", Private, internal, RowDeleted},
	column{"thing", "away from what", Private, exported, RowDeleted},
	column{"whole", "whether it is about whole households", Private, internal, RowDeleted},
	column{"strength", "must or rather", Private, exported, RowDeleted},
	column{"weight", "how much it matters", Private, internal, RowDeleted},
	column{"private", "whether others may know", Private, internal, RowDeleted},
	column{"reason", "why", Private, exported, RowDeleted},
)...)

var _ = register("plan_snapshots", OfEvent, rowOfEvent(RowDeleted,
	column{"plan_id", "of which plan", Plain, internal, RowDeleted},
	column{"name", "what it is called", Plain, exported, RowDeleted},
	column{"before", "why it was taken", Plain, internal, RowDeleted},
	column{"seated", "how many sat there", Plain, internal, RowDeleted},
	column{"tables", "how many tables stood there", Plain, internal, RowDeleted},
	column{"chart", "the room, its tables, and which guests by their ids sat where", Contact, internal, RowDeleted},
)...)
