package static

// Policy is the Content-Security-Policy of every page: no inline script or style, no code made from text. The data-*
// expressions run all the same, because expressions.js holds them as real functions; one that is not in it cannot run.
const Policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; " +
	"manifest-src 'self'; worker-src 'self'"
