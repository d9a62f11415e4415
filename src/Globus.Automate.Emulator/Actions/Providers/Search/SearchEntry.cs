using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Search;

/// <summary>
/// An entry of a search index. A subject has one entry for each id, including the empty id; <paramref name="Content"/>
/// is JSON.
/// </summary>
internal sealed record SearchEntry(
    string Index,
    string Subject,
    string EntryId,
    IReadOnlyList<string> VisibleTo,
    string Content
)
{
    public JsonObject ToJson() =>
        new()
        {
            ["search_index"] = Index,
            ["subject"] = Subject,
            ["entry_id"] = EntryId.Length == 0 ? null : EntryId,
            ["visible_to"] = JsonText.ToArray(VisibleTo),
            ["content"] = JsonText.Parse(Content),
        };
}
