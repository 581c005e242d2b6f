package db

var _ = register("feeds", OfInstallation,
	column{"id", "which log", Plain, internal, Kept},
	column{"seq", "how far it has come", Plain, internal, Kept},
	column{"epoch", "renewed by a restore", Plain, internal, Kept},
)

var _ = register("changes", OfEvent,
	column{"feed_id", "which log", Plain, internal, Kept},
	column{"seq", "its number", Plain, internal, Kept},
	column{"kind", "what happened", Plain, exported, Kept},
	column{"at", "when", Plain, exported, Kept},
	column{"actor_kind", "who did it", Plain, internal, Kept},
	column{"actor_id", "who did it; the name is looked up", Plain, internal, Kept},
	column{"topics", "which pages follow", Plain, internal, Kept},
	column{"data", "ids of whom it was about", Plain, internal, Kept},
)

// What the values of side rows are is told by the columns that they stand for.
var _ = register("change_rows", OfEvent,
	column{"feed_id", "which log", Plain, internal, RowDeleted},
	column{"seq", "which change", Plain, internal, RowDeleted},
	column{"n", "their order", Plain, internal, RowDeleted},
	column{"table_name", "which table", Plain, internal, RowDeleted},
	column{"row_id", "which row", Plain, internal, RowDeleted},
	column{"op", "what was done", Plain, internal, RowDeleted},
	column{"was", "undo and merging", Secret, internal, RowDeleted},
	column{"became", "undo and merging", Secret, internal, RowDeleted},
)

var _ = register("change_households", OfHousehold,
	column{"feed_id", "which log", Plain, internal, Kept},
	column{"household_id", "whose history", Plain, internal, Kept},
	column{"seq", "which change", Plain, internal, Kept},
)

var _ = register("commands", OfInstallation,
	column{"feed_id", "which log", Plain, internal, RowDeleted},
	column{"actor", "whose command", Plain, internal, RowDeleted},
	column{"id", "a command sent twice changes once", Secret, internal, RowDeleted},
	column{"body_hash", "the same id with another body", Secret, internal, RowDeleted},
	column{"seq", "its outcome", Plain, internal, RowDeleted},
	column{"at", "when", Plain, internal, RowDeleted},
)

var _ = register("settings", OfInstallation,
	column{"name", "which setting", Secret, internal, Kept},
	column{"value", "what it is set to", Secret, internal, Kept},
)
