using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;
using Globus.Automate.Emulator.Collections;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>
/// The base class of the Transfer providers, which work on collections and report errors with Transfer's codes.
/// </summary>
internal abstract class TransferOperation(string operation) : IBackgroundProvider
{
    protected const string CollectionId =
        """{"type": "string", "pattern": "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"}""";

    /// <summary>The schemas of optional members; null is the same as absent.</summary>
    protected const string Flag = """{"type": ["boolean", "null"]}""";

    protected const string Text = """{"type": ["string", "null"]}""";

    /// <summary>The schema of an input with one path of one collection.</summary>
    protected const string PathInput = $$$"""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["endpoint_id", "path"],
          "properties": {
            "endpoint_id": {{{CollectionId}}},
            "path": {"type": "string", "minLength": 1},
            "local_user": {{{Text}}}
          }
        }
        """;

    public string Name { get; } = $"transfer/{operation}";

    public IReadOnlyList<string> HostedUrls { get; } = HostedUrl.OnTransfer(operation);

    public abstract ProviderDescription Description { get; }

    public ActionProgress Advance(ActionContext context) =>
        context.Event == ActionEvent.Started
            ? Begin(context) with
            {
                Work = ActionWorkStage.Wanted,
            }
            : context.Action.Progress;

    public async Task<ActionProgress> WorkAsync(ActionRecord action, bool isRepeat, CancellationToken cancellationToken)
    {
        try
        {
            return await DoAsync(action, isRepeat, cancellationToken).ConfigureAwait(false);
        }
        catch (CollectionException exception)
        {
            return Fail(action, exception.Code, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(action, "ExternalError", exception.Message);
        }
    }

    protected static Guid ReadId(JsonObject body, string member) => Guid.Parse(body[member]!.GetValue<string>());

    protected static bool ReadFlag(JsonNode parent, string member) => parent[member]?.GetValue<bool>() == true;

    protected static CollectionPath ReadPath(JsonNode parent, string member) =>
        CollectionPath.Parse(parent[member]!.GetValue<string>());

    /// <summary>The progress of the action when it is stored.</summary>
    protected virtual ActionProgress Begin(ActionContext context) => ActionProgress.Of(ActionStatus.Active, "{}");

    protected virtual ActionProgress Fail(ActionRecord action, string code, string description) =>
        ActionProgress.Failed(code, description);

    /// <exception cref="CollectionException">The operation is not possible.</exception>
    protected abstract Task<ActionProgress> DoAsync(
        ActionRecord action,
        bool isRepeat,
        CancellationToken cancellationToken
    );

    protected static ProviderDescription Describe(string title, string subtitle, string inputSchema) =>
        new()
        {
            Title = title,
            Subtitle = subtitle,
            Scope = KnownScopes.Transfer,
            InputSchema = inputSchema,
            IsSynchronous = true,
        };
}
