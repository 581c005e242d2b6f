package db

var _ = register("questions", OfEvent, rowOfEvent(RowDeleted,
	column{"occasion_id", "whom it is asked", Plain, exported, RowDeleted},
	column{"asks", "the question", Plain, exported, RowDeleted},
	column{"help", "what stands below it", Plain, exported, RowDeleted},
	column{"answer_kind", "words, a choice or a number", Plain, exported, RowDeleted},
	column{"per", "of each person or of the household", Plain, exported, RowDeleted},
	column{"options", "what guests choose from", Plain, exported, RowDeleted},
	column{"at_least", "the smallest number, 0 for none", Plain, exported, RowDeleted},
	column{"at_most", "the largest number, 0 for none", Plain, exported, RowDeleted},
	column{"required", "a reply needs it", Plain, exported, RowDeleted},
	column{"position", "order on the page", Plain, exported, RowDeleted},
)...)

// Nobody knows what hosts ask: answers are as careful as health notes.
var _ = register("answers", OfGuest, rowOfEvent(RowDeleted,
	column{"question_id", "to which question", Plain, internal, RowDeleted},
	column{"household_id", "who answers", Plain, internal, RowDeleted},
	column{"guest_id", "for whom", Plain, internal, RowDeleted},
	column{"about", "keeps a second answer out", Plain, internal, RowDeleted},
	column{"said", "the answer", Health, exported, RowDeleted},
)...)
