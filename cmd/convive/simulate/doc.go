// Package simulate plays a wedding against a running demo: virtual guests reply, change their minds and ask for things,
// virtual planners seat, move, take back and settle, each with a session of their own, through the pages and forms that
// people use. Watchers keep pages open as a browser does. It is the soak test, the load test and the live demonstration
// in one, and it judges what it saw: every watched page must equal a fresh one, every command that was acknowledged must
// stand in the log, and sent once more it must change nothing.
//
// It knows nothing of the app but its addresses, its HTML and its streams, and it guards two rules: it talks to this
// machine alone, and it ends by itself. To add something that people do, add a deed to plan.go and a file that does it.
package simulate
