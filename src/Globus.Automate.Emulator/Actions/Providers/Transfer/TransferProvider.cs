using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>
/// Copies files and folders from one collection to another. The input is the transfer document of Transfer
/// (https://docs.globus.org/api/transfer/task_submit/#transfer_specific_fields).
/// </summary>
internal sealed class TransferProvider(CollectionMap collections, TimeProvider clock) : TransferOperation("transfer")
{
    private const string Item = $$$"""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["source_path", "destination_path"],
          "properties": {
            "DATA_TYPE": {"const": "transfer_item"},
            "source_path": {"type": "string", "minLength": 1},
            "destination_path": {"type": "string", "minLength": 1},
            "recursive": {{{Flag}}},
            "external_checksum": {{{Text}}},
            "checksum_algorithm": {{{Text}}}
          }
        }
        """;

    private const string Rule = """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["name"],
          "properties": {
            "DATA_TYPE": {"const": "filter_rule"},
            "method": {"enum": ["include", "exclude"]},
            "type": {"enum": ["file", "dir", null]},
            "name": {"type": "string", "minLength": 1}
          }
        }
        """;

    private const string InputSchema = $$$"""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["source_endpoint", "destination_endpoint", "DATA"],
          "properties": {
            "DATA_TYPE": {"const": "transfer"},
            "source_endpoint": {{{CollectionId}}},
            "destination_endpoint": {{{CollectionId}}},
            "DATA": {"type": "array", "minItems": 1, "maxItems": 100000, "items": {{{Item}}}},
            "label": {{{Text}}},
            "deadline": {{{Text}}},
            "sync_level": {"enum": [0, 1, 2, 3, null]},
            "filter_rules": {"type": ["array", "null"], "items": {{{Rule}}}},
            "preserve_timestamp": {{{Flag}}},
            "verify_checksum": {{{Flag}}},
            "encrypt_data": {{{Flag}}},
            "delete_destination_extra": {{{Flag}}},
            "skip_source_errors": {{{Flag}}},
            "fail_on_quota_errors": {{{Flag}}},
            "recursive_symlinks": {"enum": ["ignore", "keep", "copy", null]},
            "source_local_user": {{{Text}}},
            "destination_local_user": {{{Text}}},
            "skip_activation_check": {{{Flag}}},
            "store_base_path_info": {{{Flag}}},
            "notify_on_succeeded": {{{Flag}}},
            "notify_on_failed": {{{Flag}}},
            "notify_on_inactive": {{{Flag}}}
          }
        }
        """;

    public override ProviderDescription Description { get; } =
        Describe("Transfer", "Transfer files between two collections", InputSchema) with
        {
            IsSynchronous = false,
            KeepsLog = true,
            RenamedMembers = new Dictionary<string, string>
            {
                ["source_endpoint_id"] = "source_endpoint",
                ["destination_endpoint_id"] = "destination_endpoint",
                ["transfer_items"] = "DATA",
            },
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

        TransferTask.ShowOptions(document, body);
        return progress with { Details = document.ToText() };
    }

    protected override async Task<ActionProgress> DoAsync(
        ActionRecord action,
        bool isRepeat,
        CancellationToken cancellationToken
    )
    {
        var body = JsonText.ParseObject(action.Body);
        var copier = new FileCopier(
            collections.Get(ReadId(body, "source_endpoint")),
            collections.Get(ReadId(body, "destination_endpoint")),
            ReadOptions(body),
            TransferTask.Id(action)
        );
        foreach (var item in body["DATA"]!.AsArray())
        {
            await copier.CopyAsync(ReadItem(item!), cancellationToken).ConfigureAwait(false);
        }

        return TransferTask.Succeed(action, copier.Counts, clock.GetUtcNow());
    }

    private static CopyItem ReadItem(JsonNode item) =>
        new(
            ReadPath(item, "source_path"),
            ReadPath(item, "destination_path"),
            item["recursive"]?.GetValue<bool>(),
            item["external_checksum"]?.GetValue<string>(),
            item["checksum_algorithm"]?.GetValue<string>()
        );

    private static CopyOptions ReadOptions(JsonObject body) =>
        new()
        {
            SyncLevel = body["sync_level"]?.ToInteger(),
            PreservesTime = ReadFlag(body, "preserve_timestamp"),
            Filters = [.. (body["filter_rules"]?.AsArray() ?? []).Select(rule => ReadRule(rule!))],
            SkipsSourceErrors = ReadFlag(body, "skip_source_errors"),
            DeletesExtra = ReadFlag(body, "delete_destination_extra"),
            SkipsLinks = (body["recursive_symlinks"]?.GetValue<string>() ?? "ignore") == "ignore",
        };

    private static FilterRule ReadRule(JsonNode rule) =>
        new(
            rule["method"]?.GetValue<string>() == "include",
            rule["type"]?.GetValue<string>() switch
            {
                "file" => FileKind.File,
                "dir" => FileKind.Directory,
                _ => null,
            },
            new Glob(rule["name"]!.GetValue<string>())
        );

    protected override ActionProgress Fail(ActionRecord action, string code, string description) =>
        TransferTask.Fail(action, code, description, clock.GetUtcNow());
}
