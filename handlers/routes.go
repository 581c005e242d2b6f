// Package handlers collects the capabilities' routes into the one table: one line each.
package handlers

import (
	"convive/handlers/accounts"
	"convive/handlers/activity"
	"convive/handlers/demo"
	"convive/handlers/events"
	"convive/handlers/find"
	"convive/handlers/guests"
	"convive/handlers/imports"
	"convive/handlers/messages"
	"convive/handlers/overview"
	"convive/handlers/questions"
	"convive/handlers/replies"
	"convive/handlers/reports"
	"convive/handlers/requests"
	"convive/handlers/screens"
	"convive/handlers/seating"
	"convive/handlers/team"
	"convive/handlers/web"
)

// Routes is the app's whole table and, in order, the hosts' navigation.
func Routes() *web.Routes {
	r := &web.Routes{}
	web.OwnRoutes(r)
	accounts.Routes(r)
	events.Routes(r)
	demo.Routes(r)
	overview.Routes(r)
	overview.Nav(r)
	guests.Routes(r)
	guests.Nav(r)
	replies.Routes(r)
	replies.Nav(r)
	questions.Routes(r)
	imports.Routes(r)
	seating.Routes(r)
	seating.Nav(r)
	screens.Routes(r)
	requests.Routes(r)
	requests.Nav(r)
	messages.Routes(r)
	messages.Nav(r)
	reports.Routes(r)
	reports.Nav(r)
	activity.Routes(r)
	activity.Nav(r)
	find.Routes(r)
	team.Routes(r)
	team.Nav(r)
	events.Nav(r)
	return r
}
