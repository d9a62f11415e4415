using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Hosting;
using Globus.Automate.Emulator.Http;
using Globus.Automate.Emulator.Json;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>The document of a Transfer task, which an action shows as its details.</summary>
internal static class TransferTask
{
    private const string TaskId = "task_id";
    private const string Succeeded = "SUCCEEDED";
    private const string Failed = "FAILED";

    private static readonly string[] TransferFlags =
    [
        "delete_destination_extra",
        "encrypt_data",
        "fail_on_quota_errors",
        "preserve_timestamp",
        "skip_source_errors",
        "verify_checksum",
    ];

    public static ActionProgress Begin(ActionContext context, string type, string label)
    {
        var document = new JsonObject
        {
            ["DATA_TYPE"] = "task",
            [TaskId] = IdSource.FromName($"task of {context.Action.ActionId}").ToString("D"),
            ["type"] = type,
            ["status"] = "ACTIVE",
            ["label"] = label,
            ["owner_id"] = context.Action.CreatorId.Split(':')[^1],
            ["request_time"] = context.Now.ToWire(),
            ["completion_time"] = null,
            ["nice_status"] = "Queued",
            ["is_ok"] = true,
            ["is_paused"] = false,
            ["faults"] = 0,
            ["files"] = 0,
            ["directories"] = 0,
            ["files_transferred"] = 0,
            ["files_skipped"] = 0,
            ["bytes_transferred"] = 0,
        };
        return ActionProgress.Of(ActionStatus.Active, document.ToText());
    }

    /// <summary>Adds the options of a transfer, with Transfer's defaults for absent ones.</summary>
    public static void ShowOptions(JsonObject document, JsonObject input)
    {
        foreach (var flag in TransferFlags)
        {
            document[flag] = input[flag]?.GetValue<bool>() == true;
        }

        document["recursive_symlinks"] = input["recursive_symlinks"]?.DeepClone() ?? "ignore";
        foreach (var option in (string[])["sync_level", "filter_rules", "deadline"])
        {
            document[option] = input[option]?.DeepClone();
        }
    }

    public static Guid Id(ActionRecord action) =>
        Guid.Parse(JsonText.Parse(action.Progress.Details)[TaskId]!.GetValue<string>());

    public static ActionProgress Succeed(ActionRecord action, CopyCounts counts, DateTimeOffset now)
    {
        var document = End(action, Succeeded, now);
        document["files"] = counts.Files;
        document["directories"] = counts.Directories;
        document["files_transferred"] = counts.Copied;
        document["files_skipped"] = counts.Skipped;
        document["bytes_transferred"] = counts.Bytes;
        document["subtasks_skipped_errors"] = counts.SkippedErrors;
        return ActionProgress.Of(ActionStatus.Succeeded, document.ToText());
    }

    public static ActionProgress Fail(ActionRecord action, string code, string description, DateTimeOffset now)
    {
        var document = End(action, Failed, now);
        document["nice_status"] = code;
        document["is_ok"] = false;
        document["fatal_error"] = new JsonObject { ["code"] = code, ["description"] = description };
        return ActionProgress.Of(ActionStatus.Failed, document.ToText());
    }

    private static JsonObject End(ActionRecord action, string status, DateTimeOffset now)
    {
        var document = JsonText.ParseObject(action.Progress.Details);
        document["status"] = status;
        document["completion_time"] = now.ToWire();
        document["nice_status"] = null;
        return document;
    }
}
