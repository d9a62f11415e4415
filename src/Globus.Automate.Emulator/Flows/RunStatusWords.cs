namespace Globus.Automate.Emulator.Flows;

/// <summary>Statuses as the service and the store spell them.</summary>
internal static class RunStatusWords
{
    public static string ToWord(this RunStatus status) => status switch
    {
        RunStatus.Active => "ACTIVE",
        RunStatus.Inactive => "INACTIVE",
        RunStatus.Succeeded => "SUCCEEDED",
        RunStatus.Failed => "FAILED",
        RunStatus.Ended => "ENDED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
    };

    public static RunStatus Parse(string word) => Enum.Parse<RunStatus>(word, ignoreCase: true);

    public static bool IsFinal(this RunStatus status) => status is not (RunStatus.Active or RunStatus.Inactive);
}
