namespace Globus.Automate.Emulator.Collections;

/// <summary>A failed operation on a collection; the code is that of Transfer.</summary>
internal sealed class CollectionException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static CollectionException NotFound(string path) => new("NotFound", $"No such file or directory: {path}");

    public static CollectionException Exists(string path) => new("Exists", $"The item already exists: {path}");

    /// <summary>The item at the path is of an unsupported kind.</summary>
    public static CollectionException Refused(string path, string reason) =>
        new("PermissionDenied", $"{path}: {reason}");

    public static CollectionException InvalidPath(string reason) => new("InvalidPath", reason);
}
