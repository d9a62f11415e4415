using Globus.Automate.Help.About;
using Globus.Automate.Help.Maml;
using Globus.Automate.Help.Pages;

namespace Globus.Automate.Help;

/// <summary>
/// Makes what Get-Help reads from a folder of pages: one MAML file for all commands, one text for each about topic.
/// </summary>
internal static class HelpBuild
{
    private const string AboutPrefix = "about_";
    private const string AboutSuffix = ".help.txt";

    /// <summary>Reads every page; writes the help when all of them are well formed.</summary>
    /// <param name="pagesFolder">The folder that holds the pages.</param>
    /// <param name="pagesAddress">The address at which readers find that folder, with a slash at its end.</param>
    /// <param name="outputFolder">The folder to write to.</param>
    /// <param name="mamlName">The name of the MAML file.</param>
    /// <returns>What is wrong with the pages, at most one error for each; empty when the help was written.</returns>
    public static IReadOnlyList<PageException> Run(
        string pagesFolder,
        Uri pagesAddress,
        string outputFolder,
        string mamlName
    )
    {
        var errors = new List<PageException>();
        var files = Directory.GetFiles(pagesFolder, "*.md").Order(StringComparer.Ordinal).ToList();
        List<T> ReadEach<T>(Func<string, bool> isKind, Func<PageFile, T> read) =>
            HelpBuild.ReadEach(files.Where(isKind), file => read(PageFile.Read(file, pagesAddress)), errors);
        var shared = ReadEach(IsShared, SharedParameters.Read).SingleOrDefault();
        var topics = ReadEach(IsTopic, AboutTopic.Render);
        var commands = ReadEach(IsCommand, page => CommandPageReader.Read(page, shared ?? []));
        if (errors.Count == 0)
        {
            Write(outputFolder, mamlName, commands, topics);
        }

        return errors;
    }

    private static bool IsTopic(string file) =>
        Path.GetFileName(file).StartsWith(AboutPrefix, StringComparison.Ordinal);

    private static bool IsShared(string file) => Path.GetFileName(file) == SharedParameters.FileName;

    private static bool IsCommand(string file) => !IsTopic(file) && !IsShared(file);

    private static List<T> ReadEach<T>(IEnumerable<string> files, Func<string, T> read, List<PageException> errors)
    {
        var results = new List<T>();
        foreach (var file in files)
        {
            try
            {
                results.Add(read(file));
            }
            catch (PageException exception)
            {
                errors.Add(exception);
            }
        }

        return results;
    }

    private static void Write(string folder, string mamlName, IEnumerable<CommandPage> commands, List<TopicText> topics)
    {
        Directory.CreateDirectory(folder);
        MamlFile.Write(Path.Combine(folder, mamlName), commands);
        foreach (var topic in topics)
        {
            File.WriteAllText(Path.Combine(folder, topic.Name + AboutSuffix), topic.Text);
        }

        DeleteTopicsWithoutPage(folder, topics.Select(topic => topic.Name + AboutSuffix));
    }

    private static void DeleteTopicsWithoutPage(string folder, IEnumerable<string> names)
    {
        foreach (
            var file in Directory.GetFiles(folder, AboutPrefix + "*" + AboutSuffix).ExceptBy(names, Path.GetFileName)
        )
        {
            File.Delete(file);
        }
    }
}
