using System.Net;
using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Http;
using Globus.Automate.Http.Pipeline;
using Globus.Automate.Http.Requests;
using Globus.Automate.Json;
using Globus.Automate.Paging;

namespace Globus.Automate.Flows;

/// <summary>The client of web inputs, the questions of runs to users.</summary>
public sealed class WebInputsClient
{
    private readonly GlobusConnection _connection;
    private readonly ITokenSource _tokens;
    private readonly Uri _root;

    internal WebInputsClient(GlobusConnection connection, ITokenSource tokens, Uri root) =>
        (_connection, _tokens, _root) = (connection, tokens, root);

    /// <summary>Gets a web input.</summary>
    public Task<WebInput> GetAsync(Guid webInputId, CancellationToken cancellationToken = default) =>
        _connection.SendAsync<WebInput>(Get(_root.AppendPath($"web_inputs/{webInputId}")), cancellationToken);

    /// <summary>Lists web inputs, without their options and schemas.</summary>
    public Pageable<WebInput> List(WebInputQuery? query = null)
    {
        query ??= new WebInputQuery();
        return _connection.List<WebInputPage, WebInput>(
            query.Marker,
            marker => Get(query.ToQuery(marker).ToUri(_root, "web_inputs")),
            new ListDescription("web input")
        );
    }

    /// <summary>Responds to a web input, which closes it.</summary>
    /// <param name="webInputId">The web input.</param>
    /// <param name="value">The response; for a selection, the id of the option as a JSON string.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="GlobusServiceException">409: the web input is already closed; 422: the response is not one of
    /// the options.</exception>
    public Task RespondAsync(Guid webInputId, JsonElement value, CancellationToken cancellationToken = default)
    {
        var call = new GlobusRequest(HttpMethod.Post, _root.AppendPath($"web_inputs/{webInputId}/respond"))
        {
            Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll),
            AlreadyDoneStatus = HttpStatusCode.Conflict,
            Body = new WebInputResponse(new(value)),
        };
        return _connection.SendOrDefaultAsync<JsonMap>(call, cancellationToken);
    }

    private GlobusRequest Get(Uri address) =>
        new(HttpMethod.Get, address) { Authorization = new TokenAuthorization(_tokens, GlobusScopes.FlowsAll) };
}
