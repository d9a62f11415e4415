using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Resumes runs that are INACTIVE, once what they waited for is settled.</summary>
[Cmdlet(VerbsLifecycle.Resume, "GlobusRun", SupportsShouldProcess = true)]
[OutputType(typeof(Run))]
public sealed class ResumeGlobusRunCommand : RunCommand
{
    /// <summary>The flow's own scope, where it is known; else it is looked up.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? FlowScope { get; set; }

    /// <inheritdoc/>
    private protected override string Action => "Resume run";

    /// <inheritdoc/>
    private protected override async Task<Run?> ChangeAsync(RunReference run, CancellationToken cancellationToken) =>
        await Client.Runs.ResumeAsync(run.RunId, FlowScope ?? await FindScopeAsync(run, cancellationToken), cancellationToken);

    private async Task<string> FindScopeAsync(RunReference reference, CancellationToken cancellationToken)
    {
        var run = reference.Run ?? await Client.Runs.GetAsync(reference.RunId, cancellationToken: cancellationToken);
        return await Client.Runs.GetScopeAsync(run.FlowId, cancellationToken);
    }
}
