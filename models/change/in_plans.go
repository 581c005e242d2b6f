package change

// InPlans are the plans that a Change is about: whose pages take it back as a step. One of wishes is about none, since these
// hold in all plans.
func InPlans(c Change) []ID {
	switch c := c.(type) {
	case TablesAdded:
		return []ID{c.Plan}
	case TableEdited:
		return []ID{c.Plan}
	case TableRemoved:
		return []ID{c.Plan}
	case GuestsSeated:
		return []ID{c.Plan}
	case GuestsUnseated:
		return []ID{c.Plan}
	case GuestsSwapped:
		return []ID{c.Plan}
	case SeatsArranged:
		return []ID{c.Plan}
	case RoomArranged:
		return []ID{c.Plan}
	case RoomFurnished:
		return []ID{c.Plan}
	case RoomMeasured:
		return []ID{c.Plan}
	case RoomPictured:
		return []ID{c.Plan}
	case ObjectEdited:
		return []ID{c.Plan}
	case ObjectRemoved:
		return []ID{c.Plan}
	case PiecesLocked:
		return []ID{c.Plan}
	case RoomCleared:
		return []ID{c.Plan}
	case PlanAdded:
		return []ID{c.Plan}
	case PlanRenamed:
		return []ID{c.Plan}
	case PlanRemoved:
		return []ID{c.Plan}
	case PlanChosen:
		return []ID{c.Plan, c.Was}
	case PlanCopied:
		return []ID{c.Plan}
	case PlanRestored:
		return []ID{c.Plan}
	case SnapshotTaken:
		return []ID{c.Plan}
	case SnapshotRemoved:
		return []ID{c.Plan}
	case GuestsLocked:
		return []ID{c.Plan}
	}
	return nil
}
