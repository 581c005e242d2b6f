package db

// The content is other people's data as a file; it is kept for a day, for the one who brought it alone.
var _ = register("import_files", OfEvent,
	column{"event_id", "which event", Plain, internal, RowDeleted},
	column{"id", "leads to its preview", Plain, internal, RowDeleted},
	column{"account_id", "who brought it, and may see it", Plain, internal, RowDeleted},
	column{"name", "what the file is called", Plain, internal, RowDeleted},
	column{"pasted", "how it is read", Plain, internal, RowDeleted},
	column{"content", "the guest list, for its preview", Secret, internal, RowDeleted},
	column{"created_at", "when it was brought", Plain, internal, RowDeleted},
	column{"expires_at", "when it is removed", Plain, internal, RowDeleted},
)

var _ = register("import_columns", OfEvent,
	column{"event_id", "which event", Plain, internal, RowDeleted},
	column{"id", "tells rows apart", Plain, internal, RowDeleted},
	column{"heads", "which headings, as a mark that can't be read", Plain, internal, RowDeleted},
	column{"choices", "what the columns of a list mean", Plain, internal, RowDeleted},
	column{"created_at", "when it was said", Plain, internal, RowDeleted},
)

var _ = register("import_habits", OfOrganization,
	column{"organization_id", "which organization", Plain, internal, RowDeleted},
	column{"id", "tells rows apart", Plain, internal, RowDeleted},
	column{"heads", "which headings, as a mark that can't be read", Plain, internal, RowDeleted},
	column{"choices", "what the columns of a list mean, without the names of occasions", Plain, internal, RowDeleted},
	column{"created_at", "when it was said", Plain, internal, RowDeleted},
)
