using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>Lists a folder of a collection.</summary>
internal sealed class LsProvider(CollectionMap collections) : TransferOperation("ls")
{
    private const int MaximumItems = 100_000;

    private const string InputSchema = $$$"""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["endpoint_id"],
          "properties": {
            "endpoint_id": {{{CollectionId}}},
            "path": {{{Text}}},
            "limit": {"type": ["integer", "null"], "minimum": 1, "maximum": 100000},
            "offset": {"type": ["integer", "null"], "minimum": 0},
            "show_hidden": {{{Flag}}},
            "filter": {"type": ["string", "array", "null"], "items": {"type": "string"}},
            "orderby": {"type": ["string", "array", "null"], "items": {"type": "string"}},
            "local_user": {{{Text}}}
          }
        }
        """;

    public override ProviderDescription Description { get; } =
        Describe("Transfer Ls", "List the contents of a folder in a collection", InputSchema);

    protected override Task<ActionProgress> DoAsync(
        ActionRecord action,
        bool isRepeat,
        CancellationToken cancellationToken
    )
    {
        var body = JsonText.ParseObject(action.Body);
        var id = ReadId(body, "endpoint_id");
        var path = CollectionPath.Parse(body["path"]?.GetValue<string>() ?? "/");
        var (full, kind) = CollectionFiles.Locate(collections.Get(id), path);
        if (kind == FileKind.Missing)
        {
            throw CollectionException.NotFound(path.ToString());
        }

        if (kind != FileKind.Directory)
        {
            throw new CollectionException("NotDirectory", $"{path} is a file.");
        }

        var showsHidden = body["show_hidden"]?.GetValue<bool>() != false;
        var found = new DirectoryInfo(full)
            .EnumerateFileSystemInfos()
            .Where(item => showsHidden || item.Name[0] != '.')
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .Select(CollectionDocument.OfFile)
            .Where(LsFilter.Compile(body["filter"]));
        var sorted = LsOrder.Sort(found, body["orderby"]).ToList();
        var shown = sorted.Skip(body["offset"]?.ToInteger() ?? 0).Take(body["limit"]?.ToInteger() ?? MaximumItems);
        var items = new JsonArray([.. shown]);
        var details = new JsonObject
        {
            ["DATA_TYPE"] = "file_list",
            ["endpoint"] = id.ToString("D"),
            ["path"] = path.IsRoot ? "/" : $"{path}/",
            ["length"] = items.Count,
            ["total"] = sorted.Count,
            ["DATA"] = items,
        };
        return Task.FromResult(ActionProgress.Of(ActionStatus.Succeeded, details.ToText()));
    }
}
