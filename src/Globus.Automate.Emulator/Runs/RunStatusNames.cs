namespace Globus.Automate.Emulator.Runs;

/// <summary>The names of statuses in the service and the store.</summary>
internal static class RunStatusNames
{
    public static string ToName(this RunStatus status) =>
        status switch
        {
            RunStatus.Active => "ACTIVE",
            RunStatus.Inactive => "INACTIVE",
            RunStatus.Succeeded => "SUCCEEDED",
            RunStatus.Failed => "FAILED",
            RunStatus.Ended => "ENDED",
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, message: null),
        };

    public static RunStatus Parse(string word) =>
        TryParse(word) ?? throw new InvalidDataException($"'{word}' is not a run status.");

    public static RunStatus? TryParse(string word) =>
        word.ToUpperInvariant() switch
        {
            "ACTIVE" => RunStatus.Active,
            "INACTIVE" => RunStatus.Inactive,
            "SUCCEEDED" => RunStatus.Succeeded,
            "FAILED" => RunStatus.Failed,
            "ENDED" => RunStatus.Ended,
            _ => null,
        };

    public static bool IsFinal(this RunStatus status) => status is not (RunStatus.Active or RunStatus.Inactive);
}
