package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/spf13/pflag"

	"crosscast/reconcile"
	"crosscast/reconcile/output"
	"crosscast/reconcile/signoff"
	"crosscast/sheets/open"
)

// checkFlags are the values of the flags of check.
type checkFlags struct {
	out, targets, accepted, passwordFile string
	sheets, reports                      []string
	units, years, hidden, failOn, format string
	materiality, asAt                    string
	noAnnotate, force                    bool
	quiet, verbose, noColour, noProgress bool
}

// checkCommand is the main job.
func checkCommand() *command {
	v := &checkFlags{}
	f := newFlags("check")
	f.StringVarP(&v.out, "out", "o", "", "folder `DIR` for the marked copies (default: beside each file)")
	f.StringVar(&v.targets, "targets", "", "`FILE` of stated figures that the workbook must reach (see crosscast targets)")
	f.StringVar(&v.accepted, "accepted", "", "`FILE` of accepted differences (default: crosscast-accepted.csv in the folder of the workbook, or above)")
	f.StringArrayVar(&v.reports, "report", nil, "`FILE` of a report whose figures must agree to the workbook; may be given again")
	f.StringArrayVar(&v.sheets, "sheet", nil, "check sheet `NAME` only; may be given again")
	f.Var(newChoice(&v.units, "auto", "pounds", "thousands", "millions"), "units",
		"unit of the amounts; auto reads it from the headings")
	f.Var(newChoice(&v.years, "auto", "incremental", "cumulative"), "years",
		"how phased years run; auto decides for each row")
	f.StringVar(&v.materiality, "materiality", "0", "tell differences below `AMOUNT` in a group of their own")
	f.Var(newChoice(&v.hidden, "warn", "include", "skip"), "hidden", "lines in hidden rows and columns")
	f.Var(newChoice(&v.failOn, "difference", "review", "untested", "never"), "fail-on",
		"what makes the exit status 1")
	f.Var(newChoice(&v.format, output.Formats...), "format", "form of the results")
	f.BoolVar(&v.noAnnotate, "no-annotate", false, "write no marked copy")
	f.StringVar(&v.passwordFile, "password-file", "", "`FILE` whose first line is the password of the workbook")
	f.BoolVar(&v.force, "force", false, "replace or renew a marked copy that was edited or signed since")
	f.BoolVarP(&v.quiet, "quiet", "q", false, "print only the first line for each workbook")
	f.BoolVarP(&v.verbose, "verbose", "v", false, "list every total with the reason to believe it")
	f.BoolVar(&v.noColour, "no-color", false, "no bold references on the terminal")
	f.BoolVar(&v.noProgress, "no-progress", false, "no line that shows which workbook is awaited")
	f.StringVar(&v.asAt, "as-at", "", "`DATE`, such as 2026-11-21, to put on the copy instead of now")
	return &command{
		name: "check", args: "FILE|FOLDER...", files: true, flags: f,
		short: "check workbooks and reports and write marked copies, or renew one (a bare file name means this)",
		examples: []string{
			`crosscast "Savings P6.xlsx"`,
			`crosscast "Savings P6 - checked.xlsx"`,
			`crosscast check Budgets --out Checked`,
			`crosscast check Budget.xlsx --targets "Budget - targets.csv"`,
			`crosscast check Budget.xlsx --report "Cabinet report.docx"`,
			`crosscast check Budget.xlsx --format json --no-annotate`,
		},
		run: func(c *console, args []string) (int, error) { return runCheck(c, v, f, args) },
	}
}

// checker is a run of check: the settings, read once, that hold for every file.
type checker struct {
	*checkFlags
	c        *console
	options  reconcile.Options
	targets  []reconcile.Target
	password string
	at       time.Time
	set      output.Settings
	command  string // as the copy tells it

	targetsNote   string // the targets file with its fingerprint, for the copy
	acceptedFiles acceptedFiles
	outputs       map[string]string        // copy: the input that it is of
	opened        map[string]open.Document // what was read before its turn
}

// verdict is what came of one file.
type verdict struct {
	doc      *output.Document
	accepted string   // the file of accepted differences with its fingerprint, for the copy
	skipped  string   // why the file was left out, if it was
	remarks  []string // for standard error
}

func runCheck(c *console, v *checkFlags, f *pflag.FlagSet, args []string) (int, error) {
	k, err := newChecker(c, v, f)
	if err != nil {
		return statusFailed, err
	}
	if len(args) == 0 {
		return statusFailed, &message{what: "Nothing to check", why: "no file or folder was named",
			todo: "Give a workbook or a folder."}
	}
	files := findInputs(c, args)
	if files, err = k.withReports(files); err != nil {
		return statusFailed, err
	}
	k.planOutputs(files)
	w := output.NewWriter(v.format, c.out, k.set)
	bar := newProgress(c, v.noProgress, files)
	status := statusAgrees
	var failed error
	inOrder(files, k.file, bar.waiting, func(r verdict) {
		bar.wipe()
		s, err := k.tell(w, r)
		status = max(status, s)
		failed = errors.Join(failed, err)
	})
	k.tellAccepted()
	failed = errors.Join(failed, w.Close())
	if failed != nil {
		return statusFailed, &message{what: "Cannot write the results", why: failed.Error(),
			todo: "Check the disk or the pipe.", cause: failed}
	}
	return status, nil
}

// newChecker reads what the flags name.
func newChecker(c *console, v *checkFlags, f *pflag.FlagSet) (*checker, error) {
	k := &checker{checkFlags: v, c: c, at: c.now(), command: commandLine(v, f), outputs: map[string]string{}, opened: map[string]open.Document{}}
	k.options = reconcile.Options{Years: v.years, Hidden: v.hidden, Units: v.units, Sheets: v.sheets}
	k.set = output.Settings{Version: versionText(), Verbose: v.verbose, Quiet: v.quiet, Colour: c.colours(v.noColour)}
	if v.quiet && v.verbose {
		return nil, &message{what: "Cannot use -q and -v together", why: "one asks for less, the other for more",
			todo: "Leave one out."}
	}
	var err error
	if k.set.Materiality, err = readMateriality(v.materiality); err != nil {
		return nil, err
	}
	if v.asAt != "" {
		if k.at, err = readDate("as-at", v.asAt); err != nil {
			return nil, err
		}
	}
	if info, err := os.Stat(v.out); v.out != "" && err == nil && !info.IsDir() {
		return nil, badValue("out", v.out, "it is a file", "Name a folder; it is made if need be.")
	}
	if v.passwordFile != "" {
		if k.password, err = readPassword(v.passwordFile); err != nil {
			return nil, err
		}
	}
	if v.targets != "" {
		if err = k.readTargets(v.targets); err != nil {
			return nil, err
		}
	}
	if k.acceptedFiles.named = v.accepted; v.accepted != "" {
		_, err = k.acceptedFiles.forFolder("")
	}
	return k, err
}

// commandLine is the command as the copy tells it: the flags that were given, without secrets and folders.
func commandLine(v *checkFlags, f *pflag.FlagSet) string {
	parts := []string{"crosscast check"}
	f.Visit(func(x *pflag.Flag) {
		value := x.Value.String()
		switch x.Name {
		case "password-file", "out", "quiet", "verbose", "no-color", "no-progress", "format", "force":
			return
		case "targets", "accepted":
			value = filepath.Base(value)
		case "report":
			for _, r := range v.reports {
				parts = append(parts, "--report "+filepath.Base(r))
			}
			return
		}
		parts = append(parts, fmt.Sprintf("--%s %s", x.Name, value))
	})
	return strings.Join(parts, " ")
}

// tell prints what came of one file and returns the exit status that it asks for.
func (k *checker) tell(w output.Writer, r verdict) (int, error) {
	for _, line := range r.remarks {
		k.c.say("%s", line)
	}
	if r.skipped != "" {
		k.c.say("%s", r.skipped)
		return statusAgrees, nil
	}
	status := statusAgrees
	if r.doc.Err != nil {
		k.c.say("%s", r.doc.Err)
		if cause := errors.Unwrap(r.doc.Err); k.verbose && cause != nil {
			k.c.say("    %+v", cause)
		}
		status = statusFailed
	} else if k.fails(output.Summarise(r.doc.Result)) {
		status = statusDiffers
	}
	if r.doc.CopyFailed {
		status = statusFailed
	}
	return status, w.Document(r.doc)
}

// fails reports whether a document's summary reaches the level of --fail-on.
func (k *checker) fails(s output.Summary) bool {
	all := s.All()
	switch k.failOn {
	case "never":
		return false
	case "untested":
		return all.Differs+all.Review+all.Latent+all.NotTested > 0
	case "review":
		return all.Differs+all.Review+all.Latent > 0
	}
	return all.Differs > 0
}

// readMateriality reads an amount as people write it.
func readMateriality(text string) (decimal.Decimal, error) {
	d, err := readAmount(text)
	if err != nil || d.IsNegative() {
		return d, badValue("materiality", text, "it is not an amount", "Write it as 5000, 5k or £0.5m.")
	}
	return d, nil
}

func readDate(flag, text string) (time.Time, error) {
	t, err := signoff.ParseDay(text)
	if err != nil {
		return t, badValue(flag, text, "it is not a date", "Write it as 2026-11-21.")
	}
	return t, nil
}
