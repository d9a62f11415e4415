using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Auth;

namespace Globus.Automate.Emulator.Actions.Providers.Search;

/// <summary>
/// Deletes an entry, or all entries of a subject, from a search index. The emulator does not support queries.
/// </summary>
internal sealed class SearchDeleteProvider(SearchStore entries) : IActionProvider
{
    private const string InputSchema = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["delete_by", "search_index", "subject"],
          "properties": {
            "delete_by": {"enum": ["entry", "subject"]},
            "search_index": {"type": "string", "minLength": 1},
            "subject": {"type": "string", "minLength": 1},
            "entry_id": {"type": ["string", "null"]}
          }
        }
        """;

    public string Name => "search/delete";

    public IReadOnlyList<string> HostedUrls { get; } = HostedUrl.OnActions("search/delete");

    public ProviderDescription Description { get; } =
        new()
        {
            Title = "Search Delete",
            Subtitle = "Delete entries from a search index",
            Scope = KnownScopes.ActionsPrefix + "search_delete",
            InputSchema = InputSchema,
            CanCancel = false,
        };

    public ActionProgress Advance(ActionContext context) => SearchTask.Advance(context, () =>
        {
            var body = context.Body;
            var (index, subject) = (body["search_index"]!.GetValue<string>(), body["subject"]!.GetValue<string>());
            var count =
                body["delete_by"]!.GetValue<string>() == "subject"
                    ? entries.RemoveSubject(index, subject)
                    : entries.RemoveEntry(index, subject, body["entry_id"]?.GetValue<string>() ?? "");
            return new JsonObject
            {
                ["search_index"] = index,
                ["subject"] = subject,
                ["deleted"] = count,
            };
        });
}
