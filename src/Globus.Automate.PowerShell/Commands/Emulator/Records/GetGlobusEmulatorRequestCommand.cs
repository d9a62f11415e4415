using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator.Control;

namespace Globus.Automate.PowerShell.Commands.Emulator.Records;

/// <summary>Gets the requests that an emulator received, the oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "GlobusEmulatorRequest")]
[OutputType(typeof(EmulatorRequest))]
public sealed class GetGlobusEmulatorRequestCommand : EmulatorCommand
{
    /// <summary>The path of the requests, in which * matches any text; any path by default.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Path { get; set; }

    /// <summary>The method of the requests; any method by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Method { get; set; }

    /// <summary>The number of requests to get, from the end; all by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? Last { get; set; }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["path"] = Path,
            ["method"] = Method,
            ["last"] = Last?.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var request in await Control.ListAsync("requests", query, cancellationToken))
        {
            Write(new EmulatorRequest(request));
        }
    }
}
