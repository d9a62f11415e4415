namespace Globus.Automate.Emulator.Actions;

/// <summary>A provider whose actions have effects outside of the store, such as moving files.</summary>
internal interface IBackgroundProvider : IActionProvider
{
    /// <summary>Does the work of the action outside of any transaction, and returns its result.</summary>
    /// <param name="action">The action.</param>
    /// <param name="isRepeat">Whether the work had begun before and may be done. Effects that already exist are not
    /// errors then.</param>
    /// <param name="cancellationToken">Canceled when the action is cancelled or the emulator stops.</param>
    Task<ActionProgress> WorkAsync(ActionRecord action, bool isRepeat, CancellationToken cancellationToken);
}
