namespace Globus.Automate.Emulator.Tests;

/// <summary>Where the tests find the checkout and the shared data beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Data { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Globus.Automate.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the checkout.");
    }
}
