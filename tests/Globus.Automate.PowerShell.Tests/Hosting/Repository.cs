namespace Globus.Automate.PowerShell.Tests.Hosting;

/// <summary>Where the tests find the checkout, the built package and the shared data.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Module { get; } = Path.Combine(Root, "out", "Globus.Automate");

    public static string Manifest { get; } = Path.Combine(Module, "Globus.Automate.psd1");

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
