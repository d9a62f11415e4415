using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.Http;

namespace Globus.Automate.PowerShell.Binding;

/// <summary>Identifies a run by its id, by its address on a production host, or by the run object.</summary>
public sealed class RunReference : ServiceReference
{
    /// <summary>Creates a reference from an id.</summary>
    /// <param name="runId">The id.</param>
    public RunReference(Guid runId)
        : base(runId) { }

    /// <summary>Creates a reference from an id or address in text form.</summary>
    /// <param name="run">A UUID, or an address such as <c>https://flows.globus.org/runs/&lt;id&gt;</c>.</param>
    /// <exception cref="FormatException">The text is not an id or an address of a run.</exception>
    public RunReference(string run)
        : base(ReferenceKind.Run.ParseId(run)) { }

    /// <summary>Creates a reference from a run object.</summary>
    /// <param name="run">The run.</param>
    public RunReference(Run run)
        : base(run?.RunId ?? throw new ArgumentNullException(nameof(run))) => Run = run;

    internal RunReference(Guid runId, PSObject? source)
        : base(runId)
    {
        Source = source;
        Run = source?.BaseObject is IRunSource made ? made.Run : source?.BaseObject as Run;
    }

    /// <summary>The id.</summary>
    public Guid RunId => Id;

    /// <summary>The run object, if the reference was created from one.</summary>
    public Run? Run { get; }

    /// <summary>The name for confirmation prompts: the label or title if it is known, otherwise the id.</summary>
    public string DisplayName =>
        (Run?.Label ?? Text(nameof(Run.Label)) ?? Text(nameof(Run.FlowTitle))) is { Length: > 0 } name
            ? PlainText.Of($"{name} ({RunId})")
            : RunId.ToString();
}
