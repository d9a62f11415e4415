using System.Management.Automation;
using Globus.Automate.Auth;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Connection;
using Globus.Automate.PowerShell.Contexts;
using Globus.Automate.PowerShell.Execution;
using Timer = Globus.Automate.Timers.Timer;

namespace Globus.Automate.PowerShell.Commands.Timers;

/// <summary>Resumes timers that are paused, or that wait for a consent or a sign-in.</summary>
[Cmdlet(VerbsLifecycle.Resume, "GlobusTimer", SupportsShouldProcess = true)]
[OutputType(typeof(Timer))]
public sealed class ResumeGlobusTimerCommand : ConnectedCommand
{
    private readonly CollectedItems<TimerReference> _timers = new(timer => timer.TimerId);

    /// <summary>The timers: ids, addresses, or timer objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ValidateNotNull]
    [TimerTransformation]
    [ArgumentCompleter(typeof(TimerIdCompleter))]
    public TimerReference[] TimerId { get; set; } = [];

    /// <summary>Skips the check of the reason why the timer is inactive.</summary>
    [Parameter]
    public SwitchParameter SkipInactiveReasonCheck { get; set; }

    /// <summary>Returns each updated timer.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "TimerNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _timers.Add(TimerId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_timers.Items, timer =>
            ChangeAsync(timer.DisplayName, "Resume timer", PassThru, () =>
                ResumeAsync(timer.TimerId, cancellationToken)
            )
        );

    // The timer keeps its credentials, unless a missing consent or sign-in is the reason: replacing them could
    // introduce such a reason.
    private async Task<Timer?> ResumeAsync(Guid timerId, CancellationToken cancellationToken)
    {
        var timer = await Client.Timers.GetAsync(timerId, cancellationToken);
        var requirement = timer.GetRequirement();
        if (requirement is not null && !SkipInactiveReasonCheck && !CanConsent(requirement))
        {
            var address = Client.Options.Services.Timers;
            await ResumeRequirements.SatisfyAsync(
                ActiveContext,
                requirement,
                new(GlobusScopes.Timer, address),
                cancellationToken
            );
        }

        var scope = requirement?.RequiredScopes.FirstOrDefault(IsTimerScope);
        await Client.Timers.ResumeAsync(timerId, requirement is null ? null : true, scope, cancellationToken);
        return PassThru ? await Client.Timers.GetAsync(timerId, cancellationToken) : null;
    }

    // A client consents for itself by requesting a token with the dependencies.
    private bool CanConsent(AuthorizationRequirement requirement) =>
        ActiveContext.Authentication == AuthenticationKind.ClientCredentials
        && requirement.IsConsentOnly
        && requirement.IsWithin(GlobusScopes.Timer);

    private static bool IsTimerScope(string scope) => GlobusScopes.WithoutDependencies(scope) == GlobusScopes.Timer;
}
