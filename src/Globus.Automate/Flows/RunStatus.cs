namespace Globus.Automate.Flows;

/// <summary>The words of the Flows service for where a run stands.</summary>
public static class RunStatus
{
    /// <summary>It goes on.</summary>
    public const string Active = "ACTIVE";

    /// <summary>It waits for a user: a consent, a sign-in, an input.</summary>
    public const string Inactive = "INACTIVE";

    /// <summary>It came to its end.</summary>
    public const string Succeeded = "SUCCEEDED";

    /// <summary>It failed or was cancelled.</summary>
    public const string Failed = "FAILED";

    /// <summary>It was ended.</summary>
    public const string Ended = "ENDED";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Active, Inactive, Succeeded, Failed, Ended];
}
