using System.Collections;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Values;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.PowerShell.Emulator.Control;

namespace Globus.Automate.PowerShell.Commands.Emulator.Faults;

/// <summary>Adds a fault: what happens to the next requests to a path of an emulator.</summary>
[Cmdlet(VerbsCommon.Add, "GlobusEmulatorFault", SupportsShouldProcess = true)]
[OutputType(typeof(EmulatorFault))]
public sealed class AddGlobusEmulatorFaultCommand : EmulatorCommand
{
    /// <summary>The path of the requests to affect, in which * matches any text.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The method of the requests to affect; any method by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Method { get; set; }

    /// <summary>The status of the response; the real response by default.</summary>
    [Parameter]
    [Alias("Status")]
    [ValidateRange(200, 599)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? HttpStatus { get; set; }

    /// <summary>The headers of the response.</summary>
    [Parameter]
    [Alias("Headers")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public IDictionary? Header { get; set; }

    /// <summary>The body of the response: a text, or a document.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public object? Body { get; set; }

    /// <summary>The delay of the response in real time: a time span, or a text such as <c>00:00:05</c>.</summary>
    [Parameter]
    [DurationTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public TimeSpan? Delay { get; set; }

    /// <summary>Closes the connection instead of sending a response.</summary>
    [Parameter]
    public SwitchParameter Reset { get; set; }

    /// <summary>Closes the connection in the middle of the response.</summary>
    [Parameter]
    public SwitchParameter Truncate { get; set; }

    /// <summary>Processes the request first, so that only its response is lost.</summary>
    [Parameter]
    [Alias("After")]
    public SwitchParameter AfterProcessing { get; set; }

    /// <summary>The number of requests to affect; one by default.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int Times { get; set; } = 1;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var fault = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["path"] = Path,
            ["method"] = Method,
            ["status"] = HttpStatus,
            ["headers"] = Header,
            ["body"] = Body is null ? null : DocumentReader.ReadValue(Body),
            ["delay"] = Delay?.TotalSeconds,
            ["reset"] = Reset.IsPresent,
            ["truncate"] = Truncate.IsPresent,
            ["after"] = AfterProcessing.IsPresent,
            ["times"] = Times,
        };
        var document = DocumentReader.ReadValue(fault);
        if (ShouldProcess(Path, "Add fault to emulator"))
        {
            Write(new EmulatorFault(await Control.PostAsync("faults", document, cancellationToken)));
        }
    }
}
