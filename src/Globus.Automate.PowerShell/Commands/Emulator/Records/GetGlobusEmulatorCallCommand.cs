using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator.Control;

namespace Globus.Automate.PowerShell.Commands.Emulator.Records;

/// <summary>Gets the calls of action providers in runs, one for each action.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusEmulatorCall")]
[OutputType(typeof(EmulatorCall))]
public sealed class GetGlobusEmulatorCallCommand : EmulatorCommand
{
    /// <summary>The runs: ids, addresses, or run objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [RunTransformation]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    public RunReference[] RunId { get; set; } = [];

    /// <summary>The states whose calls to get; all states by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StateNameCompleter))]
    public string[]? StateName { get; set; }

    /// <inheritdoc/>
    protected override string NotFoundId => "RunNotFound";

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ForEachAsync(RunId, async run =>
        {
            // A response covers some visits of the run.
            for (int? visit = 1; visit is { } first;)
            {
                var page = await Control.SendAsync("GET", "calls", body: null, Query(run, first), cancellationToken);
                foreach (var call in page.Maps("calls").Select(call => new EmulatorCall(call)))
                {
                    if (StateName is null || StateName.Contains(call.StateName, StringComparer.Ordinal))
                    {
                        Write(call);
                    }
                }

                visit = page.Integer("next_visit");
            }
        });

    private static Dictionary<string, string?> Query(RunReference run, int visit) =>
        new(StringComparer.Ordinal)
        {
            ["run_id"] = run.RunId.ToString("D"),
            ["visit"] = visit.ToString(CultureInfo.InvariantCulture),
        };
}
