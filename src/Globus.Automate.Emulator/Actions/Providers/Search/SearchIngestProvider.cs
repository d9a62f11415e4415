using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Search;

/// <summary>Adds an entry to a search index.</summary>
internal sealed class SearchIngestProvider(SearchStore entries) : IActionProvider
{
    public const string Scope = "https://auth.globus.org/scopes/actions.globus.org/search/ingest";

    private const string InputSchema = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["search_index", "subject", "visible_to", "content"],
          "properties": {
            "search_index": {"type": "string", "minLength": 1},
            "subject": {"type": "string", "minLength": 1},
            "id": {"type": ["string", "null"]},
            "visible_to": {"type": "array", "minItems": 1, "items": {"type": "string"}},
            "content": {"type": "object"}
          }
        }
        """;

    public string Name => "search/ingest";

    public IReadOnlyList<string> HostedUrls { get; } = HostedUrl.OnActions("search/ingest");

    public ProviderDescription Description { get; } =
        new()
        {
            Title = "Search Ingest",
            Subtitle = "Add an entry to a search index",
            Scope = Scope,
            InputSchema = InputSchema,
            CanCancel = false,
        };

    public ActionProgress Advance(ActionContext context) => SearchTask.Advance(context, () =>
        {
            var body = context.Body;
            var entry = new SearchEntry(
                body["search_index"]!.GetValue<string>(),
                body["subject"]!.GetValue<string>(),
                body["id"]?.GetValue<string>() ?? "",
                [.. body["visible_to"]!.AsArray().Select(item => item!.GetValue<string>())],
                body["content"].ToText()
            );
            entries.Put(entry);
            return new JsonObject { ["search_index"] = entry.Index, ["subject"] = entry.Subject };
        });
}
