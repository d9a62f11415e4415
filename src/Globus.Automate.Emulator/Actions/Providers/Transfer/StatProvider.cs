using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>Gets the item at a path of a collection. A missing item is a result, not a failure.</summary>
internal sealed class StatProvider(CollectionMap collections) : TransferOperation("stat")
{
    public override ProviderDescription Description { get; } =
        Describe("Transfer Stat", "Describe the item at a path in a collection", PathInput);

    protected override Task<ActionProgress> DoAsync(
        ActionRecord action,
        bool isRepeat,
        CancellationToken cancellationToken
    )
    {
        var body = JsonText.ParseObject(action.Body);
        var path = ReadPath(body, "path");
        var (full, kind) = CollectionFiles.Locate(collections.Get(ReadId(body, "endpoint_id")), path);
        var details =
            kind == FileKind.Missing
                ? new JsonObject { ["code"] = "NotFound", ["message"] = $"No such file or directory: {path}" }
                : CollectionDocument.OfFile(kind == FileKind.Directory ? new DirectoryInfo(full) : new FileInfo(full));
        if (path.IsRoot)
        {
            details["name"] = "/";
        }

        return Task.FromResult(ActionProgress.Of(ActionStatus.Succeeded, details.ToText()));
    }
}
