using System.Management.Automation;
using Globus.Automate.Flows;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>
/// A cmdlet that does one thing with each of the runs it is given, after asking where that is wanted. It acts when all
/// of them are there: what it does would change the list that they come from.
/// </summary>
public abstract class RunCommand : ConnectedCommand
{
    private readonly List<RunReference> _runs = [];
    private readonly HashSet<Guid> _known = [];

    /// <summary>The runs: ids, addresses, or runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FlowActionId")]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>Writes each run as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What is done, as a confirmation asks for it.</summary>
    private protected abstract string Action { get; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <summary>Does it with one run; null where the service, asked twice, has nothing more to show.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancelled when the pipeline stops.</param>
    private protected abstract Task<Run?> ChangeAsync(RunReference run, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        _runs.AddRange(RunId.Where(run => _known.Add(run.RunId)));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task EndProcessingAsync(CancellationToken cancellationToken) =>
        ForEachAsync(_runs, async reference =>
        {
            if (!ShouldProcess(reference.DisplayName, Action))
            {
                return;
            }

            var run = await ChangeAsync(reference, cancellationToken);
            if (PassThru && run is not null)
            {
                Write(run);
            }
        });
}
