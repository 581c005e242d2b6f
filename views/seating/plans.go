package seating

import (
	"context"
	"time"

	"github.com/a-h/templ"

	"convive/models/change"
	"convive/models/invalid"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// PlansHref is the page of all plans of the occasion.
func (a At) PlansHref() string { return a.Base + "/plans" + At{Occasion: a.Occasion}.query() }

// of is the board of a plan; the one in use has the address without a name.
func (a At) of(p seating.Plan) At {
	a.Plan = p.ID
	if p.InUse {
		a.Plan = ""
	}
	return a
}

// planHref is the page of one plan.
func (a At) planHref(p seating.Plan) string { return a.Base + "/plans/" + string(p.ID) }

// compareHref sets two plans beside each other.
func (a At) compareHref(one, other change.ID) string {
	return a.Base + "/comparison" + At{Occasion: a.Occasion}.query() + "&one=" + string(one) + "&other=" + string(other)
}

// PlanMenu is what the board says of the plan that it shows.
type PlanMenu struct {
	At
	May
	Shown seating.Plan // zero before the first, and where it was removed
	Plans []seating.Plan
	// Arranging says that it stands on the page on which the room is arranged.
	Arranging bool
}

func (m PlanMenu) href(p seating.Plan) string {
	if m.Arranging {
		return m.of(p).Arranged()
	}
	return m.of(p).Href()
}

func (m PlanMenu) removed() bool { return m.Shown.ID == "" && m.Plan != "" }

func (m PlanMenu) label(ctx context.Context) string {
	if m.Shown.ID == "" {
		return locale.T(ctx, "Plans")
	}
	return planName(ctx, m.Shown)
}

// planName is how a plan is called; one that came from a file may have no name.
func planName(ctx context.Context, p seating.Plan) string {
	if p.Name == "" {
		return locale.T(ctx, "Plan")
	}
	return p.Name
}

// used is the plan in use.
func (m PlanMenu) used() (p seating.Plan) {
	for _, p = range m.Plans {
		if p.InUse {
			return p
		}
	}
	return seating.Plan{}
}

// PlansPage is what the page of all plans places around the list.
type PlansPage struct {
	At
	May
	Occasion string
	Form     NewPlanForm
	Plans    []ui.Option
}

// duplicated is the plan of which the form makes another, as its address asks; "" where it asks for none of these.
func (p PlansPage) duplicated() string {
	for _, o := range p.Plans {
		if o.Value == string(p.Form.Draft.From) {
			return o.Label
		}
	}
	return ""
}

// NewPlanForm is the form that adds a plan.
type NewPlanForm struct {
	Action, Command string
	Draft           seating.NewPlan
	From            []ui.Option
	Errors          invalid.Fields
}

// PlanRow is one plan in the list.
type PlanRow struct {
	At
	May
	Row       seating.Plan
	Used      seating.Plan
	Flags     seating.Flags
	Problems  int
	Snapshots int
}

// RestoreForm is the id of the form by which a plan goes back to a snapshot: the buttons of the snapshots belong to it. It
// stands outside of their list and says how far the event has come, so that without scripts going back to the same one
// again is another step.
const RestoreForm = "snapshot-restore"

// PlanPage is what the page of one plan places around its fragments.
type PlanPage struct {
	At
	May
	Row    seating.Plan
	Rename PlanNameForm
	Take   SnapshotForm
	Copy   PlanCopyForm
	Others []ui.Option // to compare with
	Seq    int64       // how far the event has come
	Remove string      // command id of the removal
}

// PlanNameForm is the form that renames a plan.
type PlanNameForm struct {
	Action, Command string
	Draft           seating.PlanName
	Errors          invalid.Fields
}

// SnapshotForm is the form that takes a snapshot.
type SnapshotForm struct {
	Action, Command string
	Draft           seating.NewSnapshot
	Errors          invalid.Fields
}

// PlanCopyForm is the form that copies another plan into this one.
type PlanCopyForm struct {
	Action, Command string
	Draft           seating.PlanCopy
	From            []ui.Option
	Errors          invalid.Fields
}

// attributes hide the form as long as there is no other plan.
func (f PlanCopyForm) attributes(ctx context.Context) templ.Attributes {
	attrs := fresh(plansBefore(ctx))
	attrs["hidden"] = len(f.From) == 0
	return attrs
}

// SnapshotRow is one snapshot in the list.
type SnapshotRow struct {
	At
	May
	seating.Snapshot
	Zone *time.Location
}

// called is the snapshot's name, or what Convive took it before.
func (s SnapshotRow) called(ctx context.Context) string {
	switch s.Before {
	case seating.BeforeAuto:
		return locale.T(ctx, "Before auto-seat")
	case seating.BeforeClear:
		return locale.T(ctx, "Before tables were removed")
	case seating.BeforeRestore:
		return locale.T(ctx, "Before going back")
	case seating.BeforeCopy:
		return locale.T(ctx, "Before copying")
	}
	return s.Name
}

// PlanOption is a plan in a list of several occasions.
func PlanOption(ctx context.Context, p seating.Plan, occasion string) ui.Option {
	return ui.Option{Value: string(p.ID), Label: locale.T(ctx, "{plan}, {occasion}", "plan", planName(ctx, p), "occasion", occasion)}
}

func planLabels(ctx context.Context) map[string]string {
	return map[string]string{"name": locale.T(ctx, "Name"), "from": locale.T(ctx, "After")}
}

// planIcon marks the plan in use among the others.
func planIcon(p seating.Plan) ui.IconName {
	if p.InUse {
		return "check"
	}
	return ""
}
