using Globus.Automate.PowerShell.Graphs;

namespace Globus.Automate.PowerShell.Reports;

/// <summary>Writes a report in one format, run by run.</summary>
internal interface IReportWriter
{
    /// <summary>Writes the summary with all failures.</summary>
    void WriteStart(ReportSummary summary);

    /// <summary>Writes a run with its graph and its timeline.</summary>
    void WriteRun(ReportedRun run, RunHistory history);

    /// <summary>Writes the end.</summary>
    void WriteEnd();
}
