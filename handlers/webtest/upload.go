package webtest

import (
	"bytes"
	"mime/multipart"
	"net/http"
)

// Upload sends a form with a file, and with the fields given as name, value pairs.
func (c *Client) Upload(path, field, name string, data []byte, pairs ...string) Answer {
	c.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if name != "" {
		w, err := form.CreateFormFile(field, name)
		c.World.Must(err)
		_, err = w.Write(data)
		c.World.Must(err)
	}
	for i := 0; i < len(pairs); i += 2 {
		c.World.Must(form.WriteField(pairs[i], pairs[i+1]))
	}
	c.World.Must(form.Close())
	req, err := http.NewRequest(http.MethodPost, c.server+path, &body)
	c.World.Must(err)
	req.Header.Set("Content-Type", form.FormDataContentType())
	if !c.NoScript {
		req.Header.Set("Datastar-Request", "true")
	}
	return c.do(req)
}
