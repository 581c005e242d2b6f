package db

var _ = register("accounts", OfAccount,
	column{"id", "tells accounts apart", Plain, internal, RowDeleted},
	column{"name", "what others call them", Plain, exported, RowDeleted},
	column{"email", "signs in by it", Contact, exported, RowDeleted},
	column{"email_key", "the same, folded: finds the account", Contact, internal, RowDeleted},
	column{"password_hash", "signs in by it", Secret, internal, RowDeleted},
	column{"created_at", "since when", Plain, exported, RowDeleted},
	column{"version", "finds edits that cross", Plain, internal, RowDeleted},
)

var _ = register("sessions", OfAccount,
	column{"id", "hash of the session's key", Secret, internal, RowDeleted},
	column{"account_id", "whose", Plain, internal, RowDeleted},
	column{"data", "who is signed in, which invitations are open", Secret, internal, RowDeleted},
	column{"created_at", "list of sessions", Plain, exported, RowDeleted},
	column{"expires_at", "ends by itself", Plain, internal, RowDeleted},
)

var _ = register("failures", OfInstallation,
	column{"bucket", "who guesses: address or account, for minutes", Secret, internal, RowDeleted},
	column{"slot", "in which minutes", Plain, internal, RowDeleted},
	column{"n", "how often", Plain, internal, RowDeleted},
)

var _ = register("access_mark", OfInstallation,
	column{"id", "there is one", Plain, internal, RowDeleted},
	column{"mark", "changes when somebody's authority may have", Plain, internal, RowDeleted},
)
