// Command crosscast checks that the totals of UK local-authority workbooks cast, and hands back a marked copy of the
// workbook with the reasons.
package main

import "os"

// The exit statuses. In a batch the worst wins, and the other files are still done.
const (
	statusAgrees  = 0 // everything tested agrees or is accepted
	statusDiffers = 1 // something does not, at the level that --fail-on asks for
	statusFailed  = 2 // the job could not be done
)

func main() {
	status := run(os.Args[1:], newConsole())
	waitBeforeClosing()
	os.Exit(status)
}
