using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using Globus.Automate.Http;
using Globus.Automate.Json;
using Globus.Automate.PowerShell.Binding.Documents;
using Globus.Automate.PowerShell.Errors;
using Globus.Automate.PowerShell.Recommendations;
using Globus.Automate.Raw;

namespace Globus.Automate.PowerShell.Emulator.Control;

/// <summary>
/// Sends requests to the control interface of an emulator, which needs no token. All commands of the process share the
/// connection to an emulator, because tests run many short commands.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The connection lives as long as the process.")]
internal sealed class EmulatorControl
{
    private static readonly ConcurrentDictionary<Uri, EmulatorControl> Open = new();

    // A dump contains the whole state of the emulator.
    private const int LargestResponse = 256 * 1024 * 1024;

    // After a move of the clock, the emulator responds when all due states and requests are complete.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private readonly Uri _address;
    private readonly GlobusClient _client;

    private EmulatorControl(Uri address)
    {
        _address = address;
        _client = new GlobusClient(
            new GlobusClientOptions
            {
                AuthAddress = address,
                FlowsAddress = address,
                HttpTimeout = Timeout,
                MaximumResponseBytes = LargestResponse,
            }
        );
    }

    /// <summary>The control interface of the emulator at an address.</summary>
    public static EmulatorControl At(Uri address) => Open.GetOrAdd(address, key => new EmulatorControl(key));

    /// <summary>Sends a request and returns the document of its response.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below <c>/_emulator/</c>.</param>
    /// <param name="body">The members of the body; null for none.</param>
    /// <param name="query">The query; parameters without a value are omitted.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CommandException">No emulator responds at the address.</exception>
    public async Task<JsonMap> SendAsync(
        string method,
        string path,
        object? body,
        IEnumerable<KeyValuePair<string, string?>>? query,
        CancellationToken cancellationToken
    )
    {
        var request = new RawRequest
        {
            Method = method,
            Path = "_emulator/" + path,
            Body = body is null ? null : body as JsonElement? ?? DocumentReader.ReadValue(body),
            Query =
                from parameter in query ?? []
                where parameter.Value is not null
                select new KeyValuePair<string, string>(parameter.Key, parameter.Value),
            IsAnonymous = true,
        };
        try
        {
            return (JsonMap)(await _client.Raw.SendAsync(request, cancellationToken).ConfigureAwait(false))!;
        }
        catch (GlobusConnectionException exception) when (!exception.IsTimeout)
        {
            throw new CommandException(
                "EmulatorNotRunning",
                ErrorCategory.ConnectionError,
                $"No emulator responds at {_address}.",
                StartEmulatorLine.For(_address) + " # Connect-Globus -Emulator selects a running emulator.",
                exception
            )
            {
                Target = _address,
            };
        }
    }

    /// <summary>Returns the document of a GET request.</summary>
    public Task<JsonMap> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync("GET", path, body: null, query: null, cancellationToken);

    /// <summary>Returns the items of a list.</summary>
    /// <param name="name">The path below <c>/_emulator/</c>, which is also the name of the list.</param>
    /// <param name="query">The query; parameters without a value are omitted.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<IReadOnlyList<JsonMap>> ListAsync(
        string name,
        IEnumerable<KeyValuePair<string, string?>>? query,
        CancellationToken cancellationToken
    ) => (await SendAsync("GET", name, body: null, query, cancellationToken).ConfigureAwait(false)).Maps(name);

    /// <summary>Sends a document and returns that of the response.</summary>
    public Task<JsonMap> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        SendAsync("POST", path, body, query: null, cancellationToken);

    /// <summary>Deletes an item, or all items of a list.</summary>
    public Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync("DELETE", path, body: null, query: null, cancellationToken);

    /// <summary>Deletes one item of a list.</summary>
    public Task DeleteAsync(string list, Guid id, CancellationToken cancellationToken) =>
        DeleteAsync(string.Format(CultureInfo.InvariantCulture, "{0}/{1:D}", list, id), cancellationToken);
}
