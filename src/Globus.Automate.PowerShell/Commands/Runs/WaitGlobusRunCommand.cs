using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Commands.Waiting;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Waiting.Runs;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Waits for runs, all together, and writes each as it ends.</summary>
[Cmdlet(VerbsLifecycle.Wait, "GlobusRun")]
[OutputType(typeof(Run))]
public sealed class WaitGlobusRunCommand : WaitingCommand
{
    private readonly List<RunReference> _runs = [];

    /// <summary>The runs to wait for: ids, addresses, or runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _runs.AddRange(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        WaitAsync(new RunWaitSubject(UsedContext, GivenContextName), _runs, cancellationToken);
}
