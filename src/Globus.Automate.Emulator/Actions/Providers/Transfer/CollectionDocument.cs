using System.Text.Json.Nodes;
using Globus.Automate.Emulator.Collections;
using Globus.Automate.Emulator.Http;

namespace Globus.Automate.Emulator.Actions.Providers.Transfer;

/// <summary>The documents of collections and their files in the format of Transfer.</summary>
internal static class CollectionDocument
{
    public static string DisplayName(Guid id) => $"Emulated collection {id:D}";

    public static JsonObject Of(Collection collection) =>
        new()
        {
            ["DATA_TYPE"] = "endpoint",
            ["id"] = collection.Id.ToString("D"),
            ["display_name"] = DisplayName(collection.Id),
            ["entity_type"] = "GCSv5_mapped_collection",
            ["subscription_id"] = null,
            ["default_directory"] = "/~/",
            ["high_assurance"] = false,
        };

    /// <summary>The item at a path; links are not followed.</summary>
    public static JsonObject OfFile(FileSystemInfo item) =>
        new()
        {
            ["DATA_TYPE"] = "file",
            ["name"] = item.Name,
            ["type"] = FileKinds.Of(item.FullName) switch
            {
                FileKind.Directory => "dir",
                FileKind.Link => "invalid_symlink",
                FileKind.File => "file",
                _ => "unknown",
            },
            ["size"] = item is FileInfo { LinkTarget: null } file ? file.Length : 0L,
            ["last_modified"] = new DateTimeOffset(item.LastWriteTimeUtc, TimeSpan.Zero).ToWire(),
            ["permissions"] = OperatingSystem.IsWindows()
                ? null
                : Convert.ToString((int)item.UnixFileMode & 0x1FF, 8).PadLeft(4, '0'),
        };
}
