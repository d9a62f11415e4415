namespace Globus.Automate.PowerShell.Watching.Files;

/// <summary>The kind of item that starts a run.</summary>
internal enum TriggerKind
{
    /// <summary>Each file.</summary>
    File,

    /// <summary>Each folder, when all of its files are complete.</summary>
    Folder,

    /// <summary>Each marker file, which a program writes when its data is complete.</summary>
    Marker,
}
