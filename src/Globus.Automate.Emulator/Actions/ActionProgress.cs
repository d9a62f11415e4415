namespace Globus.Automate.Emulator.Actions;

/// <summary>How far an action is. <paramref name="Details"/> is JSON; at <paramref name="ChangesAt"/> its provider looks at it again.</summary>
internal sealed record ActionProgress(ActionStatus Status, string DisplayStatus, string Details, DateTimeOffset? ChangesAt = null)
{
    public bool IsFinal => Status is ActionStatus.Succeeded or ActionStatus.Failed;

    public static ActionProgress Of(ActionStatus status, string details, DateTimeOffset? changesAt = null) =>
        new(status, status.ToString().ToUpperInvariant(), details, changesAt);
}
