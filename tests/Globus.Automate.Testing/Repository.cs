namespace Globus.Automate.Testing;

/// <summary>The checkout that the tests were built from, and the package that was built in it.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The module as it is laid out for users.</summary>
    public static string Module { get; } = PathOf("out", "Globus.Automate");

    public static string Manifest { get; } = Path.Combine(Module, "Globus.Automate.psd1");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

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
