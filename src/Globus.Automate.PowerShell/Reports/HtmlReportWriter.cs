using System.Globalization;
using System.Net;
using Globus.Automate.Definitions.Graphs.Rendering;
using Globus.Automate.Flows;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Graphs;

namespace Globus.Automate.PowerShell.Reports;

/// <summary>Writes a report as one HTML page without scripts and without references to other files.</summary>
/// <param name="output">The page.</param>
internal sealed class HtmlReportWriter(TextWriter output) : IReportWriter
{
    // Browsers that support details-content also print the closed runs.
    private const string Style = """
        body { font: 15px/1.45 system-ui, sans-serif; color: #1f2328; background: #fff; margin: 2em auto;
          max-width: 72em; padding: 0 1em; }
        table { border-collapse: collapse; width: 100%; margin: .7em 0; }
        th, td { border: 1px solid #d0d7de; padding: .3em .6em; text-align: left; vertical-align: top;
          overflow-wrap: anywhere; min-width: 5em; }
        th { background: #f6f8fa; white-space: nowrap; }
        .facts th { width: 8em; }
        .counts { width: auto; }
        .failures td:first-child, .failures td:nth-child(3), .timeline td:first-child { min-width: 10em; }
        .timeline td:nth-child(2) { min-width: 8em; }
        details { border: 1px solid #d0d7de; border-radius: 6px; padding: .5em 1em; margin: .7em 0; }
        summary { cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
        .status { white-space: nowrap; border-radius: 1em; padding: 0 .6em; background: #eaeef2; font-size: 85%; }
        .FAILED { background: #ffebe9; color: #a40e26; }
        .INACTIVE { background: #fff8c5; color: #7d4e00; }
        .SUCCEEDED { background: #dafbe1; color: #116329; }
        .ACTIVE { background: #ddf4ff; color: #0550ae; }
        .graph { overflow-x: auto; }
        .graph svg { max-width: 100%; height: auto; }
        .time { position: relative; min-width: 8em; }
        .bar { position: absolute; bottom: 0; height: 4px; min-width: 2px; background: #0969da; }
        @media (max-width: 45em) {
          .failures, .timeline { display: block; overflow-x: auto; }
          .failures td:first-child, .failures td:nth-child(3) { min-width: 5em; }
          .failures td:last-child, .timeline td:last-child { min-width: 14em; }
        }
        @media print {
          body { margin: 0; max-width: none; font-size: 10pt; }
          details::details-content { content-visibility: visible; block-size: auto; }
          tr, summary { break-inside: avoid; }
          .graph svg { max-height: 22cm; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """;

    /// <inheritdoc/>
    public void WriteStart(ReportSummary summary)
    {
        var title = Text(summary.Title);
        output.Write(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" "
                + "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + $"<title>{title}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n"
                + $"<h1>{title}</h1>\n<p>{Text(ReportText.Scope(summary))}</p>\n"
        );
        output.Write("<table class=\"counts\"><tr><th>Status</th><th>Runs</th></tr>\n");
        foreach (var (status, count) in summary.Counts)
        {
            output.Write(
                $"<tr><td>{Status(status)}</td><td>{count.ToString(CultureInfo.InvariantCulture)}</td></tr>\n"
            );
        }

        output.Write("</table>\n");
        WriteFailures(summary);
        output.Write("<h2>Runs</h2>\n");
    }

    /// <inheritdoc/>
    public void WriteRun(ReportedRun run, RunHistory history)
    {
        var open = run.Failure is null ? "" : " open";
        output.Write($"<details id=\"run-{run.Run.RunId}\"{open}>\n");
        output.Write(
            $"<summary>{Text(run.Name)} {Status(run.Run.Status)} {ReportText.Duration(run.Run.Duration)}</summary>\n"
        );
        output.Write("<table class=\"facts\">\n");
        foreach (var (name, value) in ReportText.Facts(run))
        {
            output.Write($"<tr><th>{Text(name)}</th><td>{Text(value)}</td></tr>\n");
        }

        output.Write("</table>\n");
        foreach (var problem in history.Problems)
        {
            output.Write($"<p>{Text(ReportText.Problem(problem))}</p>\n");
        }

        if (history.Graph is not null)
        {
            var image = FlowGraphRenderer.Render(history.Graph, FlowGraphFormat.Svg, history.Path);
            output.Write($"<div class=\"graph\">\n{image}</div>\n");
        }

        WriteTimeline(history);
        output.Write("</details>\n");
    }

    /// <inheritdoc/>
    public void WriteEnd() => output.Write("</body>\n</html>\n");

    private void WriteFailures(ReportSummary summary)
    {
        if (!summary.Failures.Any())
        {
            return;
        }

        output.Write("<h2>Failures</h2>\n<table class=\"failures\">\n");
        WriteHeadings(ReportText.FailureHeadings);
        foreach (var failed in summary.Failures)
        {
            output.Write(
                $"<tr><td><a href=\"#run-{failed.Run.RunId}\">{Text(failed.Name)}</a></td>"
                    + $"<td>{Status(failed.Run.Status)}</td><td>{Text(failed.Failure!.StateName)}</td>"
                    + $"<td>{Text(failed.Failure.Summary)}</td></tr>\n"
            );
        }

        output.Write("</table>\n");
    }

    private void WriteTimeline(RunHistory history)
    {
        if (history.FirstVisits.Count == 0)
        {
            return;
        }

        output.Write("<table class=\"timeline\">\n");
        WriteHeadings(ReportText.TimelineHeadings);
        foreach (var entry in history.FirstVisits)
        {
            WriteEntry(entry, history.Run);
        }

        if (history.OmittedVisits > 0)
        {
            output.Write($"<tr><td colspan=\"6\">{Text(ReportText.Omitted(history.OmittedVisits))}</td></tr>\n");
        }

        foreach (var entry in history.LastVisits)
        {
            WriteEntry(entry, history.Run);
        }

        output.Write("</table>\n");
    }

    private void WriteEntry(TimelineEntry entry, Run run)
    {
        var cells = ReportText.Cells(entry);
        output.Write("<tr>");
        for (var i = 0; i < cells.Count; i++)
        {
            var isTime = i == ReportText.StartColumn;
            output.Write(
                $"<td{(isTime ? " class=\"time\"" : "")}>{Text(cells[i])}{(isTime ? Bar(entry, run) : "")}</td>"
            );
        }

        output.Write("</tr>\n");
    }

    private void WriteHeadings(IEnumerable<string> headings) =>
        output.Write($"<tr>{string.Concat(headings.Select(heading => $"<th>{Text(heading)}</th>"))}</tr>\n");

    // The part of the run's duration that the visit took.
    private static string Bar(TimelineEntry entry, Run run)
    {
        if (entry.StartTime - run.StartTime is not { } offset || run.Duration is not { Ticks: > 0 } whole)
        {
            return "";
        }

        var left = Percent(offset, whole);
        var width = Math.Min(Percent(entry.Duration ?? (whole - offset), whole), 100 - left);
        return FormattableString.Invariant(
            $"<span class=\"bar\" style=\"left:{left:0.#}%;width:{width:0.#}%\"></span>"
        );
    }

    private static double Percent(TimeSpan part, TimeSpan whole) =>
        Math.Max(0, Math.Min(100, 100.0 * part.Ticks / whole.Ticks));

    private static string Status(string status) =>
        $"<span class=\"status {(RunStatus.All.Contains(status) ? status : "")}\">{Text(status)}</span>";

    private static string Text(string? text) => WebUtility.HtmlEncode(PlainText.Of(text ?? ""));
}
