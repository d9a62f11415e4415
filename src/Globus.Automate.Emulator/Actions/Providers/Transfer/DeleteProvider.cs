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
            "DATA_TYPE": {"const": "delete"},
            "recursive": {{{Flag}}},
            "ignore_missing": {{{Flag}}},
            "interpret_globs": {{{Flag}}},
            "label": {{{Text}}},
            "deadline": {{{Text}}},
            "local_user": {{{Text}}},
            "skip_activation_check": {{{Flag}}},
            "store_base_path_info": {{{Flag}}},
            "notify_on_succeeded": {{{Flag}}},
            "notify_on_failed": {{{Flag}}},
            "notify_on_inactive": {{{Flag}}}
          }
        }
        """;

    public override ProviderDescription Description { get; } =
        Describe("Transfer Delete", "Delete files from a collection", InputSchema) with
        {
            IsSynchronous = false,
            KeepsLog = true,
            RenamedMembers = new Dictionary<string, string> { ["endpoint_id"] = "endpoint", ["items"] = "DATA" },
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
        var mayBeMissing = isRepeat || ReadFlag(body, "ignore_missing");
        var recursive = body["recursive"]?.GetValue<bool>();
        var counts = new CopyCounts();
        var paths = body["DATA"]!.AsArray().Select(item => ReadPath(item!, "path"));
        foreach (var path in ReadFlag(body, "interpret_globs") ? paths.SelectMany(Expand) : paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Delete(collection, path, recursive != false, mayBeMissing, counts);
        }

        return Task.FromResult(TransferTask.Succeed(action, counts, clock.GetUtcNow()));

        IEnumerable<CollectionPath> Expand(CollectionPath path) => CollectionFiles.Expand(collection, path);
    }

    protected override ActionProgress Fail(ActionRecord action, string code, string description) =>
        TransferTask.Fail(action, code, description, clock.GetUtcNow());

    /// <summary>Without a value for recursive, folders are deleted as well, as an official example expects.</summary>
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
