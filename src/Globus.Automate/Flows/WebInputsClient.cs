using System.Net;
using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Http;

namespace Globus.Automate.Flows;

/// <summary>The questions that runs ask people.</summary>
public sealed class WebInputsClient
{
    private readonly GlobusConnection _http;
    private readonly Uri _root;

    internal WebInputsClient(GlobusConnection http, Uri root) => (_http, _root) = (http, root);

    /// <summary>Reads a web input.</summary>
    public Task<WebInput> GetAsync(Guid webInputId, CancellationToken cancellationToken = default) =>
        _http.SendAsync(
            Get(_root.AppendPath($"web_inputs/{webInputId}")),
            GlobusJsonContext.Default.WebInput,
            cancellationToken
        );

    /// <summary>Lists web inputs in short.</summary>
    public Pageable<WebInput> List(WebInputQuery? query = null)
    {
        query ??= new WebInputQuery();
        return _http.List(
            query.Marker,
            marker => Get(query.ToQuery(marker).ToUri(_root, "web_inputs")),
            GlobusJsonContext.Default.WebInputPage,
            new ListDescription("web input"),
            complete: (WebInput input) => input
        );
    }

    /// <summary>Answers a web input, which closes it.</summary>
    /// <param name="webInputId">The web input.</param>
    /// <param name="value">The answer; for a selection, the id of the option as a JSON string.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GlobusServiceException">409: it is closed already; 422: the answer is not one of the
    /// options.</exception>
    public Task RespondAsync(Guid webInputId, JsonElement value, CancellationToken cancellationToken = default)
    {
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath($"web_inputs/{webInputId}/respond"))
        {
            Scope = GlobusScopes.FlowsAll,
            AlreadyDoneStatus = HttpStatusCode.Conflict,
        };
        call.WithJson(new WebInputResponse(new(value)), GlobusJsonContext.Default.WebInputResponse);
        return _http.SendOrDefaultAsync(call, GlobusJsonContext.Default.JsonMap, cancellationToken);
    }

    private static GlobusRequest Get(Uri address) => new(HttpMethod.Get, address) { Scope = GlobusScopes.FlowsAll };
}
