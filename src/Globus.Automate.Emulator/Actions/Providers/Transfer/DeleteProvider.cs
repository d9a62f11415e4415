using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>Deletes files and folders of a collection.</summary>
internal sealed class DeleteProvider(CollectionMap collections, TimeProvider clock) : TransferOperation("delete")
{
    private const string InputSchema = $$$"""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["endpoint", "DATA"],
          "properties": {
            "endpoint": {{{CollectionId}}},
            "DATA": {
              "type": "array",
              "minItems": 1,
              "maxItems": 100000,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["path"],
                "properties": {"DATA_TYPE": {"const": "delete_item"}, "path": {"type": "string", "minLength": 1}}
              }
            },
            "recursive": {"type": "boolean"},
            "ignore_missing": {"type": "boolean"},
            "interpret_globs": {"const": false},
            "label": {"type": ["string", "null"]},
            "notify_on_succeeded": {"type": "boolean"},
            "notify_on_failed": {"type": "boolean"},
            "notify_on_inactive": {"type": "boolean"}
          }
        }
        """;

    public override ProviderDescription Description { get; } =
        Describe("Transfer Delete", "Delete files from a collection", InputSchema) with
        {
            IsSynchronous = false,
            KeepsLog = true,
        };

    protected override ActionProgress Begin(ActionContext context)
    {
        var progress = TransferTask.Begin(context, "DELETE", context.Body["label"]?.GetValue<string>() ?? "");
        var document = JsonText.ParseObject(progress.Details);
        document["source_endpoint_id"] = ReadId(context.Body, "endpoint").ToString("D");
        document["source_endpoint_display_name"] = CollectionDocument.DisplayName(ReadId(context.Body, "endpoint"));
        return progress with { Details = document.ToText() };
    }

    protected override Task<ActionProgress> DoAsync(
        ActionRecord action,
        bool isRepeat,
        CancellationToken cancellationToken
    )
    {
        var body = JsonText.ParseObject(action.Body);
        var collection = collections.Get(ReadId(body, "endpoint"));
        var mayBeMissing = isRepeat || body["ignore_missing"]?.GetValue<bool>() == true;
        var counts = new CopyCounts();
        foreach (var path in body["DATA"]!.AsArray().Select(item => ReadPath(item!, "path")))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Delete(collection, path, body["recursive"]?.GetValue<bool>() == true, mayBeMissing, counts);
        }

        return Task.FromResult(TransferTask.Succeed(action, counts, clock.GetUtcNow()));
    }

    protected override ActionProgress Fail(ActionRecord action, string code, string description) =>
        TransferTask.Fail(action, code, description, clock.GetUtcNow());

    private static void Delete(
        Collection collection,
        CollectionPath path,
        bool isRecursive,
        bool mayBeMissing,
        CopyCounts counts
    )
    {
        if (path.IsRoot)
        {
            throw CollectionException.Refused("/", "the root of a collection cannot be deleted");
        }

        var (full, kind) = CollectionFiles.Locate(collection, path);
        switch (kind)
        {
            case FileKind.Missing when mayBeMissing:
                counts.Skipped++;
                break;
            case FileKind.Missing:
                throw CollectionException.NotFound(path.ToString());
            case FileKind.Directory when !isRecursive:
                throw new CollectionException("IsDirectory", $"{path} is a directory, and the task is not recursive.");
            case FileKind.Directory:
                counts.Directories++;
                Directory.Delete(full, recursive: true);
                break;
            default:
                counts.Files++;
                File.Delete(full);
                break;
        }
    }
}
