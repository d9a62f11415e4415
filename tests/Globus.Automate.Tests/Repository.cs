namespace Globus.Automate.Tests;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// Example documents of the services, which lie beside the repository on machines that have them.
    /// </summary>
    public static string Payload(string name)
    {
        var path = PathOf("..", "shared", "data", "payloads", name);
        if (!File.Exists(path))
        {
            Assert.Skip($"The example document {name} is not on this machine.");
        }

        return File.ReadAllText(path);
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Globus.Automate.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder.TrimEnd('/', '\\'))!);
}
