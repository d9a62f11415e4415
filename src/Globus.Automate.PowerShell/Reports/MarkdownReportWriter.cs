using System.Globalization;
using System.Text.RegularExpressions;
using Globus.Automate.Definitions.Graphs.Rendering;
using Globus.Automate.Http;
using Globus.Automate.PowerShell.Graphs;

namespace Globus.Automate.PowerShell.Reports;

/// <summary>Writes a report as Markdown with Mermaid graphs, as code hosts show it.</summary>
/// <param name="output">The document.</param>
internal sealed class MarkdownReportWriter(TextWriter output) : IReportWriter
{
    // The punctuation that has a meaning within a line (https://spec.commonmark.org/0.31.2/#backslash-escapes).
    private static readonly Regex Punctuation = new(@"[#$*[\\\]_`|~]", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public void WriteStart(ReportSummary summary)
    {
        output.Write($"# {Text(summary.Title)}\n\n{Text(ReportText.Scope(summary))}\n\n");
        WriteHeadings(["Status", "Runs"]);
        foreach (var (status, count) in summary.Counts)
        {
            WriteRow([status, count.ToString(CultureInfo.InvariantCulture)]);
        }

        output.Write('\n');
        if (summary.Failures.Any())
        {
            output.Write("## Failures\n\n");
            WriteHeadings([.. ReportText.FailureHeadings, "Run id"]);
            foreach (var failed in summary.Failures)
            {
                WriteRow([
                    failed.Name,
                    failed.Run.Status,
                    failed.Failure!.StateName ?? "",
                    failed.Failure.Summary ?? "",
                    failed.Run.RunId.ToString(),
                ]);
            }

            output.Write('\n');
        }

        output.Write("## Runs\n\n");
    }

    /// <inheritdoc/>
    public void WriteRun(ReportedRun run, RunHistory history)
    {
        output.Write($"### {Text(run.Name)} ({Text(run.Run.Status)})\n\n");
        foreach (var (name, value) in ReportText.Facts(run))
        {
            output.Write($"- {name}: {Text(value)}\n");
        }

        output.Write('\n');
        foreach (var problem in history.Problems)
        {
            output.Write($"{Text(ReportText.Problem(problem))}\n\n");
        }

        if (history.Graph is not null)
        {
            var graph = FlowGraphRenderer.Render(history.Graph, FlowGraphFormat.Mermaid, history.Path);
            output.Write($"```mermaid\n{graph}```\n\n");
        }

        WriteTimeline(history);
    }

    /// <inheritdoc/>
    public void WriteEnd() { }

    private void WriteTimeline(RunHistory history)
    {
        if (history.FirstVisits.Count == 0)
        {
            return;
        }

        WriteHeadings(ReportText.TimelineHeadings);
        foreach (var entry in history.FirstVisits)
        {
            WriteRow(ReportText.Cells(entry));
        }

        if (history.OmittedVisits > 0)
        {
            WriteRow([ReportText.Omitted(history.OmittedVisits), "", "", "", "", ""]);
        }

        foreach (var entry in history.LastVisits)
        {
            WriteRow(ReportText.Cells(entry));
        }

        output.Write('\n');
    }

    private void WriteHeadings(IReadOnlyList<string> headings)
    {
        output.Write($"| {string.Join(" | ", headings)} |\n");
        output.Write($"|{string.Concat(headings.Select(_ => " --- |"))}\n");
    }

    private void WriteRow(IEnumerable<string> cells) => output.Write($"| {string.Join(" | ", cells.Select(Text))} |\n");

    private static string Text(string text) =>
        Punctuation
            .Replace(PlainText.Of(text).Replace('\n', ' ').Replace('\t', ' '), match => "\\" + match.Value)
            .Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;");
}
