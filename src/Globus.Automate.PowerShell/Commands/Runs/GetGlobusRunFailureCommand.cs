using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Failures;

namespace Globus.Automate.PowerShell.Commands.Runs;

/// <summary>Gets the reasons why runs are FAILED or INACTIVE. Other runs give nothing.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusRunFailure")]
[OutputType(typeof(FailedRun))]
public sealed class GetGlobusRunFailureCommand : ConnectedCommand
{
    private FailedRunReader? _reader;

    /// <summary>The runs: ids, addresses, or run objects.</summary>
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
        _reader ??= new FailedRunReader(ActiveContext, SpecifiedContextName);
        return ForEachAsync(RunId, async run =>
        {
            if ((await _reader.ReadAsync(run, cancellationToken)).Failure is { } failed)
            {
                Write(failed);
            }
        });
    }
}
