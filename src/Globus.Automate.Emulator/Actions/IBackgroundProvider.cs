namespace Globus.Automate.Emulator.Actions;

/// <summary>A provider whose actions do something that no transaction can hold, such as moving files.</summary>
internal interface IBackgroundProvider : IActionProvider
{
    /// <summary>Does what the action is for, outside of any transaction, and tells how it ended.</summary>
    /// <param name="action">The action.</param>
    /// <param name="isRepeat">Whether the work was begun before and may have been done: what is found done is well
    /// then.</param>
    /// <param name="cancellationToken">The action was cancelled, or the emulator ends.</param>
    Task<ActionProgress> WorkAsync(ActionRecord action, bool isRepeat, CancellationToken cancellationToken);
}
