package browser

import (
	"context"

	"github.com/chromedp/chromedp"
)

// Serious runs the accessibility checker, axe-core's own script, in the tab, and returns what it finds that is serious;
// "" is nothing.
func Serious(ctx context.Context, checker string) (string, error) {
	const run = `(async () => {
		const found = await axe.run(document, {resultTypes: ['violations']});
		return found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
			.map(v => v.id + ': ' + v.help + '\n' + v.nodes.slice(0, 3).map(n => '  ' + n.html.slice(0, 200) + '\n    ' + (n.any[0]?.message ?? '')).join('\n')).join('\n');
	})()`
	return chromedp.Run(ctx, chromedp.Evaluate[string](checker+";\n"+run, chromedp.EvalAwaitPromise))
}
