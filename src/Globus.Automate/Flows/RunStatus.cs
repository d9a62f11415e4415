namespace Globus.Automate.Flows;

/// <summary>The statuses of runs.</summary>
public static class RunStatus
{
    /// <summary>The run is active.</summary>
    public const string Active = "ACTIVE";

    /// <summary>The run is waiting for a user: a consent, a sign-in or an input.</summary>
    public const string Inactive = "INACTIVE";

    /// <summary>The run has succeeded.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>The run has failed or was canceled.</summary>
    public const string Failed = "FAILED";

    /// <summary>The run was ended.</summary>
    public const string Ended = "ENDED";

    /// <summary>All statuses.</summary>
    public static IReadOnlyList<string> All { get; } = [Active, Inactive, Succeeded, Failed, Ended];
}
