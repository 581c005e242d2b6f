// Package model is a browser without a browser: it keeps a page's document, applies what the page's stream sends in
// the way live.js and Datastar do in Chromium, and compares the result with a page loaded afresh. Tests and `convive simulate` use it to
// prove the promise on which everything live rests: whatever happened to a stream, its page ends equal to a new GET.
//
// The package follows the wire format of DESIGN section 5 and is strict where a browser is silent: a patch whose
// target is missing is an error here. It knows nothing of handlers; it reads bytes.
package model
