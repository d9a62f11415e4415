using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>Copies files and folders from one collection to another. Its schema excludes unsupported options.</summary>
internal sealed class TransferProvider(CollectionMap collections, TimeProvider clock) : TransferOperation("transfer")
{
    private const string InputSchema = $$$"""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["source_endpoint", "destination_endpoint", "DATA"],
          "properties": {
            "source_endpoint": {{{CollectionId}}},
            "destination_endpoint": {{{CollectionId}}},
            "DATA": {
              "type": "array",
              "minItems": 1,
              "maxItems": 100000,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["source_path", "destination_path"],
                "properties": {
                  "DATA_TYPE": {"const": "transfer_item"},
                  "source_path": {"type": "string", "minLength": 1},
                  "destination_path": {"type": "string", "minLength": 1},
                  "recursive": {"type": "boolean"}
                }
              }
            },
            "label": {"type": ["string", "null"]},
            "sync_level": {"enum": [0, 1, 2, 3, null]},
            "preserve_timestamp": {"type": "boolean"},
            "verify_checksum": {"type": "boolean"},
            "encrypt_data": {"type": "boolean"},
            "notify_on_succeeded": {"type": "boolean"},
            "notify_on_failed": {"type": "boolean"},
            "notify_on_inactive": {"type": "boolean"},
            "store_base_path_info": {"type": "boolean"},
            "recursive_symlinks": {"const": "ignore"},
            "delete_destination_extra": {"const": false},
            "skip_source_errors": {"const": false}
          }
        }
        """;

    public override ProviderDescription Description { get; } =
        Describe("Transfer", "Transfer files between two collections", InputSchema) with
        {
            IsSynchronous = false,
            KeepsLog = true,
        };

    protected override ActionProgress Begin(ActionContext context)
    {
        var body = context.Body;
        var progress = TransferTask.Begin(context, "TRANSFER", body["label"]?.GetValue<string>() ?? "");
        var document = JsonText.ParseObject(progress.Details);
        foreach (var side in (string[])["source", "destination"])
        {
            document[$"{side}_endpoint_id"] = ReadId(body, $"{side}_endpoint").ToString("D");
            document[$"{side}_endpoint_display_name"] = CollectionDocument.DisplayName(
                ReadId(body, $"{side}_endpoint")
            );
        }

        document["sync_level"] = body["sync_level"]?.DeepClone();
        return progress with { Details = document.ToText() };
    }

    protected override async Task<ActionProgress> DoAsync(
        ActionRecord action,
        bool isRepeat,
        CancellationToken cancellationToken
    )
    {
        var body = JsonText.ParseObject(action.Body);
        var options = new CopyOptions(
            body["sync_level"]?.ToInteger(),
            body["preserve_timestamp"]?.GetValue<bool>() == true
        );
        var copier = new FileCopier(
            collections.Get(ReadId(body, "source_endpoint")),
            collections.Get(ReadId(body, "destination_endpoint")),
            options,
            TransferTask.Id(action)
        );
        foreach (var item in body["DATA"]!.AsArray())
        {
            await copier
                .CopyAsync(
                    ReadPath(item!, "source_path"),
                    ReadPath(item!, "destination_path"),
                    item!["recursive"]?.GetValue<bool>() == true,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        return TransferTask.Succeed(action, copier.Counts, clock.GetUtcNow());
    }

    protected override ActionProgress Fail(ActionRecord action, string code, string description) =>
        TransferTask.Fail(action, code, description, clock.GetUtcNow());
}
