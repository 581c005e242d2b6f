// Package handlers collects the capabilities' routes into the one table: one line each.
package handlers

import (
	"convive/handlers/activity"
	"convive/handlers/requests"
	"convive/handlers/web"
)

// Routes is the app's whole table and, in order, the hosts' navigation.
func Routes() *web.Routes {
	r := &web.Routes{}
	web.OwnRoutes(r)
	requests.Routes(r)
	requests.Nav(r)
	activity.Routes(r)
	activity.Nav(r)
	return r
}
