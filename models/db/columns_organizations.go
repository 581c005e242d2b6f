package db

var _ = register("organizations", OfOrganization,
	column{"id", "tells organizations apart", Plain, internal, RowDeleted},
	column{"name", "what it is called", Plain, exported, RowDeleted},
	column{"created_at", "since when", Plain, exported, RowDeleted},
	column{"version", "finds edits that cross", Plain, internal, RowDeleted},
)

var _ = register("memberships", OfAccount,
	column{"organization_id", "of which organization", Plain, internal, RowDeleted},
	column{"id", "tells rows apart", Plain, internal, RowDeleted},
	column{"account_id", "who", Plain, internal, RowDeleted},
	column{"role", "owner or staff", Plain, exported, RowDeleted},
	column{"created_at", "since when", Plain, exported, RowDeleted},
	column{"version", "finds edits that cross", Plain, internal, RowDeleted},
)
