package db

var _ = register("message_templates", OfEvent, rowOfEvent(RowDeleted,
	column{"kind", "which message", Plain, exported, RowDeleted},
	column{"language", "in which language", Plain, exported, RowDeleted},
	column{"subject", "what hosts write", Plain, exported, RowDeleted},
	column{"body", "what hosts write", Plain, exported, RowDeleted},
)...)

var _ = register("mailings", OfEvent, rowOfEvent(RowDeleted,
	column{"kind", "which message", Plain, exported, RowDeleted},
	column{"occasion_id", "what it is about", Plain, exported, RowDeleted},
	column{"texts", "what hosts wrote", Contact, exported, RowDeleted},
	column{"state", "how far it is", Plain, exported, RowDeleted},
	column{"by_hand", "hosts send it themselves", Plain, exported, RowDeleted},
	column{"send_after", "when it begins", Plain, exported, RowDeleted},
	column{"seq", "takes it back", Plain, internal, RowDeleted},
)...)

var _ = register("messages", OfHousehold, rowOfEvent(RowDeleted,
	column{"mailing_id", "with which others", Plain, internal, RowDeleted},
	column{"household_id", "to whom", Plain, internal, RowDeleted},
	column{"kind", "which message", Plain, exported, RowDeleted},
	column{"state", "what became of it", Plain, exported, RowDeleted},
	column{"reason", "why it was not sent", Plain, exported, RowDeleted},
	column{"detail", "what the mail server said", Contact, exported, RowDeleted},
	column{"addresses", "where it went", Contact, exported, RowDeleted},
	column{"by_hand", "hosts send it themselves", Plain, internal, RowDeleted},
	column{"attempts", "when to try again", Plain, internal, RowDeleted},
	column{"tried_since", "when to give up", Plain, internal, RowDeleted},
	column{"due_at", "when to send it", Plain, internal, RowDeleted},
	column{"sent_at", "not twice a day", Plain, exported, RowDeleted},
)...)

var _ = register("message_results", OfHousehold,
	column{"event_id", "which event", Plain, internal, RowDeleted},
	column{"id", "of which message", Plain, internal, RowDeleted},
	column{"attempt", "of which attempt", Plain, internal, RowDeleted},
	column{"result", "what the mail server said, until the outbox tells it", Contact, internal, RowDeleted},
)

var _ = register("message_senders", OfInstallation,
	column{"id", "there is one", Plain, internal, Kept},
	column{"holder", "which process sends", Plain, internal, Kept},
	column{"until", "how long it may", Plain, internal, Kept},
	column{"seen_at", "whether messages can be sent", Plain, internal, Kept},
)
