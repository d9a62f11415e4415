using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>Creates a folder in a collection; its parent folder must exist.</summary>
internal sealed class MkdirProvider(CollectionMap collections) : TransferOperation("mkdir")
{
    public override ProviderDescription Description { get; } =
        Describe("Transfer Mkdir", "Create a folder in a collection", PathInput);

    protected override Task<ActionProgress> DoAsync(
        ActionRecord action,
        bool isRepeat,
        CancellationToken cancellationToken
    )
    {
        var body = JsonText.ParseObject(action.Body);
        var (collection, path) = (collections.Get(ReadId(body, "endpoint_id")), ReadPath(body, "path"));
        var (full, kind) = CollectionFiles.Locate(collection, path);
        if (kind != FileKind.Missing && !(isRepeat && kind == FileKind.Directory))
        {
            throw CollectionException.Exists(path.ToString());
        }

        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw CollectionException.NotFound(new CollectionPath([.. path.Segments.SkipLast(1)]).ToString());
        }

        Directory.CreateDirectory(full);
        var details = new JsonObject
        {
            ["DATA_TYPE"] = "mkdir_result",
            ["code"] = "DirectoryCreated",
            ["message"] = "The directory was created successfully",
            ["path"] = path.ToString(),
        };
        return Task.FromResult(ActionProgress.Of(ActionStatus.Succeeded, details.ToText()));
    }
}
