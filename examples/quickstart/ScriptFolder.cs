namespace Globus.Automate.Quickstart;

/// <summary>
/// Finds the script where it lies in the source, so that it finds its neighbours and the built module.
/// </summary>
internal static class ScriptFolder
{
    /// <summary>The file of that name in the nearest folder above the program.</summary>
    public static string Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException($"{name} is in no folder above the program.", name);
    }
}
