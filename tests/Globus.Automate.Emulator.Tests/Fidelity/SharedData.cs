using System.Text.Json.Nodes;

namespace Globus.Automate.Emulator.Tests.Fidelity;

/// <summary>Documents and definitions of the real service that lie beside the repository on some machines.</summary>
internal static class SharedData
{
    /// <summary>The file's content; where the folder is missing the test is skipped and says so.</summary>
    public static JsonNode Read(string folder, string file)
    {
        Require(folder);
        return JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Data, folder, file)))!;
    }

    public static JsonNode? TryRead(string folder, string file)
    {
        var path = Path.Combine(Repository.Data, folder, file);
        return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : null;
    }

    public static void Require(string folder) =>
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Repository.Data, folder)),
            $"The folder shared/data/{folder} is not beside the repository; it holds what the real service answers."
        );
}
