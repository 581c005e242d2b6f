package db

var _ = register("screens", OfEvent, rowOfEvent(RowDeleted,
	column{"label", "where it stands", Plain, exported, RowDeleted},
	column{"occasion_id", "of which occasion", Plain, internal, RowDeleted},
	column{"token_hash", "finds the link", Secret, internal, RowDeleted},
	column{"created_by", "who made it", Plain, internal, Kept},
	column{"expires_at", "until when it works", Plain, exported, RowDeleted},
	column{"revoked_at", "since when it no longer works", Plain, exported, RowDeleted},
)...)

var _ = register("screen_uses", OfEvent,
	column{"event_id", "which event", Plain, internal, RowDeleted},
	column{"screen_id", "which link", Plain, internal, RowDeleted},
	column{"used_at", "when a screen last showed its room", Plain, internal, RowDeleted},
)
