using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Json;
using Globus.Automate.Paging;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Binding.Queries;
using Globus.Automate.PowerShell.Completion;
using Globus.Automate.Raw;

namespace Globus.Automate.PowerShell.Commands.Connection;

/// <summary>Sends a request to a Globus service with the token, retries and paging of the context.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "GlobusRequest", SupportsShouldProcess = true)]
[OutputType(typeof(JsonMap))]
public sealed class InvokeGlobusRequestCommand : ConnectedCommand
{
    private JsonElement? _body;

    /// <summary>The service.</summary>
    [Parameter]
    [ValidateSet("Flows", "Auth", "Timers", "Transfer", "Search", "Groups")]
    public string Service { get; set; } = "Flows";

    /// <summary>The path below the service address, with an optional query: <c>/flows?per_page=5</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RoutePathCompleter))]
    public string Path { get; set; } = "";

    /// <summary>The method.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The body: a dictionary, an object, or JSON text.</summary>
    [Parameter]
    [DocumentTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public DocumentArgument? Body { get; set; }

    /// <summary>Additional query parameters.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public IDictionary? Query { get; set; }

    /// <summary>The scope of the token; the scope of the service by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string? Scope { get; set; }

    /// <summary>Requests all pages of a list and returns the items.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    private protected override object? ErrorTarget =>
        new RequestInput
        {
            Method = Method.ToUpperInvariant(),
            Path = Path,
            Body = _body,
            ContextName = SpecifiedContextName,
        };

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        _body = this.ReadDocument(Body, nameof(Body), path: null)?.Json;
        _ = Enum.TryParse<GlobusService>(Service, ignoreCase: true, out var service);
        var request = new RawRequest
        {
            Service = service,
            Method = Method.ToUpperInvariant(),
            Path = Path,
            Query = FilterParameters.Read(Query),
            Body = _body,
            Scope = Scope,
        };
        if (request.Method != "GET" && !ShouldProcess(Path, request.Method))
        {
            return;
        }

        if (!All)
        {
            Write(await Client.Raw.SendAsync(request, cancellationToken));
            return;
        }

        try
        {
            await foreach (var item in Client.Raw.List(request).WithCancellation(cancellationToken))
            {
                Write(item);
            }
        }
        catch (PagingException exception)
        {
            WriteFailure(exception, Path);
        }
    }
}
