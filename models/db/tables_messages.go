package db

func init() {
	tables["message_templates"] = Table{Event: "event_id", Together: [][]string{{"subject", "body"}}}
	tables["mailings"] = Table{Event: "event_id"}
	tables["messages"] = Table{Event: "event_id", Household: "household_id", Whole: true}
	tables["message_results"] = Table{Event: "event_id", Aside: true}
	tables["message_senders"] = Table{Aside: true}
}
