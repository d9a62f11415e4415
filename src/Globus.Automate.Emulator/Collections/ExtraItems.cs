namespace Globus.Automate.Emulator.Collections;

/// <summary>Deletes the items of a destination folder that its source folder does not have.</summary>
internal static class ExtraItems
{
    /// <summary>
    /// Also deletes items whose kind differs. Items that the rules exclude from the copy remain in the destination.
    /// </summary>
    public static void Delete(string source, string destination, IReadOnlyList<FilterRule> rules)
    {
        foreach (var item in new DirectoryInfo(destination).GetFileSystemInfos())
        {
            var kind = FileKinds.Of(item.FullName);
            if (kind == FileKinds.Of(Path.Combine(source, item.Name)) || FilterRule.Excludes(rules, item.Name, kind))
            {
                continue;
            }

            if (item is DirectoryInfo { LinkTarget: null } folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                item.Delete();
            }
        }
    }
}
