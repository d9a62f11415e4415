namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>The result of one scan of a folder.</summary>
/// <param name="Items">The files, folders or markers that match the filter, in the order of their paths.</param>
/// <param name="Problems">The files and folders that could not be read, one sentence each.</param>
internal sealed record ScanResult(IReadOnlyList<FolderItem> Items, IReadOnlyList<string> Problems)
{
    /// <summary>Whether an item that is not in the list does not exist.</summary>
    public bool IsComplete => Problems.Count == 0;
}
