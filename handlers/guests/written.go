package guests

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/messages"
	mail "convive/views/messages"
)

// written are the newest messages to the household.
func written(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	all, err := messages.PostedTo(v.Read, v.ID(), newest)
	return mail.WrittenPanel(mail.Written{Base: v.Base(), Zone: e.Location(), Messages: all}), err
}
