using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Execution;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Resumes INACTIVE runs after their requirements are met.</summary>
[Cmdlet(VerbsLifecycle.Resume, "GlobusRun", SupportsShouldProcess = true)]
[OutputType(typeof(Run))]
public sealed class ResumeGlobusRunCommand : ConnectedCommand
{
    private readonly CollectedItems<RunReference> _runs = new(run => run.RunId);

    /// <summary>The scope of the flow; it is looked up by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? FlowScope { get; set; }

    /// <summary>Skips the check of the requirements.</summary>
    [Parameter]
    public SwitchParameter SkipInactiveReasonCheck { get; set; }

    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowActionId")]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>Returns each updated run.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _runs.Add(RunId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_runs.Items, run =>
            ChangeAsync(run.DisplayName, "Resume run", PassThru, () => ResumeAsync(run, cancellationToken))
        );

    private async Task<Run?> ResumeAsync(RunReference reference, CancellationToken cancellationToken)
    {
        if (FlowScope is not null && SkipInactiveReasonCheck)
        {
            return await Client.Runs.ResumeAsync(reference.RunId, FlowScope, cancellationToken);
        }

        var run = reference.Run ?? await Client.Runs.GetAsync(reference.RunId, cancellationToken: cancellationToken);
        var scope = FlowScope ?? await Client.Runs.GetScopeAsync(RequireFlowId(run), cancellationToken);
        if (!SkipInactiveReasonCheck && run.Status == RunStatus.Inactive)
        {
            await ResumeRequirements.SatisfyAsync(
                ActiveContext,
                AuthorizationRequirement.From(run.Details),
                new(scope, ActiveContext.FlowsAddress),
                cancellationToken
            );
        }

        return await Client.Runs.ResumeAsync(run.RunId, scope, cancellationToken);
    }

    private static Guid RequireFlowId(Run run) =>
        run.FlowId
        ?? throw new CommandException(
            "InvalidArgument",
            ErrorCategory.InvalidArgument,
            $"The scope of the run {run.RunId} is unknown because the service did not return its flow.",
            $"Resume-GlobusRun {run.RunId} -FlowScope '<scope of the flow>'"
        );
}
