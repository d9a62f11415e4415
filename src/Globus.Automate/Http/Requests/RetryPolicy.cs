namespace Globus.Automate.Http.Requests;

/// <summary>When a request may be sent again.</summary>
internal enum RetryPolicy
{
    /// <summary>Sending it twice has the effect of sending it once.</summary>
    Always,

    /// <summary>It starts something and carries no key: only when the service certainly did not take it.</summary>
    OnlyIfNotProcessed,
}
