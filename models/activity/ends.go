package activity

import (
	"convive/models/change"
	"convive/models/invalid"
)

// errNoStep is the refusal of an undo by key that finds no step.
var errNoStep = invalid.Refuse("There is no step of yours to take back.")

// ends are no steps on the board, and make a plan another as a whole: the walk back ends there, and says so. They are taken
// back by their notice or under Activity; the steps before can be taken back then.
var ends = map[change.Kind]invalid.Refusal{
	change.PlanAdded{}.Kind():    errNoStep,
	change.PlanChosen{}.Kind():   invalid.Refuse("Step by step it goes back until you put another plan to use, no further. That is taken back under Activity."),
	change.PlanRestored{}.Kind(): invalid.Refuse("Step by step it goes back until you brought the plan back to a snapshot, no further. That is taken back under Activity."),
	change.PlanCopied{}.Kind():   invalid.Refuse("Step by step it goes back until you copied another plan to this one, no further. That is taken back under Activity."),
}

// aside are no steps on the board either, and leave the plan as it is: the walk back goes on past them.
var aside = map[change.Kind]bool{
	change.PlanRenamed{}.Kind(): true, change.PlanRemoved{}.Kind(): true, change.SnapshotTaken{}.Kind(): true, change.SnapshotRemoved{}.Kind(): true,
}
