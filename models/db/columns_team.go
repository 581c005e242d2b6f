package db

var _ = register("roles", OfAccount, rowOfEvent(RowDeleted,
	column{"account_id", "who", Plain, internal, RowDeleted},
	column{"role", "what they may do", Plain, exported, RowDeleted},
)...)

var _ = register("team_links", OfEvent, rowOfEvent(RowDeleted,
	column{"role", "what it gives", Plain, exported, RowDeleted},
	column{"note", "for whom it was made", Contact, exported, Cleared},
	column{"token_hash", "finds the link", Secret, internal, RowDeleted},
	column{"created_by", "who made it", Plain, internal, Kept},
	column{"expires_at", "until when it works", Plain, exported, RowDeleted},
	column{"used_by", "who joined by it", Plain, internal, Kept},
	column{"used_at", "when", Plain, exported, RowDeleted},
	column{"revoked_at", "since when it no longer works", Plain, exported, RowDeleted},
)...)
