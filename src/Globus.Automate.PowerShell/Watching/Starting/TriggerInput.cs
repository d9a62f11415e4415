using Globus.Automate.Http;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;

namespace Globus.Automate.PowerShell.Watching.Starting;

/// <summary>The start of a run for files of a watched folder; it is the target object of errors.</summary>
public sealed class TriggerInput : IStartInput
{
    private readonly string? _contextName;

    internal TriggerInput(Guid flowId, IReadOnlyList<string> path, string? tag, string? contextName) =>
        (FlowId, Path, Tag, _contextName) = (flowId, path, tag, contextName);

    /// <summary>The flow.</summary>
    public Guid FlowId { get; }

    /// <summary>The full paths of the files, folders or markers.</summary>
    public IReadOnlyList<string> Path { get; }

    /// <summary>The tag that identifies the run; null if no start was attempted.</summary>
    public string? Tag { get; }

    /// <summary>The command line that finds the run.</summary>
    internal string CheckLine =>
        $"Get-GlobusRun -FlowId {FlowId}{QuotedText.Parameter("-Tag", Tag)}"
        + QuotedText.Parameter("-Context", _contextName);

    /// <summary>The paths.</summary>
    public override string ToString() => Path.Count == 1 ? Path[0] : $"{Path[0]} and {Path.Count - 1} more";

    string IStartInput.RecommendedLine(StartUncertainException uncertain) => CheckLine;
}
