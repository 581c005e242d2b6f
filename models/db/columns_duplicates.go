package db

// What is printed goes on opening what its household became a part of; it goes with that household.
var _ = register("former_households", OfHousehold, rowOfEvent(RowDeleted,
	column{"household_id", "of which household it is a part now", Plain, internal, RowDeleted},
	column{"reply_code", "printed, and still opens their pages", Contact, internal, RowDeleted},
	column{"link_generation", "revokes older personal links", Plain, internal, RowDeleted},
	column{"link_hash", "finds the printed personal link", Secret, internal, RowDeleted},
)...)

var _ = register("distinct_people", OfGuest, rowOfEvent(RowDeleted,
	column{"guest_id", "who is somebody else", Plain, internal, RowDeleted},
	column{"other_guest_id", "than whom", Plain, internal, RowDeleted},
)...)
