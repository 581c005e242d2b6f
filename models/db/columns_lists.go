package db

var _ = register("list_views", OfAccount,
	column{"event_id", "which event", Plain, internal, RowDeleted},
	column{"account_id", "whose way of seeing it", Plain, internal, RowDeleted},
	column{"name", "which list", Plain, internal, RowDeleted},
	column{"value", "which columns, in which order and width", Plain, internal, RowDeleted},
	column{"saved_at", "when that was chosen", Plain, internal, RowDeleted},
)
