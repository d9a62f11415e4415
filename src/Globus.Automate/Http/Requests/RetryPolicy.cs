namespace Globus.Automate.Http.Requests;

/// <summary>The conditions under which a request may be retried.</summary>
internal enum RetryPolicy
{
    /// <summary>Always, because the request is idempotent.</summary>
    Always,

    /// <summary>
    /// Only if the service has certainly not processed the request, which starts something and has no idempotency key.
    /// </summary>
    OnlyIfNotProcessed,
}
