using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>What names a run: its id, its address on a production host, or the run itself.</summary>
public sealed class RunReference : ServiceReference
{
    /// <summary>A run by its id.</summary>
    /// <param name="runId">The id.</param>
    public RunReference(Guid runId)
        : base(runId) { }

    /// <summary>A run by its id or address, as text.</summary>
    /// <param name="run">A UUID, or an address such as <c>https://flows.globus.org/runs/&lt;id&gt;</c>.</param>
    /// <exception cref="FormatException">The text is neither.</exception>
    public RunReference(string run)
        : base(ReferenceKind.Run.ParseId(run)) { }

    /// <summary>The run itself.</summary>
    /// <param name="run">The run.</param>
    public RunReference(Run run)
        : base(run?.RunId ?? throw new ArgumentNullException(nameof(run))) => Run = run;

    internal RunReference(Guid runId, PSObject? source)
        : base(runId)
    {
        Source = source;
        Run = source?.BaseObject as Run;
    }

    /// <summary>The id.</summary>
    public Guid RunId => Id;

    /// <summary>The run, where the reference was made from one.</summary>
    public Run? Run { get; }

    /// <summary>
    /// What to show when asking for confirmation: the label or title where one is known, else the id.
    /// </summary>
    public string DisplayName =>
        (Run?.Label ?? Text(nameof(Run.Label)) ?? Text(nameof(Run.FlowTitle))) is { Length: > 0 } name
            ? PlainText.Of($"{name} ({RunId})")
            : RunId.ToString();
}
