package browser

import (
	"context"

	"github.com/chromedp/chromedp"
)

// Serious runs the accessibility checker, axe-core's own script, in the tab, and returns what it finds that is serious;
// "" is nothing. Of a long list it reads the first rows: those that follow are drawn by the same lines, and each costs
// as much again.
func Serious(ctx context.Context, checker string) (string, error) {
	return serious(ctx, checker, `{resultTypes: ['violations']}`)
}

// Unreadable is Serious for what colours decide. It is enough for the other scheme of a page that Serious has read.
func Unreadable(ctx context.Context, checker string) (string, error) {
	return serious(ctx, checker, `{resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block']}`)
}

func serious(ctx context.Context, checker, options string) (string, error) {
	run := `(async () => {
		const alike = ['tbody', 'tr', 'li'].map(row => row + ':nth-child(n + 21)');
		const found = await axe.run({include: document, exclude: alike}, ` + options + `);
		return found.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
			.map(v => v.id + ': ' + v.help + '\n' + v.nodes.slice(0, 3).map(n => '  ' + n.html.slice(0, 200) + '\n    ' + (n.any[0]?.message ?? '')).join('\n')).join('\n');
	})()`
	return chromedp.Run(ctx, chromedp.Evaluate[string](checker+";\n"+run, chromedp.EvalAwaitPromise))
}
