namespace Globus.Automate.Emulator.Collections;

/// <summary>Something that cannot be done in a collection; the code is what Transfer calls it.</summary>
internal sealed class CollectionException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static CollectionException NotFound(string path) => new("NotFound", $"No such file or directory: {path}");

    public static CollectionException Exists(string path) => new("Exists", $"The item already exists: {path}");

    /// <summary>What the path names is of a kind that is not touched.</summary>
    public static CollectionException Refused(string path, string reason) =>
        new("PermissionDenied", $"{path}: {reason}");

    public static CollectionException InvalidPath(string reason) => new("InvalidPath", reason);
}
